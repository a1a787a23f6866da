/**
 * The lines of an answer at the depth of the lines that they stand for.
 *
 * An answer comes at the depth of the code, or without the margin that all of the code has, or with a
 * first line that alone lost its margin. Each is tried, and what puts most of the unchanged lines
 * where they stood is right. Where none of them tells, the answer is moved as a whole, so that what
 * stands furthest left in it stands where that did in the code. Texts in the code stay as they were
 * written where they stand at the margin.
 */

import {
  detectLevel,
  findSharedIndent,
  isBlank,
  matchLines,
  measureIndent,
  moveIndent,
  readIndent,
} from '../lines/index.ts';
import { findTexts, type TextRange } from './findTexts.ts';
import { isSameMoved } from './isSameMoved.ts';
import { type Conversion, chooseConversions, type Layout } from './levels.ts';
import { opensBlock } from './opensBlock.ts';

export interface PlacedLine {
  readonly text: string;
  /** The line of the code that it is; null for a new one. */
  readonly from: number | null;
}

/** Puts the lines of an answer into the place of `code`. */
export function placeLines(
  code: readonly string[],
  answer: readonly string[],
  layout: Layout,
): readonly PlacedLine[] {
  if (isSameMoved(code, answer, layout.language)) {
    return code.map((text, from) => ({ text, from }));
  }
  const matches = matchLines(code, answer);
  const old = readShape(code, layout.language);
  const now = readShape(answer, layout.language);
  const conversions = chooseConversions(code, answer, layout);
  const plans = conversions.flatMap(convert => listPlans(old, now, convert));
  const scene: Scene = { old, now, matches, layout };
  const plan = chooseBest(plans, scene);
  const indents = now.texts.reduce((all, text) => placeText(text, all, scene), plan);
  return answer.map((line, at) => {
    const from = matches[at] ?? null;
    const original = from === null ? undefined : code[from];
    if (isBlank(line)) return { text: original ?? '', from };
    const indent = indents[at] ?? '';
    const isSame = original !== undefined && readIndent(original) === indent;
    return { text: isSame ? original : indent + line.trimStart(), from };
  });
}

/** Lines with what their indentation is told by. */
interface Shape {
  readonly lines: readonly string[];
  readonly indents: readonly string[];
  readonly texts: readonly TextRange[];
  /** The places of its lines of code, all but empty lines and texts. */
  readonly code: readonly number[];
}

function readShape(lines: readonly string[], language: string | null): Shape {
  const texts = findTexts(lines, language);
  const isText = new Set(texts.flatMap(({ from, to }) => listPlaces(from, to)));
  const filled = [...lines.keys()].filter(at => !isBlank(lines[at] ?? ''));
  const bare = filled.filter(at => !isText.has(at));
  return { lines, indents: lines.map(readIndent), texts, code: bare.length > 0 ? bare : filled };
}

