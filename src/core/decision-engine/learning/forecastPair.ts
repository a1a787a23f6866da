/**
 * Foresees one task for one pair of models: what either will make of it, and which route pays.
 *
 * The small sibling of `modelSelector.ts` for when nothing is known but two models: prices are
 * stood in for by what a paid call and a wasted local call are worth against a right answer.
 */
import type { Route } from '../../types.ts';
import {
  averageNodes,
  computeSuccessNodes,
  type RouterModel,
  scoreGain,
} from '../difficulty/index.ts';
import type { VerifierQuality } from '../models/index.ts';

export interface PairForecast {
  /** 0..1: P(the local model succeeds), calibrated. */
  readonly localSuccess: number;
  readonly paidSuccess: number;
  /** 0..1: need for the paid model. */
  readonly score: number;
  readonly route: Route;
}

export interface PairSkills {
  /** Pass rates on this kind of task. */
  readonly local: number;
  readonly paid: number;
}

/** In units of what asking the paid model always would bring: its pass rate on such tasks. */
export interface PairPrices {
  readonly paidCall: number;
  /** A local answer that was waited for, checked and thrown away. */
  readonly wastedCall: number;
}

/** Chosen so that a verified cascade beats asking the paid model always at about half the calls. */
export const PAIR_PRICES: PairPrices = { paidCall: 0.14, wastedCall: 0.08 };
/** The verifier that such figures assume. */
export const PAIR_VERIFIER: VerifierQuality = { acceptsRight: 0.9, acceptsWrong: 0.1 };

/**
 * The forecast for a task that is harder than middling by `difficulty` (log-odds). `shift` is what
 * the person's outcomes add to the gain of the paid model.
 */
export function forecastPair(
  router: RouterModel,
  difficulty: number,
  skills: PairSkills,
  shift: number,
  prices: PairPrices,
  verifier: VerifierQuality,
): PairForecast {
  const local = computeSuccessNodes(router, skills.local, difficulty);
  const paid = computeSuccessNodes(router, skills.paid, difficulty);
  const localSuccess = clampChance(averageNodes(local) - shift / 2);
  const paidSuccess = clampChance(averageNodes(paid) + shift / 2);
  const together = averageNodes(local.map((chance, at) => chance * paid[at]!));
  const both = Math.min(together, localSuccess, paidSuccess);
  const { acceptsRight, acceptsWrong } = verifier;
  const escalated = 1 - localSuccess * acceptsRight - (1 - localSuccess) * acceptsWrong;
  const checked =
    localSuccess * acceptsRight +
    both * (1 - acceptsRight) +
    (paidSuccess - both) * (1 - acceptsWrong);
  const { paidCall, wastedCall } = scalePrices(prices, skills.paid);
  const utilities: Readonly<Record<Route, number>> = {
    local: localSuccess,
    cascade: checked - escalated * (paidCall + wastedCall),
    paid: paidSuccess - paidCall,
  };
  return {
    localSuccess,
    paidSuccess,
    score: scoreGain(averageNodes(paid) - averageNodes(local) + shift),
    route: chooseBestRoute(utilities),
  };
}

function clampChance(chance: number): number {
  return Math.max(0, Math.min(1, chance));
}

function scalePrices(prices: PairPrices, paidSkill: number): PairPrices {
  return {
    paidCall: prices.paidCall * paidSkill,
    wastedCall: prices.wastedCall * paidSkill,
  };
}

/** Ties go to the cheaper route. */
function chooseBestRoute(utilities: Readonly<Record<Route, number>>): Route {
  let best: Route = 'local';
  for (const route of ['cascade', 'paid'] as const) {
    if (utilities[route] > utilities[best]) best = route;
  }
  return best;
}
