/** What judging an answer to a benchmark's task is given, and what it says. */
import type { CleanAnswer } from '../../../core/answer/index.ts';
import type { BenchmarkTask } from '../../../core/benchmark/index.ts';
import type { Model, Task } from '../../../core/types.ts';
import type { Verification } from '../../createVerification.ts';

export interface JudgeInput {
  readonly task: BenchmarkTask;
  /** The same, as it was asked. */
  readonly asked: Task;
  readonly model: Model;
  readonly answer: CleanAnswer;
  readonly finish: 'stop' | 'length';
  readonly verification: Verification;
  readonly signal: AbortSignal;
}

export interface Judgement {
  /** Null where it could not be judged. */
  readonly passed: boolean | null;
  readonly by: string;
  readonly evidence: string;
  readonly testMs: number | null;
  readonly referenceMs: number | null;
  readonly answerBytes: number | null;
}

/** Of a judgement that timed nothing. */
export const NOT_TIMED = { testMs: null, referenceMs: null, answerBytes: null } as const;
