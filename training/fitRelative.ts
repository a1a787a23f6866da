/** Fits the relative head: where middling tasks lie and how far they spread, each source alike. */
import {
  AMOUNT_WEIGHTS,
  readAmounts,
  sumAmounts,
} from '../src/core/decision-engine/difficulty/computeRelativeDifficulty.ts';
import type { RouterModel } from '../src/core/decision-engine/index.ts';
import { column, deviation, mean } from './linear.ts';
import { type Row, sourcesOf } from './readRows.ts';

/** Smaller spreads are chance: a figure that hardly varies must not weigh much when it does. */
const LEAST_SCALE = 0.05;

export function fitRelative(rows: readonly Row[], spread: number): RouterModel['relative'] {
  const bodies = sourcesOf(rows).map(source =>
    rows.filter(row => row.source === source).map(row => readAmounts(row.features)),
  );
  const each = AMOUNT_WEIGHTS.map((_, at) => bodies.map(body => column(body, at)));
  const centre = each.map(columns => mean(columns.map(mean)));
  const scale = each.map(columns =>
    Math.max(LEAST_SCALE, Math.sqrt(mean(columns.map(values => deviation(values) ** 2)))),
  );
  const spreads = bodies.map(body =>
    deviation(body.map(amounts => sumAmounts({ centre, scale }, amounts))),
  );
  return { centre, scale, unit: mean(spreads), spread };
}
