/** `benchmark_free_models`: as `benchmark_tasks`, of free remote models, within their daily quota. */
import { BENCHMARK_FREE_MODELS } from '../../protocol/tools/index.ts';
import { defineBenchmarkTool } from './benchmarkTool.ts';

export const benchmarkFreeModels = defineBenchmarkTool({
  contract: BENCHMARK_FREE_MODELS,
  description: [
    'Measure the free remote models on coding tasks, as far as their daily quota reaches.',
    'It says what fits into today; the same call tomorrow goes on.',
  ].join(' '),
  measure: (input, benchmarks, client) => benchmarks.measureFreeModels(input, client),
});
