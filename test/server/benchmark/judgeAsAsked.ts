/** Judges a text as if a model had answered a benchmark's task with it. */
import { cleanAnswer, wrapInFence } from '../../../src/core/answer/index.ts';
import type { BenchmarkTask } from '../../../src/core/benchmark/index.ts';
import type { Model } from '../../../src/core/types.ts';
import { judgeAnswer, measureCompleteness } from '../../../src/server/benchmark/judge/index.ts';
import { measureBenchmarkTask } from '../../../src/server/benchmark/run/index.ts';
import { createVerification, type Verification } from '../../../src/server/createVerification.ts';

export function createTestVerification(): Verification {
  return createVerification({
    settings: { weakSandbox: false, projects: [], secondAnswer: false },
    folders: [],
    signal: new AbortController().signal,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

/** `code` comes in one block, as models write. */
export async function judgeAsAsked(task: BenchmarkTask, code: string, verification: Verification) {
  const asked = measureBenchmarkTask(task, 'cost');
  const answer = cleanAnswer(wrapInFence(code, task.language ?? ''), asked);
  const model = { id: 'box/model' } as Model;
  const { signal } = new AbortController();
  const given = { task, asked, model, answer, finish: 'stop', verification, signal } as const;
  return {
    ...(await judgeAnswer(given)),
    completeness: await measureCompleteness(task, answer),
  };
}
