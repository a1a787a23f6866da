/** The door of `core/decision-engine/learning`: what other rooms may use of it. */

export {
  createPairForecaster,
  type PairForecaster,
  type PairTask,
} from './createPairForecaster.ts';
export { deriveOutcomes } from './deriveOutcomes.ts';
export { learnKnowledge } from './learnKnowledge.ts';
export { EVIDENCE_KINDS, type EvidenceKind, type Outcome } from './outcome.ts';
export type { PairOutcome } from './pairOutcome.ts';
