/** The door of `server/execute`: what other rooms may use of it. */
export { createAuditLog, isKeptLocal } from './attempt/index.ts';
export { createCallQueues, createHealth, type Health, keepWindows } from './endpoints/index.ts';
export { executeTask } from './executeTask.ts';
export type { Execution, ExecutionInput } from './execution.ts';
export { applyTimers, EXECUTION_LIMITS, type ExecutionLimits, type TimersMs } from './limits.ts';
export type { ExecutionServices, VerifyInput } from './services.ts';
