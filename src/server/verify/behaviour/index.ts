/** The door of `server/verify/behaviour`: what other rooms may use of it. */

export { isPlainProbe } from '../calls/index.ts';
export { type Comparison, compareBehaviour } from './compareBehaviour.ts';
export { findFault } from './findFault.ts';
export { findTellingMutants } from './findTellingMutants.ts';
export { matchNames } from './matchNames.ts';
export { type CodeUnderTest, prepareCode } from './prepareCode.ts';
export { readSignatures } from './readSignatures.ts';
