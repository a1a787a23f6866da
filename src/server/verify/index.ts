/** The door of `server/verify`: what other rooms may use of it. */
export {
  buildCommitCopy,
  type CommitCopy,
  findProjectCheck,
  type GitRunner,
  listReadableTools,
  openGit,
  PROJECT_LIMITS,
  type ProjectCheck,
  replaceOnce,
  resolveToolPath,
  runProjectCommand,
  sweepAbandoned,
  type ToolPath,
} from './project/index.ts';
export type { TestRun } from './run/index.ts';
export { createSandbox, listContainments, RUN_LIMITS, type Sandbox } from './sandbox/index.ts';
export type { CheckName } from './verifyAnswer.ts';
