/** Speeds from outcomes: tokens a second over recent calls, newer ones counting more. */
import type { EpochMs, Model } from '../../types.ts';
import { estimateModelProfile, type Speed } from '../models/index.ts';
import { computeAgeWeight } from './learnSkills.ts';
import type { Outcome } from './outcome.ts';

/** Shorter answers tell of the start, not of the speed. */
const LEAST_TOKENS = 20;
/** With fewer calls a slow start (a model being loaded) would pass for a slow model. */
const LEAST_CALLS = 3;

/** By model id, for those of `models` that were called often enough. */
export function learnSpeeds(
  outcomes: readonly Outcome[],
  models: readonly Model[],
  now: EpochMs,
): ReadonlyMap<string, Speed> {
  const speeds = new Map<string, Speed>();
  for (const model of models) {
    const firstTokenMs = computeMedianFirstToken(model, outcomes);
    const calls = outcomes.filter(
      ({ model: id, outputTokens }) => id === model.id && (outputTokens ?? 0) >= LEAST_TOKENS,
    );
    if (calls.length < LEAST_CALLS) continue;
    let [tokens, seconds] = [0, 0];
    for (const { outputTokens, durationMs, atMs, firstTokenMs: own } of calls) {
      const share = computeAgeWeight(atMs, now);
      tokens += share * (outputTokens ?? 0);
      seconds += (share * Math.max(durationMs - (own ?? firstTokenMs), durationMs / 2)) / 1000;
    }
    if (seconds > 0) speeds.set(model.id, { firstTokenMs, tokensPerSecond: tokens / seconds });
  }
  return speeds;
}

/** The median, so that the time that a model took to load now and then does not count. */
function computeMedianFirstToken(model: Model, outcomes: readonly Outcome[]): number {
  const seen = outcomes
    .flatMap(each =>
      each.model === model.id && each.firstTokenMs !== null ? [each.firstTokenMs] : [],
    )
    .sort((a, b) => a - b);
  if (seen.length < LEAST_CALLS) return estimateModelProfile(model).firstTokenMs;
  return seen[Math.floor(seen.length / 2)]!;
}
