/** From tasks to the router's numbers. */
import type { RouterModel } from '../src/core/decision-engine/index.ts';
import { fitOdds } from './fitOdds.ts';
import { fitRelative } from './fitRelative.ts';
import { readEveryday } from './readEveryday.ts';
import type { Row } from './readRows.ts';

export interface TrainingSettings {
  /** Log-odds of difficulty for each unit of the amounts. */
  readonly spread: number;
  readonly residual: number;
}

/** Chosen by cross-validation on dev; see README.md for what was tried. */
export const SETTINGS: TrainingSettings = { spread: 0.5, residual: 2 };

const ODDS = fitOdds(readEveryday());

/** Trains on all of `rows`, and on the everyday tasks. */
export function trainRouter(
  rows: readonly Row[],
  { spread, residual }: TrainingSettings,
): RouterModel {
  return { odds: ODDS, relative: fitRelative(rows, spread), residual };
}
