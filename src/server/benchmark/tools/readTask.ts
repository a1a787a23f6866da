/** A task on the wire as a benchmark's task, with the models that it names. */
import type { BenchmarkTaskInput } from '../../../protocol/tools/index.ts';
import type { WantedTask } from '../benchmarks.ts';

export function readTask(input: Omit<BenchmarkTaskInput, 'wait_ms' | 'max_cost_usd'>): WantedTask {
  const { tests, reference, language, complexity } = input;
  const outputTokens = input.expected_output_length;
  const task = {
    id: input.task_id,
    prompt: input.task,
    contextTokens: input.context_length,
    check: tests === undefined ? ({ kind: 'proof' } as const) : ({ kind: 'tests', tests } as const),
    runs: input.runs_per_task ?? 1,
    ...(outputTokens !== undefined && { outputTokens }),
    ...(complexity !== undefined && { complexity }),
    ...(language !== undefined && { language }),
    ...(reference !== undefined && { reference }),
  };
  return { task, local: input.local_model, paid: input.paid_model };
}
