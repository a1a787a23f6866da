/** Everything that outcomes on this machine teach the selector, in one record. */
import type { EpochMs, Model } from '../../types.ts';
import { type Knowledge, NO_KNOWLEDGE } from '../models/index.ts';
import { learnSkills } from './learnSkills.ts';
import { learnSpeeds } from './learnSpeeds.ts';
import type { Outcome } from './outcome.ts';

/** Pure: the same outcomes at the same time teach the same. */
export function learnKnowledge(
  outcomes: readonly Outcome[],
  models: readonly Model[],
  now: EpochMs,
): Knowledge {
  return {
    ...NO_KNOWLEDGE,
    skills: learnSkills(outcomes, now),
    speeds: learnSpeeds(outcomes, models, now),
  };
}
