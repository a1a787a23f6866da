/** The door of `server/verify/run`: what other rooms may use of it. */
export { findRunner } from './findRunner.ts';
export type { CallExample } from './runner.ts';
export { runTestBatch } from './runTestBatch.ts';
export { proveByTests, runTestProgram, type TestRun } from './runTestProgram.ts';
