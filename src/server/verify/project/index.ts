/** The door of `server/verify/project`: what other rooms may use of it. */

export type { ProjectCheck } from '../check.ts';
export { checkProject } from './checkProject.ts';
export { findProjectCheck } from './createProjectCheck.ts';
export { sweepAbandoned } from './scratchEntries.ts';
