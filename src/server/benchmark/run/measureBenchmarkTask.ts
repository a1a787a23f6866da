/** A benchmark's task as every other task is measured. */
import type { BenchmarkTask } from '../../../core/benchmark/index.ts';
import { INTENTS, type Priority, type Task } from '../../../core/types.ts';
import { measureTask } from '../../decide/index.ts';

/** Tests go along, so that code is looked for in the answer; they are no part of what is sent. */
export function measureBenchmarkTask(task: BenchmarkTask, priority: Priority): Task {
  const { check } = task;
  return measureTask(
    {
      task: task.prompt,
      context_length: task.contextTokens,
      expected_output_length: task.outputTokens,
      complexity: task.complexity,
      language: task.language,
      file_path: task.filePath,
      intent: INTENTS.find(intent => intent === task.kind),
      replaces: task.code,
      context: task.context,
      tests: check.kind === 'tests' ? check.tests : undefined,
    },
    priority,
  );
}
