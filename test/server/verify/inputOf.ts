/** The input of one check, with nothing that may run code. */
import type { CleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';
import type { CheckInput } from '../../../src/server/verify/check.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';

export function inputOf(task: Task, answer: CleanAnswer): CheckInput {
  const signal = new AbortController().signal;
  const none = { sandbox: null, project: null, askOthers: null } as const;
  const rest = { finish: 'stop', mayEscalate: false, ...none } as const;
  return { task, answer, ...rest, limits: RUN_LIMITS, signal };
}
