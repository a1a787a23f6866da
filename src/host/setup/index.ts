/** The door of `host/setup`: what other rooms may use of it. */
export { benchmarkModels } from './benchmarkModels.ts';
export { confirmNewLedger, watchLostLedger } from './confirmNewLedger.ts';
export { forgetLearning } from './forgetLearning.ts';
export { showBenchmark } from './showBenchmark.ts';
