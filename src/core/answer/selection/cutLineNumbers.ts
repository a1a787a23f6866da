/** The numbers that models put before lines, since they were shown lines that way. */
import { measureKept } from '../lines/index.ts';

/** The code without them; as it is where they may be its own, as in `1 => 2,`. */
export function cutLineNumbers(code: string, selected: string): string {
  const bare = readNumbered(selected) === null ? readNumbered(code) : null;
  if (bare === null) return code;
  const isCertain = RULED.test(code) || measureKept(selected, bare) > measureKept(selected, code);
  return isCertain ? bare : code;
}

/** What stands between a number and its line in print, and in no code. */
const RULED = /^\s*\d{1,6}\s*[│→]/;
const NUMBERED = /^\s*(\d{1,6})(?:\s*[|│→:]\s?|\t|[.)]\s|\s{1,4}(?=\S)|$)(.*)$/;

/** The lines behind numbers that count up; null where they do not. */
function readNumbered(text: string): string | null {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  if (lines.length < LEAST_LINES) return null;
  const read = lines.map(line => NUMBERED.exec(line));
  const first = Number(read[0]?.[1]);
  const counts = read.every((match, at) => match !== null && Number(match[1]) === first + at);
  return counts ? read.map(match => match?.[2] ?? '').join('\n') : null;
}

/** One number may be anything. */
const LEAST_LINES = 2;
