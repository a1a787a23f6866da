/** The door of `server/verify/project`: what other rooms may use of it. */

export type { ProjectCheck } from '../check.ts';
export { checkProject } from './checkProject.ts';
export { buildCommitCopy, type CommitCopy } from './commitCopy.ts';
export { findProjectCheck, PROJECT_LIMITS, replaceOnce } from './createProjectCheck.ts';
export { resolveToolPath, type ToolPath } from './resolveToolPath.ts';
export { type GitRunner, openGit } from './runGit.ts';
export { listReadableTools, runProjectCommand } from './runProjectCommand.ts';
export { sweepAbandoned } from './scratchEntries.ts';
