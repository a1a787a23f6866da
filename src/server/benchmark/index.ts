/** The door of `server/benchmark`: what other rooms may use of it. */
export type { BenchmarkServices } from './benchmarkServices.ts';
export type { BenchmarkOrder, Benchmarks } from './benchmarks.ts';
export { createBenchmarks } from './createBenchmarks.ts';
export {
  type BenchmarkEstimate,
  chooseModelPair,
  findModel,
} from './plan/index.ts';
export { type BenchmarkProgress, measureBenchmarkTask } from './run/index.ts';
