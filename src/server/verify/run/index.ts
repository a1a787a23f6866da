/** The door of `server/verify/run`: what other rooms may use of it. */
export type { ParseError } from './parseError.ts';
export { parseJavaScript, parseTypeScript, toJavaScript } from './parseScript.ts';
export { runTestProgram } from './runTestProgram.ts';
