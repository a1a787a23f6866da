/** The only list of what the server offers. A tool that is not here does not exist. */
import { benchmarkFreeModels } from './benchmarkFreeModels.ts';
import { benchmarkTask } from './benchmarkTask.ts';
import { benchmarkTasks } from './benchmarkTasks.ts';
import { cancelTask } from './cancelTask.ts';
import { clearOpenrouterTracking } from './clearOpenrouterTracking.ts';
import { getCostEstimate } from './getCostEstimate.ts';
import { getFreeModels } from './getFreeModels.ts';
import { getSpend } from './getSpend.ts';
import { getTaskStatus } from './getTaskStatus.ts';
import { preemptiveRouteTask } from './preemptiveRouteTask.ts';
import { routeTask } from './routeTask.ts';
import { setModelPromptingStrategy } from './setModelPromptingStrategy.ts';
import type { Tool } from './tool.ts';

export const ALL_TOOLS: readonly Tool[] = [
  routeTask,
  getTaskStatus,
  cancelTask,
  preemptiveRouteTask,
  getCostEstimate,
  getSpend,
  getFreeModels,
  clearOpenrouterTracking,
  setModelPromptingStrategy,
  benchmarkTask,
  benchmarkTasks,
  benchmarkFreeModels,
] as unknown as readonly Tool[];

export { describeInputProblem } from './describeInputProblem.ts';
export { describeTools } from './describeTools.ts';
export { readInput } from './readInput.ts';
export { type Tool, type ToolCall, ToolError } from './tool.ts';
export { getTaskStatus };
