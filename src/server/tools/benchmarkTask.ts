/** `benchmark_task`: how well, how fast and for how much models do one task, measured by running it. */
import { BENCHMARK_TASK } from '../../protocol/tools/index.ts';
import { defineBenchmarkTool } from './benchmarkTool.ts';

export const benchmarkTask = defineBenchmarkTool({
  contract: BENCHMARK_TASK,
  description: [
    'Measure models on one coding task: right answers, time, memory, tokens and cost.',
    'Give `tests`, which are run on each answer. Without names the best local and paid model are',
    'measured, the paid one only where a budget or max_cost_usd bounds it.',
  ].join(' '),
  measure: (input, benchmarks, client) => benchmarks.measureOnTask(input, client),
});
