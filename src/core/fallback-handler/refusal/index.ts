/** The door of `core/fallback-handler/refusal`: what other rooms may use of it. */
export { matchFailureKind, parseAffordableTokens, parseContextLimit } from './failurePatterns.ts';
export { type Refusal, readRefusal } from './readRefusal.ts';
export { walkBody } from './walkBody.ts';
