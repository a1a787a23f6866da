/**
 * How hard each task of one source is, from who solved it: the Rasch model, by alternating Newton
 * steps. A task that fifty models failed is harder than one that twenty failed, whoever they were.
 */
import { sigmoid, toLogOdds } from '../src/core/decision-engine/difficulty/routerModel.ts';
import { distinct, type Row } from './readRows.ts';

const ROUNDS = 60;
const STEP = 0.5;
/** Pull of difficulties and abilities towards 0, in outcomes. */
const TASK_PRIOR = 1 / 3;
const MODEL_PRIOR = 0.3;

/** Difficulties of `rows` (all of one source), with mean 0 and standard deviation 1. */
export function difficulties(rows: readonly Row[]): readonly number[] {
  const models = distinct(rows.flatMap(row => Object.keys(row.outcomes)));
  const table = rows.map(row => models.map(model => row.outcomes[model]));
  const abilities = models.map((_, m) => toLogOdds(mean(table.map(row => row[m]))));
  const hardness = rows.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [t, row] of table.entries()) {
      const { slope, bend } = sums(row, m => abilities[m]! - hardness[t]!);
      hardness[t]! += (STEP * (-slope - hardness[t]! * TASK_PRIOR)) / (bend + TASK_PRIOR);
    }
    for (const m of models.keys()) {
      const column = table.map(row => row[m]);
      const { slope, bend } = sums(column, t => abilities[m]! - hardness[t]!);
      abilities[m]! += (STEP * slope) / (bend + MODEL_PRIOR);
    }
    const middle = mean(hardness);
    for (const t of hardness.keys()) hardness[t]! -= middle;
    for (const m of abilities.keys()) abilities[m]! -= middle;
  }
  const spread = Math.sqrt(mean(hardness.map(value => value * value)));
  return hardness.map(value => value / spread);
}

function sums(outcomes: readonly (number | undefined)[], logit: (at: number) => number) {
  let [slope, bend] = [0, 0];
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome === undefined) continue;
    const chance = sigmoid(logit(at));
    slope += outcome - chance;
    bend += chance * (1 - chance);
  }
  return { slope, bend };
}

function mean(values: readonly (number | undefined)[]): number {
  const known = values.filter(value => value !== undefined);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
