/**
 * The tools on the wire: the doors of `tools/`, where their names, inputs and outputs are.
 * Handlers are in `server/tools`, one file each.
 */

import type * as z from 'zod';
import type { BENCHMARK_TASK, BENCHMARK_TASKS } from './benchmark.ts';
import type { Input, Output } from './contract.ts';
import type { GET_SPEND } from './money.ts';
import type { explainedOutput, ROUTE_TASK } from './routing.ts';

export * from './benchmark.ts';
export type { Input, Output, ToolContract } from './contract.ts';
export * from './money.ts';
export * from './openrouter.ts';
export * from './prompting.ts';
export * from './routing.ts';
export * from './tasks.ts';

export type BenchmarkOutput = Output<typeof BENCHMARK_TASK>;
export type BenchmarkTaskInput = Input<typeof BENCHMARK_TASK>;
export type BenchmarkTasksInput = Input<typeof BENCHMARK_TASKS>;
export type RouteTaskInput = Input<typeof ROUTE_TASK>;
/** The whole; without `explain` a caller gets the short one. */
export type RouteTaskOutput = z.input<typeof explainedOutput>;
export type ShortRouteTaskOutput = Output<typeof ROUTE_TASK>;
export type SpendOutput = Output<typeof GET_SPEND>;
