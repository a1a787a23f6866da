/** The door of `core/decision-engine`: what other rooms may use of it. */
export {
  buildRouterModel,
  loadRouterModel,
  type RouterModel,
  sigmoid,
} from './difficulty/index.ts';
export {
  createPairForecaster,
  deriveOutcomes,
  EVIDENCE_KINDS,
  type EvidenceKind,
  learnKnowledge,
  type Outcome,
  type PairForecaster,
  type PairOutcome,
  type PairTask,
} from './learning/index.ts';
export { type Knowledge, NO_KNOWLEDGE, type Speed } from './models/index.ts';
export {
  checkPrivacy,
  checkTextPrivacy,
  isModelMatch,
  type PrivacyVerdict,
  type UserRules,
} from './rules/index.ts';
export {
  computeAffordableTokens,
  computeLeastOutputTokens,
  computeLeastRetryTokens,
  computeMaxOutputTokens,
  computeRetryOutputTokens,
  selectWithPaidConsent,
  type TimeLimits,
  type Unavailable,
} from './selection/index.ts';
export { estimateComplexity, TASK_KINDS, type TaskKind } from './task/index.ts';
