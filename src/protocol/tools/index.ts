/**
 * The tools on the wire: the doors of `tools/`, where their names, inputs and outputs are.
 * Handlers are in `server/tools`, one file each.
 */

import type * as z from 'zod';
import type { BENCHMARK_TASK, BENCHMARK_TASKS } from './benchmark.ts';
import type { Input, Output } from './contract.ts';
import type { GET_SPEND } from './money.ts';
import type { explainedOutput, ROUTE_TASK } from './routing.ts';

export { BENCHMARK_FREE_MODELS, BENCHMARK_TASK, BENCHMARK_TASKS } from './benchmark.ts';
export type { Input, Output, ToolContract } from './contract.ts';
export { GET_COST_ESTIMATE, GET_SPEND } from './money.ts';
export { CLEAR_OPENROUTER_TRACKING, GET_FREE_MODELS } from './openrouter.ts';
export { SET_MODEL_PROMPTING_STRATEGY } from './prompting.ts';
export { explainedOutput, PREEMPTIVE_ROUTE_TASK, ROUTE_TASK } from './routing.ts';

export type BenchmarkOutput = Output<typeof BENCHMARK_TASK>;
export type BenchmarkTaskInput = Input<typeof BENCHMARK_TASK>;
export type BenchmarkTasksInput = Input<typeof BENCHMARK_TASKS>;
export type RouteTaskInput = Input<typeof ROUTE_TASK>;
/** The whole; without `explain` a caller gets the short one. */
export type RouteTaskOutput = z.input<typeof explainedOutput>;
export type ShortRouteTaskOutput = Output<typeof ROUTE_TASK>;
export type SpendOutput = Output<typeof GET_SPEND>;
