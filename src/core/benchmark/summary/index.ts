/** The door of `core/benchmark/summary`: what other rooms may use of it. */
export { type BenchmarkSummary, summarizeBenchmark } from './benchmarkSummary.ts';
export type { Comparison } from './comparison.ts';
export { describeComparison } from './describeComparison.ts';
export { isModelDecided } from './isModelDecided.ts';
export type { ModelSummary, RateSummary } from './modelSummary.ts';
