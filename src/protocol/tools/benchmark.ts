/**
 * The contracts of the tools that measure models. What they answer is short, since an agent pays for it: the
 * whole is in `locallama://benchmarks/{task_id}`.
 */
import * as z from 'zod';
import * as field from '../fields.ts';
import { defineContract } from './contract.ts';

const MAX_RUNS = 20;
const MAX_TASKS = 500;
const MAX_LEVEL = 5;
const MAX_PARALLEL = 32;

const task = {
  task_id: field.makeTextSchema(200).min(1, { error: 'is empty: name the task' }),
  task: field.taskText,
  context_length: field.tokens,
  expected_output_length: field.tokens.optional(),
  complexity: field.complexity.optional(),
  local_model: field.makeTextSchema(500).optional(),
  paid_model: field.makeTextSchema(500).optional(),
  runs_per_task: z.number().int().min(1).max(MAX_RUNS).optional().describe('Default 1.'),
  tests: field
    .makeTextSchema(200_000)
    .optional()
    .describe('What makes an answer right, as of route_task.'),
  language: field.makeTextSchema(100).optional(),
  reference: field.makeTextSchema(200_000).optional().describe('A right answer.'),
};

const common = {
  max_cost_usd: z.number().min(0).max(1_000_000).optional(),
  wait_ms: z.number().int().min(0).max(3_600_000).optional().describe('Default 240000.'),
};

const batch = {
  parallel: z.boolean().optional(),
  max_parallel_tasks: z.number().int().min(1).max(MAX_PARALLEL).optional(),
  models: z
    .array(field.makeTextSchema(500))
    .max(50)
    .optional()
    .describe('Instead of those of the tasks.'),
  estimate: z.boolean().optional().describe('Only say the cost.'),
  ...common,
};

const known = z.number().nullable();

/** The specification's `BenchmarkResult`: means over one model's answers. */
const benchmarkResult = z.object({
  execution_time: known.describe('Milliseconds of a call.'),
  memory_usage: known.describe('Bytes that the model holds, where its server tells.'),
  token_count: known,
  cost: known.describe('US dollars of an answer.'),
  quality_metrics: z.object({
    accuracy: known.describe('Share of answers whose tests passed; null: nothing could judge.'),
    completeness: known,
    efficiency: known,
  }),
});

const output = z.object({
  task_id: z.string().optional(),
  benchmark_id: z.string().optional(),
  status: z.enum(['completed', 'running', 'paused', 'estimated']),
  results: z.array(
    z.object({
      model: z.string(),
      tier: field.tier,
      runs: z.number().describe('Answers that came.'),
      result: benchmarkResult,
      accuracy_low: known.optional(),
      accuracy_high: known.optional(),
      first_token_ms: known.optional(),
      tokens_per_second: known.optional(),
      verified_ms: known.optional().describe('Until an answer was judged, too.'),
      answer_bytes: known.optional().describe("Most memory that an answer's code took."),
      failed: z.number().optional(),
      total_usd: field.usd.optional(),
    }),
  ),
  comparison: z.string().optional().describe('Who is better, by the interval of the difference.'),
  note: z.string().optional(),
  resource: z.string().optional().describe('Where the whole is.'),
});

export const BENCHMARK_TASK = defineContract({
  name: 'benchmark_task',
  title: 'Benchmark models on a task',
  input: z.object({ ...task, ...common }),
  output,
});

export const BENCHMARK_TASKS = defineContract({
  name: 'benchmark_tasks',
  title: 'Benchmark models on tasks',
  input: z.object({
    tasks: z.array(z.object(task).strict()).min(1).max(MAX_TASKS).optional(),
    suite: z
      .enum(['starter', 'repository'])
      .optional()
      .describe("Our tasks, or those made of the workspace's repository, instead of yours."),
    max_level: z.number().int().min(1).max(MAX_LEVEL).optional(),
    ...batch,
  }),
  output,
});

export const BENCHMARK_FREE_MODELS = defineContract({
  name: 'benchmark_free_models',
  title: 'Benchmark free models',
  input: BENCHMARK_TASKS.input,
  output,
});
