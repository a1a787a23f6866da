/** From rows to the router: nothing is fitted but where middling tasks lie and how far they spread. */
import type { RouterModel } from '../src/core/decision-engine/index.ts';
import { fitPrior } from './fitPrior.ts';
import type { Row } from './readRows.ts';

export type TrainingSettings = Pick<RouterModel, 'priorSpread' | 'residual'>;

/** Chosen by cross-validation on dev; see README.md for what was tried. */
export const SETTINGS: TrainingSettings = { priorSpread: 0.5, residual: 2 };

/** Trains on all of `rows`. */
export function trainRouter(rows: readonly Row[], settings: TrainingSettings): RouterModel {
  return { prior: fitPrior(rows), ...settings };
}
