/** From rows to router weights: the prior from all of them, an expert for each large source. */
import {
  bendPrior,
  type RouterWeights,
} from '../src/core/decision-engine/difficulty/routerModel.ts';
import { type ExpertSettings, fitExpert } from './fitExpert.ts';
import { fitPrior } from './fitPrior.ts';
import { difficulties } from './itemResponse.ts';
import { mean } from './linear.ts';
import { type Row, sourcesOf } from './readRows.ts';

export interface TrainingSettings {
  readonly expert: ExpertSettings;
  /** Sources with fewer tasks get no expert of their own: the prior was better there. */
  readonly leastTasks: number;
  readonly priorSpread: number;
  readonly expertSpread: number;
  readonly residual: number;
}

/** Chosen by cross-validation on dev; see README.md for what was tried. */
export const SETTINGS: TrainingSettings = {
  expert: { figureRidge: 100, gramRidge: 4, leaningRidge: 1_000 },
  leastTasks: 300,
  priorSpread: 0.5,
  expertSpread: 1,
  residual: 2,
};

/** Trains on all of `rows`. */
export function trainRouter(rows: readonly Row[], settings: TrainingSettings): RouterWeights {
  const { priorSpread, expertSpread, residual } = settings;
  const prior = fitPrior(rows);
  const experts = sourcesOf(rows)
    .map(source => rows.filter(row => row.source === source))
    .filter(own => own.length >= settings.leastTasks)
    .map(own => {
      const known = own.map(row => (priorSpread / expertSpread) * bendPrior(prior, row.features));
      return fitExpert(aboutOf(own), own, leftOver(difficulties(own), known), settings.expert);
    });
  return { format: 2, prior, experts, priorSpread, expertSpread, residual, record: {} };
}

/** What is left of `whole` without `known`, around 0. */
function leftOver(whole: readonly number[], known: readonly number[]): readonly number[] {
  const middle = mean(known);
  return whole.map((value, at) => value - (known[at]! - middle));
}

function aboutOf(rows: readonly Row[]): string {
  return `${rows.length} tasks of ${rows[0]!.source}`;
}
