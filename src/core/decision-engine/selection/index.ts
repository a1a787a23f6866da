/** The door of `core/decision-engine/selection`: what other rooms may use of it. */

export type { TimeLimits } from './describeTooSlow.ts';
export type { Unavailable } from './eligibility.ts';
export { TYPICAL_LOCAL_SKILL, TYPICAL_PAID_SKILL } from './escalationScore.ts';
export { estimateModel } from './estimateModel.ts';
export {
  computeAffordableTokens,
  computeLeastOutputTokens,
  computeLeastRetryTokens,
  computeMaxOutputTokens,
  computeRetryOutputTokens,
} from './maxOutputTokens.ts';
export { selectWithPaidConsent } from './paidConsent.ts';
