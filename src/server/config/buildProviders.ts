/**
 * The part of the configuration that names end points: the built-in five, and the person's own.
 *
 * A remote end point that takes a key is left out where there is none, so that nothing is asked for
 * nothing; a local one is always looked for.
 */
import { type EnvValues, NONE, type ProviderSetting } from '../../protocol/settings/index.ts';
import type { OpenRouterSettings, ProviderSettings } from '../../providers/index.ts';
import type { ConfigProblem } from './problem.ts';

interface BuiltProviders {
  readonly providers: readonly ProviderSettings[];
  /** Among `providers` only where there is a key; its catalogue is public. */
  readonly openRouter: OpenRouterSettings;
  readonly secrets: readonly string[];
}

/** Every end point of `values`; what is wrong goes to `problems`. Ids are unique. */
export function buildProviders(
  values: EnvValues,
  env: NodeJS.ProcessEnv,
  problems: ConfigProblem[],
): BuiltProviders {
  const openRouterKey = readKey('OPENROUTER_API_KEY', env, problems);
  const openAiKey = readKey('OPENAI_API_KEY', env, problems);
  const openRouter: OpenRouterSettings = {
    kind: 'openrouter',
    id: 'openrouter',
    baseUrl: trimSlash(values['endpoints.openRouter']),
    dataCollection: values.freeModels === 'no-training' ? 'deny' : 'allow',
    ...(openRouterKey !== null && { apiKey: openRouterKey }),
  };
  const providers: readonly ProviderSettings[] = [
    ...makeLocal(values['endpoints.ollama'], makeOllamaSettings),
    ...makeLocal(values['endpoints.lmStudio'], url => makeLocalSettings('lmstudio', url)),
    ...makeLocal(values['endpoints.llamaCpp'], url => makeLocalSettings('llamacpp', url)),
    ...(openRouterKey === null ? [] : [openRouter]),
    ...(openAiKey === null
      ? []
      : [makeOpenAiSettings(trimSlash(values['endpoints.openAi']), openAiKey)]),
    ...buildOwnProviders(values.providers, env, problems),
  ];
  const secrets = providers.flatMap(provider => (provider.apiKey ? [provider.apiKey] : []));
  return { providers, openRouter, secrets };
}

const trimSlash = (url: string): string => url.replace(/\/+$/, '');

/** None where the local server is not to be looked for. */
function makeLocal(
  url: string,
  make: (baseUrl: string) => ProviderSettings,
): readonly ProviderSettings[] {
  return url === NONE ? [] : [make(trimSlash(url))];
}

function makeOllamaSettings(baseUrl: string): ProviderSettings {
  return { kind: 'ollama', id: 'ollama', baseUrl };
}

function makeLocalSettings(id: 'lmstudio' | 'llamacpp', baseUrl: string): ProviderSettings {
  return { kind: 'openai-compatible', id, baseUrl, tier: 'local', flavour: id };
}

function makeOpenAiSettings(baseUrl: string, apiKey: string): ProviderSettings {
  const flavour = 'openai';
  return { kind: 'openai-compatible', id: 'openai', baseUrl, apiKey, tier: 'paid', flavour };
}

/** The ids that own end points may not take: the built-in five. */
const TAKEN = ['ollama', 'lmstudio', 'llamacpp', 'openrouter', 'openai'];

function buildOwnProviders(
  own: readonly ProviderSetting[],
  env: NodeJS.ProcessEnv,
  problems: ConfigProblem[],
): readonly ProviderSettings[] {
  const ids = own.map(provider => provider.id);
  const double = ids.find((id, at) => ids.indexOf(id) !== at || TAKEN.includes(id));
  if (double !== undefined) {
    const wanted = `uses the id ${JSON.stringify(double)}, which is taken`;
    problems.push({ name: 'LOCALLAMA_PROVIDERS', wanted });
    return [];
  }
  return own.map(({ id, baseUrl, apiKeyEnv, tier, mayTrain, models }) => {
    const apiKey = apiKeyEnv === undefined ? null : readKey(apiKeyEnv, env, problems);
    return {
      kind: 'openai-compatible',
      id,
      baseUrl: trimSlash(baseUrl),
      tier,
      flavour: 'any',
      ...(mayTrain !== undefined && { mayTrainOnData: mayTrain }),
      ...(apiKey !== null && { apiKey }),
      ...(models !== undefined && { models }),
    };
  });
}

/** A key goes into a header, so it is one run of printable characters. */
function readKey(name: string, env: NodeJS.ProcessEnv, problems: ConfigProblem[]): string | null {
  const key = env[name]?.trim() || null;
  if (key === null || /^[\x21-\x7e]+$/.test(key)) return key;
  problems.push({ name, wanted: 'must be one line without spaces' });
  return null;
}
