/** The door of `server/serialize`: what other rooms may use of it. */

export { adviseOverBudget } from './adviseOverBudget.ts';
export { computeTaskSavings } from './computeTaskSavings.ts';
export { listFreeModels } from './listFreeModels.ts';
export {
  serializeAgreement,
  serializeKey,
  serializeQuota,
  type WireAgreement,
} from './serializeAccount.ts';
export {
  serializeAnswer,
  serializeAttempt,
  serializeContext,
  serializeCost,
  serializeDecision,
  serializeFirstChoice,
  serializeUsage,
} from './serializeDecision.ts';
export {
  buildSpendOutput,
  serializeAmounts,
  serializeSavings,
  serializeSpend,
} from './serializeSpend.ts';
export { shortenResult } from './shortenResult.ts';
