/** What the routes that a router chose would have cost and brought. */
import type { VerifierQuality } from '../src/core/decision-engine/models/index.ts';
import type { Route } from '../src/core/types.ts';
import { type Forecast, VERIFIER } from './forecasts.ts';
import { mean } from './linear.ts';
import { calibrationError } from './metrics.ts';

/** Shares 0..1; quality as a multiple of what asking the paid model always brings. */
export interface RouteFigures {
  readonly calibration: number;
  readonly paid: number;
  readonly quality: number;
  readonly wasted: number;
  /** The share of tasks that take the pair's commonest route: 1 where the pair alone decides. */
  readonly commonest: number;
}

const ROUTES: readonly Route[] = ['local', 'cascade', 'paid'];

/** Of one pair, with the verifier that its routes assume. */
export function routeFigures(forecasts: readonly Forecast[]): RouteFigures {
  const outcomes = forecasts.map(one => computeOutcome(one.route, one, VERIFIER));
  return {
    calibration: calibrationError(
      forecasts.map(({ localSuccess, local }) => ({ chance: localSuccess, real: local })),
    ),
    paid: mean(outcomes.map(each => each.paid)),
    quality: mean(outcomes.map(each => each.quality)) / mean(forecasts.map(each => each.paid)),
    wasted: mean(outcomes.map(each => each.wasted)),
    commonest: Math.max(
      ...ROUTES.map(route => mean(forecasts.map(each => Number(each.route === route)))),
    ),
  };
}

/** `wasted`: paid calls after a local one. */
export function computeOutcome(
  route: Route,
  { local, paid }: Pick<Forecast, 'local' | 'paid'>,
  { acceptsRight, acceptsWrong }: VerifierQuality,
) {
  if (route === 'local') return { quality: local, paid: 0, wasted: 0 };
  if (route === 'paid') return { quality: paid, paid: 1, wasted: 0 };
  const accepted = local * acceptsRight + (1 - local) * acceptsWrong;
  const missed = local * (1 - acceptsRight) + (1 - local) * (1 - acceptsWrong);
  return {
    quality: local * acceptsRight + missed * paid,
    paid: 1 - accepted,
    wasted: 1 - accepted,
  };
}
