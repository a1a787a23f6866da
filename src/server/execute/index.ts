/** The door of `server/execute`: what other rooms may use of it. */
export { createAuditLog } from './auditLog.ts';
export { createCallQueues } from './callQueues.ts';
export { isKeptLocal } from './checkPrivacyGate.ts';
export { type Execution, type ExecutionInput, executeTask } from './executeTask.ts';
export { createHealth, type Health } from './health.ts';
export { keepWindows } from './keepWindows.ts';
export { applyTimers, EXECUTION_LIMITS, type ExecutionLimits, type TimersMs } from './limits.ts';
export type { ExecutionServices, VerifyInput } from './services.ts';
