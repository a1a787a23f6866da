/** The door of `server/verify/checks`: what other rooms may use of it. */
export { checkComplete } from './checkComplete.ts';
export { checkInterface } from './checkInterface.ts';
export { checkLoads } from './checkLoads.ts';
export { checkParses } from './checkParses.ts';
