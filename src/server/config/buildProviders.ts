/**
 * The part of the configuration that names end points: the built-in ones, and the person's own.
 *
 * A remote end point that takes a key is left out where there is none, so that nothing is asked for
 * nothing; a local one is always looked for.
 */

import type { Tier } from '../../core/types.ts';
import {
  type EnvValues,
  NONE,
  PLAIN_VARIABLES,
  type ProviderSetting,
  type SettingId,
} from '../../protocol/settings/index.ts';
import {
  CUSTOM,
  OPENROUTER,
  PROVIDER_KINDS,
  type ProviderKind,
  type ProviderSettings,
} from '../../providers/index.ts';
import type { ConfigProblem } from './problem.ts';

interface BuiltProviders {
  readonly providers: readonly ProviderSettings[];
  /** Among `providers` only where there is a key; its catalogue is public. */
  readonly openRouter: ProviderSettings;
  readonly secrets: readonly string[];
}

/** Every end point of `values`; what is wrong goes to `problems`. Ids are unique. */
export function buildProviders(
  values: EnvValues,
  env: NodeJS.ProcessEnv,
  problems: ConfigProblem[],
): BuiltProviders {
  const build = (kind: BuiltIn) => buildBuiltIn(kind, values, readKeyFor(kind, env, problems));
  const builtIn = PROVIDER_KINDS.filter(kind => 'setting' in kind).map(build);
  const providers: readonly ProviderSettings[] = [
    ...builtIn.filter(({ tier, baseUrl, apiKey }) =>
      tier === 'local' ? baseUrl !== NONE : apiKey,
    ),
    ...buildOwnProviders(values.providers, env, problems),
  ];
  const secrets = providers.flatMap(provider => (provider.apiKey ? [provider.apiKey] : []));
  return { providers, openRouter: builtIn.find(({ kind }) => kind === OPENROUTER.id)!, secrets };
}

/** A kind with a setting for its address. */
type BuiltIn = Required<Pick<ProviderKind<EndPointSetting>, 'id' | 'setting' | 'tier'>>;
type EndPointSetting = Extract<SettingId, `endpoints.${string}`>;

function buildBuiltIn(
  { id, setting, tier }: BuiltIn,
  values: EnvValues,
  apiKey: string | null,
): ProviderSettings {
  const dataCollection = values.freeModels === 'no-training' ? 'deny' : 'allow';
  const baseUrl = trimSlash(values[setting]);
  return { kind: id, id, tier, baseUrl, dataCollection, ...(apiKey !== null && { apiKey }) };
}

function readKeyFor(
  { setting }: BuiltIn,
  env: NodeJS.ProcessEnv,
  problems: ConfigProblem[],
): string | null {
  const key = Object.values(PLAIN_VARIABLES).find(({ keyFor }) => keyFor?.setting === setting);
  return key ? readKey(key.env, env, problems) : null;
}

const trimSlash = (url: string): string => url.replace(/\/+$/, '');

function buildOwnProviders(
  own: readonly ProviderSetting[],
  env: NodeJS.ProcessEnv,
  problems: ConfigProblem[],
): readonly ProviderSettings[] {
  const ids = own.map(provider => provider.id);
  const double = ids.find(
    (id, at) => ids.indexOf(id) !== at || PROVIDER_KINDS.some(kind => kind.id === id),
  );
  if (double !== undefined) {
    const wanted = `uses the id ${JSON.stringify(double)}, which is taken`;
    problems.push({ name: 'LOCALLAMA_PROVIDERS', wanted });
    return [];
  }
  return own.map(({ id, kind = CUSTOM, baseUrl, apiKeyEnv, tier, mayTrain, models }) => {
    const wanted = kind === CUSTOM ? null : findKindProblem(kind, tier);
    if (wanted !== null) problems.push({ name: 'LOCALLAMA_PROVIDERS', wanted });
    const apiKey = apiKeyEnv === undefined ? null : readKey(apiKeyEnv, env, problems);
    return {
      kind,
      id,
      baseUrl: trimSlash(baseUrl),
      tier,
      ...(mayTrain !== undefined && { mayTrainOnData: mayTrain }),
      ...(apiKey !== null && { apiKey }),
      ...(models !== undefined && { models }),
    };
  });
}

/** Who pays for a kind is known: a local one that is said to cost something is another thing. */
function findKindProblem(id: string, tier: Tier): string | null {
  const kinds = PROVIDER_KINDS.filter((kind: ProviderKind) => !kind.isSingle);
  const kind = kinds.find(each => each.id === id);
  if (!kind) {
    const known = kinds.map(each => each.id).join(', ');
    return `has the kind ${JSON.stringify(id)}, which is none of ${known}`;
  }
  if (kind.tier === tier) return null;
  return `has an end point of the kind ${id}, whose tier must be ${JSON.stringify(kind.tier)}`;
}

/** A key goes into a header, so it is one run of printable characters. */
function readKey(name: string, env: NodeJS.ProcessEnv, problems: ConfigProblem[]): string | null {
  const key = env[name]?.trim() || null;
  if (key === null || /^[\x21-\x7e]+$/.test(key)) return key;
  problems.push({ name, wanted: 'must be one line without spaces' });
  return null;
}
