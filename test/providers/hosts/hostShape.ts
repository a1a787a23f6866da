/** The form of a row, and the words that hosts share. */

/** One host family. */
export interface HostShape {
  readonly name: string;
  /** Kind of provider; `custom` where it is a person's own end point. */
  readonly kind: string;
  readonly tier: 'local' | 'paid';
  /** Its base URL's path; `/v1` where nothing is said. */
  readonly basePath?: string;
  /** What it tells of itself, by path. */
  readonly lists: Readonly<Record<string, unknown>>;
  /** `name window` of what is offered. */
  readonly offers: readonly string[];
  /** Events of a streamed answer, which is `OK`. Strings are sent as they are. */
  readonly stream: readonly unknown[];
  /** Whether `[DONE]` follows. */
  readonly done: boolean;
  /** The same, not streamed. */
  readonly whole: unknown;
  /** Tokens of prompt and answer, and what it says that it cost. */
  readonly usage: readonly [input: number, output: number];
  readonly saidNanoUsd?: number;
  /** What it bills; for a host whose word is its bill. */
  readonly billedNanoUsd?: number;
  /** Refusals: status, body, and the kind with the wait that they mean. */
  readonly refuses: readonly (readonly [status: number, body: unknown, means: string])[];
}

export const delta = (more: object, finish: string | null = null) => ({
  id: 'c1',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: more, finish_reason: finish }],
});
export const OK = [
  delta({ role: 'assistant', content: '' }),
  delta({ content: 'O' }),
  delta({ content: 'K' }),
];
export const STOP = delta({}, 'stop');
export const last = (usage: object, more: object = {}) => ({ choices: [], usage, ...more });
export const message = (content: unknown, more: object = {}, finish: string | null = 'stop') => ({
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
  ...more,
});
export const error = (text: string, more: object = {}) => ({ error: { message: text, ...more } });
export const BASE = { prompt_tokens: 100, completion_tokens: 40, total_tokens: 140 };
