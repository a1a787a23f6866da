/** The door of `server/execute/attempt`: what the loop around it may use. */
export { createAuditLog } from './auditLog.ts';
export { isKeptLocal } from './checkPrivacyGate.ts';
export type { HeardAnswer } from './heardAnswer.ts';
export type { OutputBudget } from './outputBudget.ts';
export {
  type AttemptOrder,
  type AttemptResult,
  checkHeardAnswer,
  makeGoneResult,
  runAttempt,
} from './runAttempt.ts';
export { sumCosts } from './settleCall.ts';
