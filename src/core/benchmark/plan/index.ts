/** The door of `core/benchmark/plan`: what other rooms may use of it. */
export type { BenchmarkPlan, BenchmarkStep, PlannedModel } from './benchmarkPlan.ts';
export { hashText, listSteps } from './listSteps.ts';
export { describeQuotaPlan, planQuota } from './planQuota.ts';
