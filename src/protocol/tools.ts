/**
 * The tools on the wire: the doors of `tools/`, where their names, inputs and outputs are.
 * Handlers are in `server/tools`, one file each.
 */
import type { Input, Output } from './tools/contract.ts';
import type { GET_SPEND } from './tools/money.ts';
import type { ROUTE_TASK } from './tools/routing.ts';

export type { Input, Output, ToolContract } from './tools/contract.ts';
export { GET_COST_ESTIMATE, GET_SPEND } from './tools/money.ts';
export { CLEAR_OPENROUTER_TRACKING, GET_FREE_MODELS } from './tools/openrouter.ts';
export { SET_MODEL_PROMPTING_STRATEGY } from './tools/prompting.ts';
export { PREEMPTIVE_ROUTE_TASK, ROUTE_TASK } from './tools/routing.ts';

export type RouteTaskInput = Input<typeof ROUTE_TASK>;
export type RouteTaskOutput = Output<typeof ROUTE_TASK>;
export type SpendOutput = Output<typeof GET_SPEND>;
