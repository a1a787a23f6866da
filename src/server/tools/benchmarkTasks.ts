/** `benchmark_tasks`: as `benchmark_task`, over several tasks. */
import { BENCHMARK_TASKS } from '../../protocol/tools/index.ts';
import { defineBenchmarkTool } from './benchmarkTool.ts';

export const benchmarkTasks = defineBenchmarkTool({
  contract: BENCHMARK_TASKS,
  description: [
    'Measure models on several coding tasks, or on the starter suite, and say which is better.',
    'Use `estimate` first. The same call again goes on where it stopped.',
  ].join(' '),
  measure: (input, benchmarks, client) => benchmarks.measureOnTasks(input, client),
});
