/** The door of `server/verify/proofs`: what other rooms may use of it. */

export { checkExamples } from './checkExamples.ts';
export { checkSameCode } from './checkSameCode.ts';
export { buildExampleProgram } from './exampleProgram.ts';
export { checkGivenTests } from './givenTests.ts';
