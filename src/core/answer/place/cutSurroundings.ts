/**
 * An answer without what it repeats of the document around the code: the lines right above the code,
 * such as the head of its class or all of the file, and those right below it.
 */
import { isBlank, readDefinition, readIndent } from '../lines/index.ts';
import { countOpen } from './countOpen.ts';

export interface Surroundings {
  /** Whole lines above and below the code. */
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** The lines of the answer that stand for the code; all of them where it repeats nothing for certain. */
export function cutSurroundings(
  answer: readonly string[],
  code: readonly string[],
  { above, below }: Surroundings,
): readonly string[] {
  const filled = [...answer.keys()].filter(at => !isBlank(answer[at] ?? ''));
  const own = filled.map(at => (answer[at] ?? '').trim());
  const old = code.filter(line => !isBlank(line)).map(line => line.trim());
  const isLonger = own.length > old.length;
  if ((!isLonger && own[0] === old[0]) || own.length > MAX_LINES) return answer;
  const head =
    measureHead(own, old, listFilled(above.slice(-MAX_LINES))) ||
    measureEnclosing(own, code, above.slice(-MAX_LINES));
  const under = isLonger || head > 0 ? listFilled(below.slice(0, MAX_LINES)) : [];
  const tail = measureTail(own.slice(head), old, under, head > 0) || measureClosing(own, head, old);
  const isBare = own.slice(0, head).every(line => !WORD.test(line));
  const from = head > 0 && isBare && tail === 0 ? 0 : head;
  if (from + tail === 0 || from + tail >= own.length) return answer;
  return answer.slice(filled[from], (filled[own.length - tail - 1] ?? answer.length) + 1);
}

/** Longer answers are not looked through. */
const MAX_LINES = 2_000;
const WORD = /[\p{L}\p{N}]/u;

function listFilled(lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => line.trim() || []);
}

/** How many lines it begins with are those right above the code. */
function measureHead(
  own: readonly string[],
  old: readonly string[],
  above: readonly string[],
): number {
  if (own[0] === old[0]) return 0;
  for (let count = Math.min(own.length - 1, above.length); count > 0; count -= 1) {
    const start = above.length - count;
    if (above.slice(start).every((line, at) => line === own[at])) return count;
  }
  return 0;
}

/** How many lines it begins with are the heads of what the code is in, however far above they stand. */
function measureEnclosing(
  own: readonly string[],
  code: readonly string[],
  above: readonly string[],
): number {
  let depth = readIndent(code.find(line => !isBlank(line)) ?? '').length;
  const heads: string[] = [];
  for (const line of above.toReversed()) {
    if (isBlank(line) || readIndent(line).length >= depth) continue;
    if (/^\s*[)}\]]/.test(line)) continue;
    // What a bracket on its own line opens is as deep as it.
    depth = readIndent(line).length + (line.trim() === '{' ? 1 : 0);
    heads.unshift(line.trim());
  }
  for (let count = Math.min(heads.length, own.length - 1); count > 0; count -= 1) {
    if (heads.slice(-count).every((line, at) => isSameHead(line, own[at] ?? ''))) return count;
  }
  // Items of a list or an object come in brackets of their own.
  return /^[{[(]$/.test(own[0] ?? '') && heads.at(-1)?.endsWith(own[0] ?? '') ? 1 : 0;
}

/** Whoever shows where a method stands does not always know what else the head of its type says. */
function isSameHead(line: string, other: string): boolean {
  const [one, two] = [readDefinition(line), readDefinition(other)];
  return line === other || (one?.kind === 'type' && two?.kind === 'type' && one.name === two.name);
}

/** How many lines it ends with are those right below the code; brackets, where the rest then closes. */
function measureTail(
  own: readonly string[],
  old: readonly string[],
  below: readonly string[],
  hasHead: boolean,
): number {
  const balance = countOpen(old);
  for (let count = Math.min(own.length - 1, below.length); count > 0; count -= 1) {
    const start = own.length - count;
    if (!own.slice(start).every((line, at) => line === below[at])) continue;
    const rest = own.slice(0, start);
    const hasWords = own.slice(start).some(line => WORD.test(line));
    const endsAlike = rest.at(-1) === old.at(-1) || own.at(-1) !== old.at(-1);
    if (countOpen(rest) === balance && (hasHead || (hasWords && endsAlike))) return count;
  }
  return 0;
}

/** How many of its last lines only close what the lines that it repeats from above open. */
function measureClosing(own: readonly string[], head: number, old: readonly string[]): number {
  if (head === 0 || own.slice(0, head).some(line => old.includes(line))) return 0;
  const opened = countOpen(own.slice(0, head));
  const closing = own.length - 1 - own.findLastIndex(line => !/^[}\])]+[;,]?$/.test(line));
  const count = Math.min(opened, closing);
  const rest = own.slice(head, own.length - count);
  return count > 0 && countOpen(rest) === countOpen(old) ? count : 0;
}
