/**
 * Fits how likely the reference model does everyday tasks right, from their features: a logistic
 * regression with a ridge, by Newton's steps. Nothing in it is random.
 */

import { type FeatureName, KIND_NAMES } from '../src/core/decision-engine/task/index.ts';
import { extractTaskFeatures } from '../src/core/decision-engine/task/taskFeatures.ts';
import { TASK_KINDS } from '../src/core/types.ts';
import { deviation, mean } from './linear.ts';
import { type EverydayTask, rateOf } from './readEveryday.ts';
import { solveLinear } from './solveLinear.ts';

/** Amounts that say how hard a puzzle is among puzzles, and nothing about everyday tasks. */
const LEFT_OUT: ReadonlySet<string> = new Set<FeatureName>([
  'distinctTokens',
  'mathMarks',
  'magnitude',
  'literalChars',
  'numbersInCode',
  'quantities',
]);
const RIDGE = 1;
const ROUNDS = 30;

/** A task's features as a row: name to value, `one` and its kind included. */
export function readOddsFeatures({
  task,
  language,
}: EverydayTask): Readonly<Record<string, number>> {
  const { values, kind } = extractTaskFeatures(task, { language: language ?? undefined });
  const known = Object.entries(values).filter(([name]) => !LEFT_OUT.has(name));
  const kinds = TASK_KINDS.map(each => [`${KIND_NAMES}${each}`, Number(each === kind)] as const);
  return { one: 1, ...Object.fromEntries([...known, ...kinds]) };
}

/** What may only make a task easier, and what only harder: every further requirement is one more. */
const EASIER: readonly string[] = ['tiny', 'small', 'easy', 'literals', 'coded:tiny'];
const HARDER: readonly string[] = [
  ...['medium', 'large', 'vast', 'whole', 'contest', 'subtle', 'laterVast', 'boundedContest'],
  ...[
    'coded:large',
    'coded:whole',
    'coded:subtle',
    'shortOpen',
    'changeUncoded',
    'items',
    'words',
    'bounds',
    'codeLines',
  ],
];

/** Log-odds by feature. A feature that comes out with the wrong sign is left out, the worst first. */
export function fitOdds(tasks: readonly EverydayTask[]): Readonly<Record<string, number>> {
  const rows = tasks.map(readOddsFeatures);
  let names = Object.keys(rows[0]!).sort((a, b) => (a < b ? -1 : 1));
  for (;;) {
    const weights = fitWeights(tasks, rows, names);
    const wrong = (name: string) =>
      EASIER.includes(name) ? -weights[name]! : HARDER.includes(name) ? weights[name]! : 0;
    const worst = names.toSorted((a, b) => wrong(b) - wrong(a))[0]!;
    if (wrong(worst) <= 0) return weights;
    names = names.filter(name => name !== worst);
  }
}

function fitWeights(
  tasks: readonly EverydayTask[],
  rows: readonly Readonly<Record<string, number>>[],
  names: readonly string[],
): Readonly<Record<string, number>> {
  const rates = tasks.map(({ level }) => rateOf(level));
  const scale = names.map(name => deviation(rows.map(row => row[name]!)) || 1);
  const centre = names.map((name, at) =>
    name === 'one' ? 0 : mean(rows.map(row => row[name]!)) / scale[at]!,
  );
  const table = rows.map(row => names.map((name, at) => row[name]! / scale[at]! - centre[at]!));
  const one = names.indexOf('one');
  const weights = names.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const step = computeStep(table, rates, weights, one);
    for (const at of weights.keys()) weights[at]! += step[at]!;
  }
  const plain = weights.map((weight, at) => weight / scale[at]!);
  plain[one]! -= weights.reduce((sum, weight, at) => sum + weight * centre[at]!, 0);
  return Object.fromEntries(names.map((name, at) => [name, Math.round(1e4 * plain[at]!) / 1e4]));
}

function computeStep(
  table: readonly (readonly number[])[],
  rates: readonly number[],
  weights: readonly number[],
  one: number,
): readonly number[] {
  const size = weights.length;
  const ridge = (at: number) => (at === one ? 0 : RIDGE);
  const slope = weights.map((weight, at) => -ridge(at) * weight);
  const bend = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => (a === b ? ridge(a) + TINY : 0)),
  );
  for (const [at, row] of table.entries()) {
    const odds = row.reduce((sum, value, k) => sum + value * weights[k]!, 0);
    const chance = 1 / (1 + Math.exp(-odds));
    for (let a = 0; a < size; a++) {
      slope[a]! += row[a]! * (rates[at]! - chance);
      for (let b = 0; b < size; b++) bend[a]![b]! += chance * (1 - chance) * row[a]! * row[b]!;
    }
  }
  return solveLinear(bend, slope);
}

/** Keeps a feature that never varies from making the equations singular. */
const TINY = 1e-6;
