/**
 * Examples of the form "this call gives that value", as people write them in requests and comments:
 * `add(1, 2) // => 3`, "`add(1, 2)` returns `3`", `add(1, 2) -> 3`.
 *
 * Both sides must be literals, so that each can be evaluated alone; anything else is no example.
 */
import { literalEnd, literalsEnd } from './literal.ts';

export interface CallExample {
  /** e.g. `add(1, 2)`. */
  readonly call: string;
  /** e.g. `3`. */
  readonly expected: string;
}

const MAX_EXAMPLES = 20;
const MAX_READ_CHARS = 20_000;

/** The examples in a text that call one of these names, each once. */
export function callExamples(text: string, names: readonly string[]): readonly CallExample[] {
  if (names.length === 0) return [];
  const plain = text.slice(0, MAX_READ_CHARS).replace(/`/g, '');
  const words = names.map(name => name.replace(/\$/g, '\\$'));
  const calls = new RegExp(`(?<![\\w$.])(?:${words.join('|')})\\(`, 'g');
  const found = new Map<string, CallExample>();
  for (const { index, 0: head } of plain.matchAll(calls)) {
    const example = exampleAt(plain, index, head.length);
    if (example !== null) found.set(example.call, example);
    if (found.size >= MAX_EXAMPLES) break;
  }
  return [...found.values()];
}

function exampleAt(text: string, at: number, headLength: number): CallExample | null {
  const end = literalsEnd(text, at + headLength, ')');
  if (end < 0) return null;
  const says = SAYS.exec(text.slice(end, end + 80));
  if (says === null || says[0].trim() === '') return null;
  const from = end + says[0].length;
  const to = literalEnd(text, from);
  if (to < 0 || !ENDS.test(text.slice(to))) return null;
  return { call: text.slice(at, end), expected: text.slice(from, to) };
}

/** What stands between a call and its value; the call may be an argument of a print. */
const SAYS =
  /^(?:\)?;?[ \t]*(?:\/\/|#|--)[ \t]*(?:(?:=>|->|→|➞|===?|outputs?:?|returns?:?|prints:?|expected:?|result:?)[ \t]*)?|\)?[ \t]*(?:=>|->|→|➞|⇒|===?|=)[ \t]*|[ \t]+(?:should (?:return|be|equal|give)|must (?:return|be|equal|give)|returns?|gives?|yields?|is|equals?|evaluates to|outputs?)[ \t]*:?[ \t]*)/i;

/** After the value comes the end of a line or sentence: "returns 2 numbers" is no example. */
const ENDS = /^[ \t]*(?:$|\n|[.;,)](?:\s|$)|\(|\/\/|#|and\b|but\b|because\b|since\b|"""|''')/;
