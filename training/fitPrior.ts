/** Fits the prior head: where middling tasks lie and how far they spread, each source alike. */
import {
  buildPriorRow,
  computePriorDifficulty,
  PRIOR_WEIGHTS,
  type PriorHead,
} from '../src/core/decision-engine/difficulty/priorHead.ts';
import { column, deviation, mean } from './linear.ts';
import { type Row, sourcesOf } from './readRows.ts';

/** Smaller spreads are chance: a figure that hardly varies must not weigh much when it does. */
const LEAST_SCALE = 0.05;

export function fitPrior(rows: readonly Row[]): PriorHead {
  const bodies = sourcesOf(rows).map(source =>
    rows.filter(row => row.source === source).map(row => buildPriorRow(row.features.values)),
  );
  const each = PRIOR_WEIGHTS.map((_, at) => bodies.map(body => column(body, at)));
  const head = {
    centre: each.map(columns => mean(columns.map(mean))),
    scale: each.map(columns =>
      Math.max(LEAST_SCALE, Math.sqrt(mean(columns.map(values => deviation(values) ** 2)))),
    ),
    unit: 1,
  };
  const spreads = sourcesOf(rows).map(source =>
    deviation(
      rows
        .filter(row => row.source === source)
        .map(row => computePriorDifficulty(head, row.features)),
    ),
  );
  return { ...head, unit: mean(spreads) };
}
