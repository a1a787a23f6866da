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
  const balance = countOpen(code);
  return (
    cut.find(lines => countOpen(lines) === balance && lines.some(line => !isBlank(line))) ?? answer
  );
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
