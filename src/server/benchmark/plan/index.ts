/** The door of `server/benchmark/plan`: what other rooms may use of it. */
export { chooseModelPair, findModel } from './chooseModels.ts';
export { describeSetup } from './describeSetup.ts';
export { type BenchmarkEstimate, estimateBenchmark } from './estimateBenchmark.ts';
