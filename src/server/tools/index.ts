/** The only list of what the server offers. A tool that is not here does not exist. */
import { getCostEstimate } from './getCostEstimate.ts';
import { getSpend } from './getSpend.ts';
import { preemptiveRouteTask } from './preemptiveRouteTask.ts';
import { routeTask } from './routeTask.ts';
import type { Tool } from './tool.ts';

export const ALL_TOOLS: readonly Tool[] = [
  routeTask,
  preemptiveRouteTask,
  getCostEstimate,
  getSpend,
] as unknown as readonly Tool[];
