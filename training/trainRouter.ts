/** From rows to router weights: the prior from all of them, an expert for each large source. */
import type { RouterWeights } from '../src/core/decision-engine/routerModel.ts';
import { type ExpertSettings, fitExpert } from './fitExpert.ts';
import { fitPrior } from './fitPrior.ts';
import { difficulties } from './itemResponse.ts';
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
  expert: { figureRidge: 100, gramRidge: 4 },
  leastTasks: 300,
  priorSpread: 0.5,
  expertSpread: 2,
  residual: 2,
};

/** Trains on all of `rows`. */
export function trainRouter(rows: readonly Row[], settings: TrainingSettings): RouterWeights {
  const experts = sourcesOf(rows)
    .map(source => rows.filter(row => row.source === source))
    .filter(own => own.length >= settings.leastTasks)
    .map(own => fitExpert(aboutOf(own), own, difficulties(own), settings.expert));
  return {
    format: 2,
    prior: fitPrior(rows),
    experts,
    priorSpread: settings.priorSpread,
    expertSpread: settings.expertSpread,
    residual: settings.residual,
    record: {},
  };
}

function aboutOf(rows: readonly Row[]): string {
  return `${rows.length} tasks of ${rows[0]!.source}`;
}
