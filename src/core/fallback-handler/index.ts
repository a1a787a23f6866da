/** The door of `core/fallback-handler`: what other rooms may use of it. */

export { chooseNextStep } from './chooseNextStep.ts';
export {
  admit,
  applyFailure,
  applySuccess,
  type Breaker,
  COOLDOWN_POLICY,
  type CooldownPolicy,
  computeCoolingEnd,
  HEALTHY,
  releaseProbe,
} from './cooldown.ts';
export { hasEndlessLoop } from './endlessLoop.ts';
export {
  type FailureContext,
  makeNetworkFailure,
  makePlainFailure,
  makeRefusalFailure,
  makeStreamFailure,
} from './failure.ts';
export { FALLBACK_POLICY, type FallbackPolicy } from './fallbackPolicy.ts';
export { findObstacle } from './findObstacle.ts';
export {
  blame,
  buildHealthKeys,
  type HealthKeys,
  hasAnswered,
  listHealthScopes,
} from './healthScopes.ts';
export type { Step, UserAnswers, UserQuestion } from './nextStepTypes.ts';
export {
  matchFailureKind,
  parseContextLimit,
  type Refusal,
  readRefusal,
  walkBody,
} from './refusal/index.ts';
export { buildPoolKey } from './retryOptions.ts';
export { detectSuspectTests } from './suspectTests.ts';
