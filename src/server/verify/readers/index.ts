/** The door of `server/verify/readers`: what other rooms may use of it. */
export type { ReadInput, Reading } from './codeReader.ts';
export { parseJavaScript, toJavaScript } from './parseScript.ts';
export { findReader, readCode } from './readCode.ts';
