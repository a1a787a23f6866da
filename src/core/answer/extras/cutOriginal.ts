/** An answer without the selected code as it was, where it shows that beside the new one. */
import { findLanguage } from '../../languages/index.ts';
import { readOutline } from '../blocks/index.ts';
import { createRemarkCheck, findRuns, isBlank } from '../lines/index.ts';
import { VERSION } from './labels.ts';
import type { Scene } from './scene.ts';

/** The lines of the new one; all of them where both may be meant. */
export function cutOriginal(lines: readonly string[], scene: Scene): readonly string[] {
  const isRemark = createRemarkCheck(scene.language);
  const all: readonly Original[] = [
    ...findOriginals(lines, scene.old, isRemark),
    ...findCommentedOut(lines, scene, isRemark),
  ];
  for (const original of all) {
    const rest = cutLabelled(lines, original, scene, isRemark);
    if (rest !== null) return rest;
  }
  return lines;
}

interface Original {
  readonly from: number;
  readonly to: number;
  readonly isRemark: boolean;
}

type RemarkCheck = (line: string) => boolean;

/** The selected lines one after another; of code that is remarks alone it tells nothing. */
function findOriginals(
  lines: readonly string[],
  old: readonly string[],
  isRemark: RemarkCheck,
): readonly Original[] {
  const filled = [...lines.keys()].filter(at => !isBlank(lines[at] ?? ''));
  const wanted = old.filter(line => !isBlank(line)).map(line => line.trim());
  if (wanted.length >= filled.length || wanted.every(isRemark)) return [];
  const own = filled.map(at => (lines[at] ?? '').trim());
  return findRuns(own, wanted, MAX_PLACES).map(start => ({
    from: filled[start] ?? 0,
    to: (filled[start + wanted.length - 1] ?? 0) + 1,
    isRemark: false,
  }));
}

const MAX_PLACES = 2;

/** The selected code, put into remarks. */
function findCommentedOut(
  lines: readonly string[],
  { old, request }: Scene,
  isRemark: RemarkCheck,
): readonly Original[] {
  const wanted = old.filter(line => !isBlank(line)).map(line => line.trim());
  const places = [...lines.keys()].filter(at => isRemark(lines[at] ?? ''));
  if (wanted.some(isRemark) || COMMENTING.test(request)) return [];
  const bare = places.map(at => (lines[at] ?? '').trim().replace(/^(?:\/\/+|#+|--+|;+|%+)\s*/, ''));
  return findRuns(bare, wanted, 1).map(start => ({
    from: places[start] ?? 0,
    to: (places[start + wanted.length - 1] ?? 0) + 1,
    isRemark: true,
  }));
}

/** Who asks for that may want the old code kept so. */
const COMMENTING = /comment|kommentier|коммент|注释|コメント|주석/i;

/** What is left without the original and what names it; null where that is not all of the code anew. */
function cutLabelled(
  lines: readonly string[],
  { from, to, isRemark: isCommentedOut }: Original,
  scene: Scene,
  isRemark: RemarkCheck,
): readonly string[] | null {
  const known = new Set(scene.old.map(line => line.trim()));
  const isLabel = (at: number) => isRemark(lines[at] ?? '') && !known.has((lines[at] ?? '').trim());
  let first = from;
  while (isLabel(first - 1)) first -= 1;
  const head = lines.slice(0, first);
  const tail = lines.slice(to);
  const rest = [...head, ...tail];
  if (!rest.some(line => !isBlank(line) && !isRemark(line))) return null;
  const begin = tail.some(line => !isBlank(line)) ? to : 0;
  const label = findFilled(lines, begin);
  const [ownLabel, newLabel] = [lines[first], lines[label]].map(line => (line ?? '').trim());
  const isMarked =
    (first < from && VERSION.test(stripMark(ownLabel))) ||
    (isLabel(label) && VERSION.test(stripMark(newLabel)));
  if (!isCommentedOut && !isMarked && !definesAgain(rest, scene)) return null;
  if (isMarked && !isCommentedOut && !isAnew(rest, scene)) return null;
  const isNamed = isLabel(label) && VERSION.test(stripMark(newLabel));
  return isNamed ? rest.filter(line => line !== lines[label]) : rest;
}

function stripMark(line = ''): string {
  return line.replace(/^[^\p{L}]+/u, '');
}

function findFilled(lines: readonly string[], from: number): number {
  const at = lines.findIndex((line, index) => index >= from && !isBlank(line));
  return at < 0 ? from : at;
}

/** Whether lines define all that the code defines, and thus stand in its place. */
function definesAgain(lines: readonly string[], { old, language }: Scene): boolean {
  if (findLanguage(language)?.hasOverloads) return false;
  const was = readOutline(old.join('\n'));
  const now = readOutline(lines.filter(line => !DECLARES.test(line)).join('\n'));
  const names = [...was.definitions, ...was.values];
  return names.length > 0 && names.every(name => now.definitions.has(name) || now.values.has(name));
}

/** What tells of a function that follows. */
const DECLARES = /^\s*(?:(?:export|declare|default|async)\s+)*function\b[^{]*;\s*$/;

/** Whether what is said to be a version is one: it has words of the code, and is no mere addition. */
function isAnew(lines: readonly string[], scene: Scene): boolean {
  const { old } = scene;
  if (readOutline(old.join('\n')).definitions.size > 0) return definesAgain(lines, scene);
  const words = listWords(old);
  const there = new Set(listWords(lines));
  const kept = words.filter(word => there.has(word)).length;
  return kept >= words.length * LEAST_KEPT;
}

const LEAST_KEPT = 0.4;

function listWords(lines: readonly string[]): readonly string[] {
  return lines.join('\n').match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
