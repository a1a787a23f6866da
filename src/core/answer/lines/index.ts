/** The door of `core/answer/lines`: what other rooms may use of it. */
export { createRemarkCheck } from './createRemarkCheck.ts';
export { findRun, findRuns } from './findRun.ts';
export {
  convertIndent,
  detectLevel,
  findSharedIndent,
  isBlank,
  measureIndent,
  moveIndent,
  readIndent,
} from './indentation.ts';
export { listHeadings } from './listHeadings.ts';
export { listImports } from './listImports.ts';
export { matchLines } from './matchLines.ts';
export { measureKept } from './measureKept.ts';
export { type Definition, findMethod, readBody, readDefinition } from './readDefinition.ts';
export { isMainGuard, runsTests } from './runsTests.ts';
export { type Statement, splitStatements } from './splitStatements.ts';
