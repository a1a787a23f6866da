/** What tells that an answer cannot stand where the code stood, though it may be right by itself. */
import { isBlank } from '../lines/index.ts';
import { type Place, readOwnPart } from './applyAnswer.ts';

/** A sentence about it; null where nothing does. */
export function findMisfit(place: Place, code: string): string | null {
  const { own, lead, trail } = readOwnPart(place, code);
  const [first = ''] = own.map(line => line.trim());
  const last = own.at(-1)?.trim() ?? '';
  const selected = place.selected.trim();
  const isStarted =
    !isBlank(lead) && startsStatement(first, lead) && !startsStatement(selected, lead);
  const isEnded = !isBlank(trail) && last.endsWith(';') && !selected.endsWith(';');
  return isStarted || isEnded
    ? `${WHOLE} "${(isStarted ? first : last).slice(0, MAX_CHARS)}"`
    : null;
}

const WHOLE = 'The answer is a whole statement, where a part of one was selected:';
const MAX_CHARS = 160;

/** Whether a line begins as the one does that the code stands on: `const a = …`, `return a`. */
function startsStatement(line: string, lead: string): boolean {
  const [word] = /^[\p{L}_]+(?=\s+[\p{L}_$]|\s*$)/u.exec(lead.trim()) ?? [];
  return word !== undefined && new RegExp(`^${word}\\s+[\\p{L}_$]`, 'u').test(line);
}
