/** The door of `server/verify/proofs`: what other rooms may use of it. */

export { checkAgreement } from './checkAgreement.ts';
export { checkExamples } from './checkExamples.ts';
export { checkFault } from './checkFault.ts';
export { checkMutants } from './checkMutants.ts';
export { checkSameBehaviour } from './checkSameBehaviour.ts';
export { checkSameCode } from './checkSameCode.ts';
export { buildExampleProgram } from './exampleProgram.ts';
export { checkGivenTests } from './givenTests.ts';
