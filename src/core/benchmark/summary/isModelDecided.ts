/** Whether more answers of a model could still change what is said of it beside the others. */
import {
  addDiscordantPair,
  CONFIDENCE,
  canBeDecided,
  isDecided,
  type SequentialTest,
  UNDECIDED,
} from '../statistics/index.ts';
import type { Trial } from '../trial.ts';
import { listPairs } from './listPairs.ts';

/**
 * `trials` in the order in which they were asked for; `left`: answers that the plan still has for `model`. True
 * where it is told from each other model, or can no longer be. False where there is no other.
 */
export function isModelDecided(model: string, trials: readonly Trial[], left: number): boolean {
  const others = [...new Set(trials.map(trial => trial.model))].filter(other => other !== model);
  // One error in all comparisons together.
  const alpha = (1 - CONFIDENCE) / others.length;
  const tests = others.map(other => runTest(model, other, trials));
  return (
    tests.length > 0 &&
    tests.every(test => isDecided(test, alpha) || !canBeDecided(test, left, alpha))
  );
}

function runTest(first: string, second: string, trials: readonly Trial[]): SequentialTest {
  return listPairs(first, second, trials).reduce<SequentialTest>(
    (test, pair) =>
      pair.first === pair.second ? test : addDiscordantPair(test, pair.first ? 'first' : 'second'),
    UNDECIDED,
  );
}
