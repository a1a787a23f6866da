/**
 * Examples of the form "this call gives that value", as people write them in requests and comments:
 * `add(1, 2) // => 3`, "`add(1, 2)` returns `3`", `add(1, 2) -> 3`.
 *
 * Both sides must be literals, so that each can be evaluated alone; anything else is no example.
 */
import type { CallExample } from '../run/index.ts';
import { findLiteralEnd, findLiteralsEnd } from './literal.ts';

const MAX_EXAMPLES = 20;
const MAX_READ_CHARS = 20_000;

/**
 * The examples in a text that call one of these names, each once. One call with two values is told of
 * a state that changes, or of a bug, and is no example.
 */
export function findCallExamples(text: string, names: readonly string[]): readonly CallExample[] {
  if (names.length === 0) return [];
  const plain = text.slice(0, MAX_READ_CHARS).replace(/`/g, '');
  const words = names.map(name => name.replace(/\$/g, '\\$'));
  const calls = new RegExp(`(?<![\\w$.])(?:${words.join('|')})\\(`, 'g');
  const found = new Map<string, CallExample>();
  const doubtful = new Set<string>();
  for (const { index, 0: head } of plain.matchAll(calls)) {
    const example = readExampleAt(plain, index, head.length);
    if (example === null) continue;
    const { call, expected } = example;
    if ((found.get(call)?.expected ?? expected) !== expected) doubtful.add(call);
    found.set(call, example);
    if (found.size >= MAX_EXAMPLES) break;
  }
  return [...found.values()].filter(({ call }) => !doubtful.has(call));
}

function readExampleAt(text: string, at: number, headLength: number): CallExample | null {
  const end = findLiteralsEnd(text, at + headLength, ')');
  if (end < 0 || IS_ACTUAL.test(text.slice(Math.max(0, at - 24), at))) return null;
  const says = SAYS.exec(text.slice(end, end + 80));
  if (says === null || says[0].trim() === '') return null;
  const values: string[] = [];
  let to = end + says[0].length;
  for (;;) {
    const from = to;
    to = findLiteralEnd(text, from);
    if (to < 0) return null;
    values.push(text.slice(from, to));
    const comma = /^[ \t]*,[ \t]*(?:and[ \t]+)?/.exec(text.slice(to, to + 16));
    if (comma === null || values.length >= MAX_VALUES) break;
    const next = to + comma[0].length;
    if (findLiteralEnd(text, next) < 0) break;
    to = next;
  }
  const rest = text.slice(to, to + 80);
  if (!ENDS.test(rest) || IS_COMPLAINT.test(rest.split('\n', 1)[0] ?? '')) return null;
  // Several values are a sequence, whether the code gives a tuple, a list or one after the other.
  const expected = values.length === 1 ? (values[0] ?? '') : `[${values.join(', ')}]`;
  return { call: text.slice(at, end), expected };
}

/** Most values of one sequence. */
const MAX_VALUES = 50;

/** What the code does is no wish. */
const IS_ACTUAL = /\b(?:currently|actually|now|wrongly|incorrectly|why|why does|but)\s*[("]?$/i;
const IS_COMPLAINT = /^[^.]{0,60}\b(?:but|should|instead|expected|wrong|incorrect|bug)\b/i;

/** What stands between a call and its value; the call may be an argument of a print. */
const SAYS =
  /^(?:\)?;?[ \t]*(?:\/\/|#|--)[ \t]*(?:(?:=>|->|→|➞|===?|outputs?:?|returns?:?|prints:?|expected:?|result:?)[ \t]*)?|\)?[ \t]*(?:=>|->|→|➞|⇒|===?|=)[ \t]*|[ \t]+(?:should (?:return|be|equal|give)|must (?:return|be|equal|give)|returns?|gives?|yields?|is|equals?|evaluates to|outputs?)[ \t]*:?[ \t]*)/i;

/** After the value comes the end of a line or sentence: "returns 2 numbers" is no example. */
const ENDS = /^[ \t]*(?:$|\n|[.;,)](?:\s|$)|\(|\/\/|#|and\b|because\b|since\b|"""|''')/;

/** A request to mend code tells what the code does, too: no value in it is surely the wanted one. */
export function isFaultReport(request: string): boolean {
  return FAULT.test(request.slice(0, MAX_READ_CHARS));
}

const FAULT =
  /\b(?:fix(?:es)?|bugs?|buggy|wrong(?:ly)?|incorrect(?:ly)?|instead of|broken|fails?|failing|debug|repair|correct (?:the|this|it)|issue|(?:does ?n[o'’]t|not) work|currently|but (?:it|that|this|should))\b/i;
