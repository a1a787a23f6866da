/** How OpenAI-compatible end points differ, as data. A new one is a new row, not a subclass. */
import type { Tier } from '../../core/types.ts';
import { CUSTOM } from '../settings.ts';

export interface Dialect {
  /** The kind of provider that speaks it. */
  readonly id: string;
  /** As a person knows it. */
  readonly name: string;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** Understands `stream_options.include_usage`; others refuse the field. */
  readonly includeUsage: boolean;
  /** Nothing is asked of it without a key. */
  readonly needsKey: boolean;
  /** Tells how sure the model was of each token, where it is asked to. */
  readonly tellsLogprobs: boolean;
  /** Where models are listed, best first. `//` begins at the origin. */
  readonly modelLists: readonly string[];
  /** Where the window is told, for servers of one model. */
  readonly propsPath?: string;
  /** Names of listed models that do not chat. */
  readonly notForChat: RegExp;
  /** Windows that end points do not tell, by the model's name; the first that fits. */
  readonly contexts: readonly (readonly [RegExp, number])[];
  /** It loads a model with a window of its own choosing, and tells that only afterwards. */
  readonly choosesWindow: boolean;
}

/** Words in the names of OpenAI's models that do something else. */
const NOT_FOR_CHAT = new RegExp(
  [
    'embed|whisper|tts|dall-e|moderation|rerank|image|audio|realtime|transcribe|sora',
    'davinci|babbage|-search|-instruct-0914|computer-use|codex|-pro\\b|deep-research',
  ].join('|'),
  'i',
);

const COMMON: Dialect = {
  id: CUSTOM,
  name: 'The end point',
  maxTokensField: 'max_tokens',
  includeUsage: true,
  needsKey: false,
  tellsLogprobs: false,
  modelLists: ['/models'],
  notForChat: /embed|whisper|\btts\b|rerank|moderation|-ocr\b|dall-e|imagen|stable-?diffusion/i,
  contexts: [],
  choosesWindow: false,
};

/** A dialect of a built-in end point: see `ProviderKind`. */
interface BuiltInDialect<Setting extends string> extends Dialect {
  readonly setting: Setting;
  readonly tier: Tier;
  readonly advice?: string;
}

const defineDialect = <const Setting extends string>(
  row: Partial<Dialect> &
    Omit<BuiltInDialect<Setting>, keyof Dialect> &
    Pick<Dialect, 'id' | 'name'>,
): BuiltInDialect<Setting> => ({ ...COMMON, ...row });

/** One row each, in the order in which they are shown. */
export const DIALECTS = [
  defineDialect({
    id: 'lmstudio',
    name: 'LM Studio',
    setting: 'endpoints.lmStudio',
    tier: 'local',
    advice: 'If you use LM Studio, start its server in the Developer tab, or correct its address.',
    // Its own list tells what is loaded with which window; `/v1/models` tells neither.
    modelLists: ['//api/v0/models', '//api/v1/models', '/models'],
    choosesWindow: true,
  }),
  defineDialect({
    id: 'llamacpp',
    name: 'llama.cpp',
    setting: 'endpoints.llamaCpp',
    tier: 'local',
    advice: 'If you use llama.cpp, start "llama-server", or correct its address.',
    propsPath: '//props',
    tellsLogprobs: true,
  }),
  defineDialect({
    id: 'openai',
    name: 'OpenAI',
    setting: 'endpoints.openAi',
    tier: 'paid',
    maxTokensField: 'max_completion_tokens',
    needsKey: true,
    notForChat: NOT_FOR_CHAT,
    contexts: [
      [/^gpt-5/, 400_000],
      [/^gpt-4\.1/, 1_047_576],
      [/^o\d/, 200_000],
      [/^(gpt-4o|gpt-4-turbo|chatgpt-4o)/, 128_000],
      [/^gpt-4/, 8_192],
      [/^gpt-3\.5/, 16_385],
      // Every model for chat that came after these has more.
      [/./, 128_000],
    ],
  }),
] as const;

/** That of a kind of provider; an unknown one is spoken to as most are. */
export function findDialect(kind: string): Dialect {
  return DIALECTS.find(({ id }) => id === kind) ?? COMMON;
}
