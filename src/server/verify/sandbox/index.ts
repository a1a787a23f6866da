/** The door of `server/verify/sandbox`: what other rooms may use of it. */
export { createSandbox, listContainments } from './createSandbox.ts';
export { isAbandoned, listAbandoned, makeOwned, removeOwned } from './ownedFolder.ts';
export type { RunLimits } from './runLimits.ts';
export { RUN_LIMITS } from './runLimits.ts';
export type {
  CommandResult,
  RunResult,
  RuntimeName,
  Sandbox,
} from './sandbox.ts';
export { TOOL_FOLDERS } from './systemFiles.ts';
