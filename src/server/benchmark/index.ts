/** The door of `server/benchmark`: what other rooms may use of it. */
export type { BenchmarkServices } from './benchmarkServices.ts';
export type { BenchmarkOrder, Benchmarks, OrderWish } from './benchmarks.ts';
export { createBenchmarks } from './createBenchmarks.ts';
export {
  type BenchmarkEstimate,
  chooseModelPair,
  findModel,
} from './plan/index.ts';
export { exportTasks, proposeTasks, type RepositoryWish } from './repository/index.ts';
export { type BenchmarkProgress, measureBenchmarkTask } from './run/index.ts';
export { listStarterTasks, nameRepository, nameSuite } from './suite/index.ts';
export { describeEstimate, describeProgress, serializeWhole } from './tools/index.ts';
