/** The door of `core/benchmark/suite`: what other rooms may use of it. */
export { buildSuiteTasks, type SuiteLanguage } from './buildSuiteTasks.ts';
export { listMutants } from './listMutants.ts';
export { readSubjects, type Subject } from './readSubjects.ts';
export type { MutantShare, SuiteTask } from './suiteTask.ts';
