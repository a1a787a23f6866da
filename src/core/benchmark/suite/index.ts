/** The door of `core/benchmark/suite`: what other rooms may use of it. */
export { buildSuiteTasks } from './buildSuiteTasks.ts';
export { listMutants } from './listMutants.ts';
export { readSuite, type Subject, type SuiteText } from './readSuite.ts';
export type { MutantShare, SuiteTask } from './suiteTask.ts';
