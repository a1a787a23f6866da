/**
 * An answer for a part of a line without the rest of that line, and the lines around it, where it repeats
 * them: models like to give whole lines.
 */
import { isBlank } from '../lines/index.ts';
import { countOpen } from './countOpen.ts';

/** What stands around a part of a line. */
export interface LineAround {
  /** On the line itself, before and behind it. */
  readonly lead: string;
  readonly trail: string;
  /** Whole lines above and below. */
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** The lines that stand for the code alone; all of them where it repeats nothing for certain. */
export function cutLineAround(
  answer: readonly string[],
  code: readonly string[],
  { lead, trail, above, below }: LineAround,
): readonly string[] {
  const [start, end] = [lead.trim(), trail.trim()];
  const isBegun = answer[0]?.trim() === code[0]?.trim() || code[0]?.trim().startsWith(start);
  const isEnded = answer.at(-1)?.trim() === code.at(-1)?.trim() || code.at(-1)?.endsWith(end);
  const head = isBegun ? null : cutStart(answer, start, above);
  // What a line begins with tells that the line was meant; so does it where nothing stands before.
  const isWhole = head !== null || isBlank(lead);
  const ends =
    !isEnded && (isWhole || SIGN.test(end))
      ? [end, end.replace(/\s*[;,{:]$/, '')].filter(each => each !== '')
      : [];
  const kept = head ?? answer;
  const cut = [...ends.map(each => cutEnd(kept, each, below)), head].filter(each => each !== null);
  const both = cut.length === 0 ? cutBoth(answer, code, lead, trail) : null;
  const balance = countOpen(code);
  const fits = (lines: readonly string[]) =>
    countOpen(lines) === balance && lines.some(line => !isBlank(line));
  return [...cut, ...(both === null ? [] : [both])].find(fits) ?? answer;
}

/**
 * A single line without the end of what stands before it and the beginning of what stands behind it:
 * a call around an argument, the quotes of a string.
 */
function cutBoth(
  answer: readonly string[],
  code: readonly string[],
  lead: string,
  trail: string,
): readonly string[] | null {
  const [line = '', ...rest] = answer.map(each => each.trim());
  if (rest.length > 0) return null;
  const isOwn = (part: string) => code.some(each => each.includes(part));
  for (let at = Math.max(0, lead.length - MAX_PART_CHARS); at < lead.length; at += 1) {
    const start = lead.slice(at);
    const isBegun = !/^[\w$]/.test(start) || !/[\w$]/.test(lead[at - 1] ?? '');
    if (!isBegun || start !== start.trimStart() || !line.startsWith(start.trimEnd())) continue;
    const bare = line.slice(start.trimEnd().length).trimStart();
    const end = findSharedEnd(bare, trail.trimStart());
    const quote = QUOTE.test(start) && end.startsWith(start);
    if (isOwn(start) || (!WORD.test(start) && !quote)) continue;
    // What is bound to a name is not bound to it twice; else only both ends together tell.
    if (end === '' && !/[=:]\s*$/.test(start)) continue;
    return [bare.slice(0, bare.length - end.length).trimEnd()];
  }
  return null;
}

const MAX_PART_CHARS = 1_000;
const QUOTE = /^(["'`])$/;

/** The most of a beginning that a line ends with. */
function findSharedEnd(line: string, beginning: string): string {
  for (let length = Math.min(line.length, beginning.length); length > 0; length -= 1) {
    const part = beginning.slice(0, length);
    if (line.endsWith(part)) return part;
  }
  return '';
}

/** What closes a statement or an item tells nothing by itself, and is not there twice. */
const SIGN = /^[;,]$/;
const WORD = /[\p{L}\p{N}]/u;

function cutStart(
  answer: readonly string[],
  start: string,
  above: readonly string[],
): readonly string[] | null {
  const at = WORD.test(start) ? answer.findIndex(line => line.trim().startsWith(start)) : -1;
  if (at < 0 || !areSame(answer.slice(0, at), above.slice(above.length - at))) return null;
  return [(answer[at] ?? '').trim().slice(start.length).trimStart(), ...answer.slice(at + 1)];
}

function cutEnd(
  answer: readonly string[],
  end: string,
  below: readonly string[],
): readonly string[] | null {
  const at = answer.findLastIndex((line, index) => {
    const rest = answer.slice(index + 1);
    return line.trimEnd().endsWith(end) && areSame(rest, below.slice(0, rest.length));
  });
  if (at < 0) return null;
  return [...answer.slice(0, at), (answer[at] ?? '').trimEnd().slice(0, -end.length).trimEnd()];
}

function areSame(lines: readonly string[], others: readonly string[]): boolean {
  return (
    lines.length === others.length && lines.every((line, at) => line.trim() === others[at]?.trim())
  );
}
