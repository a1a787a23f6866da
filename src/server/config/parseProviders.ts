/**
 * The part of the configuration that names end points: the built-in five, and the person's own.
 *
 * A remote end point that takes a key is left out where there is none, so that nothing is asked for
 * nothing; a local one is always looked for.
 */
import * as z from 'zod';
import type { FreeModels, ServerEnvName } from '../../protocol/index.ts';
import type { OpenRouterSettings, ProviderSettings } from '../../providers/index.ts';
import type { ConfigProblem, ReadText } from './problem.ts';

/** Most end points of one's own. */
const MAX_OWN = 50;
const MAX_MODELS = 500;

const DEFAULTS = {
  OLLAMA_ENDPOINT: 'http://127.0.0.1:11434',
  LM_STUDIO_ENDPOINT: 'http://127.0.0.1:1234/v1',
  LLAMA_CPP_ENDPOINT: 'http://127.0.0.1:8080/v1',
  OPENROUTER_ENDPOINT: 'https://openrouter.ai/api/v1',
  OPENAI_ENDPOINT: 'https://api.openai.com/v1',
} as const satisfies Partial<Record<ServerEnvName, string>>;
type EndPointName = keyof typeof DEFAULTS;

/** In place of a local server's address: it is not looked for. The others are off without a key. */
const OFF = 'off';
const END_POINT = 'an http or https address without user, password, query or fragment';

const httpUrl = z.string().refine(isEndPointUrl, { error: `must be ${END_POINT}` });

const ownModel = z.strictObject({
  id: z.string().min(1),
  inputUsdPerMTok: z.number().min(0).optional(),
  outputUsdPerMTok: z.number().min(0).optional(),
  contextTokens: z.number().int().min(1).optional(),
});

const ownProviders = z
  .array(
    z.strictObject({
      id: z
        .string()
        .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, { error: 'must be letters, digits, dots, dashes' }),
      baseUrl: httpUrl,
      apiKeyEnv: z
        .string()
        .regex(/^[A-Z_][A-Z0-9_]*$/i)
        .optional(),
      tier: z.enum(['local', 'free', 'paid']),
      mayTrain: z.boolean().optional(),
      models: z.array(ownModel).max(MAX_MODELS).optional(),
    }),
  )
  .max(MAX_OWN);

interface ParsedProviders {
  readonly providers: readonly ProviderSettings[];
  /** Among `providers` only where there is a key; its catalogue is public. */
  readonly openRouter: OpenRouterSettings;
  readonly secrets: readonly string[];
}

/** Reads every end point; what is wrong goes to `problems`. Ids are unique. */
export function parseProviders(
  env: NodeJS.ProcessEnv,
  text: ReadText,
  freeModels: FreeModels,
  problems: ConfigProblem[],
): ParsedProviders {
  /** The address without its last slash. */
  const at = (name: EndPointName): string => {
    const raw = text(name) ?? DEFAULTS[name];
    if (!isEndPointUrl(raw)) problems.push({ name, wanted: `must be ${END_POINT}` });
    return raw.replace(/\/+$/, '');
  };
  const isOn = (name: EndPointName) => text(name)?.toLowerCase() !== OFF;
  const openRouterKey = readKey('OPENROUTER_API_KEY', env, problems);
  const openAiKey = readKey('OPENAI_API_KEY', env, problems);
  const openRouter: OpenRouterSettings = {
    kind: 'openrouter',
    id: 'openrouter',
    baseUrl: at('OPENROUTER_ENDPOINT'),
    dataCollection: freeModels === 'no-training' ? 'deny' : 'allow',
    ...(openRouterKey !== null && { apiKey: openRouterKey }),
  };
  const openAiAt = at('OPENAI_ENDPOINT');
  const providers: readonly ProviderSettings[] = [
    ...(isOn('OLLAMA_ENDPOINT') ? [makeOllamaSettings(at('OLLAMA_ENDPOINT'))] : []),
    ...(isOn('LM_STUDIO_ENDPOINT')
      ? [makeLocalSettings('lmstudio', at('LM_STUDIO_ENDPOINT'))]
      : []),
    ...(isOn('LLAMA_CPP_ENDPOINT')
      ? [makeLocalSettings('llamacpp', at('LLAMA_CPP_ENDPOINT'))]
      : []),
    ...(openRouterKey === null ? [] : [openRouter]),
    ...(openAiKey === null ? [] : [makeOpenAiSettings(openAiAt, openAiKey)]),
    ...parseOwnProviders(env, text('LOCALLAMA_PROVIDERS'), problems),
  ];
  const secrets = providers.flatMap(provider => (provider.apiKey ? [provider.apiKey] : []));
  return { providers, openRouter, secrets };
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

function parseOwnProviders(
  env: NodeJS.ProcessEnv,
  raw: string | null,
  problems: ConfigProblem[],
): readonly ProviderSettings[] {
  if (raw === null) return [];
  const wrong = (wanted: string): readonly [] => {
    problems.push({ name: 'LOCALLAMA_PROVIDERS', wanted });
    return [];
  };
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return wrong('must be JSON'); // The parser's own words quote what may be a key.
  }
  const parsed = ownProviders.safeParse(json);
  if (!parsed.success) return wrong(`is wrong: ${z.prettifyError(parsed.error)}`);
  const ids = parsed.data.map(provider => provider.id);
  const double = ids.find((id, at) => ids.indexOf(id) !== at || TAKEN.includes(id));
  if (double !== undefined) return wrong(`uses the id ${JSON.stringify(double)}, which is taken`);
  return parsed.data.map(({ id, baseUrl, apiKeyEnv, tier, mayTrain, models }) => {
    const apiKey = apiKeyEnv === undefined ? null : readKey(apiKeyEnv, env, problems);
    return {
      kind: 'openai-compatible',
      id,
      baseUrl: baseUrl.replace(/\/+$/, ''),
      tier,
      flavour: 'any',
      ...(mayTrain !== undefined && { mayTrainOnData: mayTrain }),
      ...(apiKey !== null && { apiKey }),
      ...(models !== undefined && { models: models.map(dropUndefined) }),
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

/** Without the keys whose value is undefined. */
function dropUndefined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function isEndPointUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  const isHttp = protocol === 'http:' || protocol === 'https:';
  return isHttp && username === '' && password === '' && search === '' && hash === '';
}
