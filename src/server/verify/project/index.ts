/** The door of `server/verify/project`: what other rooms may use of it. */

export type { ProjectCheck } from '../check.ts';
export { findProjectCheck } from './createProjectCheck.ts';
export { checkProject } from './projectCheck.ts';
export { sweepAbandoned } from './scratchEntries.ts';
