/** An answer that a gateway has put into an envelope of its own: `{code, msg, data: {choices}}`. */
import { type Fields, readFields, readList } from '../../http/index.ts';

/** What is inside, beside what the envelope says that it does not say itself; else as it came. */
export function unwrapEvent(event: unknown): unknown {
  const told = readFields(event);
  if (told === undefined || isAnswer(told)) return event;
  for (const [name] of ENVELOPES) {
    const inside = readFields(told[name]);
    if (inside !== undefined && isAnswer(inside)) return { ...told, ...inside };
  }
  return event;
}

const isAnswer = ({ choices, usage, object }: Fields) =>
  readList(choices).length > 0 || (usage !== undefined && object === 'chat.completion.chunk');

export const ENVELOPES: readonly (readonly [name: string, by: string])[] = [
  ['data', 'Zhipu, its reference 2024; vscode-unify-chat-provider#71 2026-03'],
  ['result', 'Cloudflare AI, its reference 2025'],
  ['output', 'DashScope with result_format message, its reference 2025'],
  ['response', 'no report yet: beside its neighbours 2026-11'],
];
