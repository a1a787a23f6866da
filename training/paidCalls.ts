/**
 * What money is spent on: paid calls for each solved task, with the router's routes and with simple
 * ones, by how good the check of a first answer is.
 */
import type { VerifierQuality } from '../src/core/decision-engine/models/index.ts';
import type { Route } from '../src/core/types.ts';
import type { Forecast } from './forecasts.ts';
import { mean } from './linear.ts';
import { computeOutcome } from './routeFigures.ts';

/** Checks as they were measured. */
export const VERIFIERS: Readonly<Record<string, VerifierQuality>> = {
  'tests of the caller': { acceptsRight: 0.97, acceptsWrong: 0.05 },
  'generated tests': { acceptsRight: 0.83, acceptsWrong: 0.09 },
  'examples, and two models that agree': { acceptsRight: 0.69, acceptsWrong: 0.04 },
  'a reader of code': { acceptsRight: 0.97, acceptsWrong: 0.75 },
};

export interface PaidCallFigures {
  /** Each for a task. */
  readonly solved: number;
  readonly paid: number;
}

/** Of one pair. `random`: so many paid calls as the router's, for tasks drawn by lot, unchecked. */
export function comparePolicies(
  forecasts: readonly Forecast[],
  verifier: VerifierQuality,
): Readonly<Record<string, PaidCallFigures>> {
  const follow = (route: (one: Forecast) => Route): PaidCallFigures => {
    const outcomes = forecasts.map(one => computeOutcome(route(one), one, verifier));
    return {
      solved: mean(outcomes.map(each => each.quality)),
      paid: mean(outcomes.map(each => each.paid)),
    };
  };
  const local = follow(() => 'local');
  const paid = follow(() => 'paid');
  const router = follow(one => one.route);
  return {
    'always local': local,
    'always paid': paid,
    'always a cascade': follow(() => 'cascade'),
    random: {
      solved: local.solved + router.paid * (paid.solved - local.solved),
      paid: router.paid,
    },
    'the router': router,
  };
}
