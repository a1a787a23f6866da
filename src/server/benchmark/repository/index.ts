/** The door of `server/benchmark/repository`: what other rooms may use of it. */
export { exportTasks } from './exportTasks.ts';
export { openRepository } from './openRepository.ts';
export { type ProposeMeans, proposeTasks, type RepositoryWish } from './proposeTasks.ts';
export { runProjectTests } from './runTests.ts';
