/** The door of `server/benchmark/run`: what other rooms may use of it. */
export { decideForModel } from './askModel.ts';
export { measureBenchmarkTask } from './measureBenchmarkTask.ts';
export { type BenchmarkProgress, runBenchmark } from './runBenchmark.ts';
