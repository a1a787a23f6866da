/** The door of `server/execute`: what other rooms may use of it. */
export { createAuditLog, isKeptLocal, sumCosts } from './attempt/index.ts';
export { createCallQueues, createHealth, type Health, keepWindows } from './endpoints/index.ts';
export { executeTask } from './executeTask.ts';
export type { Execution, ExecutionInput, ExecutionPoint } from './execution.ts';
export { EXECUTION_LIMITS, type ExecutionLimits } from './executionLimits.ts';
export { groupRecords } from './groupRecords.ts';
export { createPayConsent } from './payConsent.ts';
export type { ExecutionServices, VerifyInput } from './services.ts';
export type { TimersMs } from './timeouts.ts';
export { applyTimers } from './timeouts.ts';
