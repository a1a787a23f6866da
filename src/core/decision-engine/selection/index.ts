/** The door of `core/decision-engine/selection`: what other rooms may use of it. */

export { decide } from './decide.ts';
export type { TimeLimits } from './describeTooSlow.ts';
export type { Unavailable } from './eligibility.ts';
export { estimateModel } from './estimateModel.ts';
export {
  computeAffordableTokens,
  computeLeastOutputTokens,
  computeLeastRetryTokens,
  computeMaxOutputTokens,
  computeRetryOutputTokens,
} from './maxOutputTokens.ts';