function listPlaces(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

interface Scene {
  readonly old: Shape;
  readonly now: Shape;
  readonly matches: readonly (number | null)[];
  readonly layout: Layout;
}

/** An indent for each line of the answer. */
type Plan = readonly string[];

function findMargin({ indents, code }: Shape, skipped = 0): string {
  return findSharedIndent(code.slice(skipped).map(at => indents[at] ?? ''));
}

/** The ways in which the answer may have been indented; in doubt the first. */
function listPlans(old: Shape, now: Shape, convert: Conversion): readonly Plan[] {
  const move = (from: string, to: string): Plan =>
    now.indents.map(indent =>
      indent.startsWith(from)
        ? to + convert(indent.slice(from.length))
        : moveIndent(indent, from, to),
    );
  const margin = findMargin(old);
  const own = findMargin(now);
  const first = old.indents[old.code[0] ?? 0] ?? '';
  const ownFirst = now.indents[now.code[0] ?? 0] ?? '';
  const plans = [move(own, margin)];
  // What stands left of it all then is a text that is not known as one.
  if (first === ownFirst && own.length < margin.length) plans.unshift(now.indents);
  if (ownFirst.length < first.length && now.code.length > 1) {
    const rest = findMargin(now, 1);
    const targets = old.code.length > 1 ? [margin, findMargin(old, 1)] : [margin];
    for (const target of targets) {
      plans.push(move(rest, target).map((indent, at) => (at === now.code[0] ? first : indent)));
    }
  }
  return plans;
}

function chooseBest(plans: readonly Plan[], scene: Scene): Plan {
  const [best] = plans
    .map(plan => ({ plan, score: scorePlan(plan, scene) }))
    .sort(
      (a, b) =>
        b.score.steps - a.score.steps ||
        b.score.kept - a.score.kept ||
        b.score.stays - a.score.stays ||
        a.score.odd - b.score.odd,
    );
  return best?.plan ?? scene.now.indents;
}

interface Score {
  /** 0 where a block's first line would not stand deeper than what opens it. */
  readonly steps: 0 | 1;
  /** Unchanged lines that stand where they stood. */
  readonly kept: number;
  /** 1 where it leaves all but the first line where the code's other lines were. */
  readonly stays: 0 | 1;
  /** By how many columns the second line stands elsewhere than it should. */
  readonly odd: number;
}

function scorePlan(plan: Plan, scene: Scene): Score {
  const { old, now, layout } = scene;
  const [one = 0, two] = now.code;
  const stays =
    now.code.slice(1).every(at => plan[at] === now.indents[at]) &&
    findMargin(now, 1) === findMargin(old, 1);
  const known = {
    kept: countKept(
      plan,
      now.code.filter(at => hasWords(now.lines[at])),
      scene,
    ),
    stays: stays ? 1 : 0,
  } as const;
  if (two === undefined) return { ...known, steps: 1, odd: 0 };
  const columns = measureLevel(scene);
  const measure = (at: number) => measureIndent(plan[at] ?? '', columns);
  const step = measure(two) - measure(one);
  const opens = opensBlock(now.lines[one] ?? '', now.lines[two] ?? '', layout.language);
  switch (opens) {
    case 'yes':
      return { ...known, steps: step > 0 ? 1 : 0, odd: Math.abs(step - columns) };
    case 'no':
      return { ...known, steps: 1, odd: Math.abs(step) };
    case 'closes':
      return { ...known, steps: 1, odd: Math.abs(step + columns) };
    case 'unknown':
      return { ...known, steps: 1, odd: Math.min(Math.abs(step), Math.abs(step - columns)) };
  }
}

/** Columns of one level, where the code has levels. */
function measureLevel({ old, now, layout }: Scene): number {
  const level = [old.lines, layout.around, now.lines].map(detectLevel).find(each => each !== null);
  return level === undefined || level === null || level === '\t' ? USUAL_COLUMNS : level.length;
}

const USUAL_COLUMNS = 4;

/** Empty lines and brackets are alike everywhere, and tell nothing. */
function hasWords(line = ''): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

/** How many of the lines at these places are the code's, and stand where they stood. */
function countKept(plan: Plan, places: readonly number[], { old, matches }: Scene): number {
  return places.filter(at => {
    const from = matches[at] ?? null;
    return from !== null && old.indents[from] === plan[at];
  }).length;
}

/** A text moves along with the code, unless its unchanged lines tell otherwise or it was at the margin. */
function placeText({ from, to, isAtMargin }: TextRange, plan: Plan, scene: Scene): Plan {
  const places = listPlaces(from, to).filter(at => !isBlank(scene.now.lines[at] ?? ''));
  const along = countKept(plan, places, scene);
  const stays = countKept(scene.now.indents, places, scene);
  if (along > stays || (along === stays && !isAtMargin)) return plan;
  return plan.map((indent, at) => (at >= from && at < to ? (scene.now.indents[at] ?? '') : indent));
}
