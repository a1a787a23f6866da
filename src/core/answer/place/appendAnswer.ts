/** What an answer's code becomes below the code that it was asked for, which stays. */

import { findSharedIndent, isBlank, matchLines, readIndent } from '../lines/index.ts';
import {
  applyAnswer,
  listLinesAround,
  type Place,
  readAnswerLines,
  readPlace,
} from './applyAnswer.ts';
import { cutGaps } from './cutGaps.ts';
import { cutRepeated } from './cutRepeated.ts';
import { placeLines } from './placeLines.ts';

/** A part of a document, and what takes its place. */
export interface Change {
  readonly old: string;
  readonly now: string;
}

/** Between the code and what stands below it. */
export type Gap = 'line' | 'empty-line';

/** The code with the answer under it, without what the answer repeats of the code. */
export function appendAnswer(place: Place, code: string, gap: Gap): Change {
  const whole = extendToLineEnd(place);
  const old = readPlace(whole).lines.map(({ text }) => text);
  const own = cutGaps(readAnswerLines(code), old, place.language);
  const added = cutRepeated(own, old);
  const isGrown = added === own && hasAll(own, old);
  if (isGrown) return { old: whole.selected, now: applyAnswer(whole, code) };
  return insertLines(whole, added, gap);
}

/** The code with all of the answer under it. */
export function insertBelow(place: Place, code: string, gap: Gap): Change {
  const whole = extendToLineEnd(place);
  const old = readPlace(whole).lines.map(({ text }) => text);
  return insertLines(whole, cutGaps(readAnswerLines(code), old, place.language), gap);
}

/** Whether the answer is the code with something added inside of it. */
function hasAll(own: readonly string[], code: readonly string[]): boolean {
  const found = new Set(matchLines(code, own));
  return code.every((line, at) => isBlank(line) || found.has(at));
}

/** What is below a line stands below all of it. */
function extendToLineEnd(place: Place): Place {
  const { selected, after } = place;
  if (/\n[ \t]*$/.test(selected)) return place;
  const rest = /^[^\r\n]*/.exec(after)?.[0] ?? '';
  return { ...place, selected: selected + rest, after: after.slice(rest.length) };
}

function insertLines(place: Place, added: readonly string[], gap: Gap): Change {
  const { selected, language } = place;
  if (added.length === 0) return { old: selected, now: selected };
  const { lines, tail, eol } = readPlace(place);
  const texts = lines.map(({ text }) => text);
  const margin = findSharedIndent(texts.filter(text => !isBlank(text)).map(readIndent));
  const layout = { language, around: [...texts, ...listLinesAround(place)] };
  const below = placeLines([`${margin}x`], added, layout).map(({ text }) => text);
  const kept = selected.slice(0, selected.length - tail.length);
  const between = gap === 'line' ? eol : eol + eol;
  return { old: selected, now: kept + between + below.join(eol) + tail };
}
