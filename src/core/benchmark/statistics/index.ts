/** The door of `core/benchmark/statistics`: what other rooms may use of it. */
export { computePairsToTell } from './computePairsToTell.ts';
export { createRandom } from './createRandom.ts';
export { type Cluster, computeDesignEffect } from './designEffect.ts';
export { CONFIDENCE, type Estimate } from './estimate.ts';
export { nestedBootstrap } from './nestedBootstrap.ts';
export {
  addDiscordantPair,
  canBeDecided,
  isDecided,
  type SequentialTest,
  UNDECIDED,
} from './sequentialTest.ts';
export { type PairCounts, tangoInterval } from './tangoInterval.ts';
export { wilsonInterval } from './wilsonInterval.ts';
