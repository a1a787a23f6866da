/** The door of `server/benchmark/suite`: what other rooms may use of it. */
export { listStarterTasks } from './starterSuite.ts';
