/** The door of `server/benchmark/suite`: what other rooms may use of it. */
export { listStarterTasks, nameRepository, nameSuite } from './starterSuite.ts';
