/** A case that is hard to judge, in one line, and the verdict on it. */
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import { RUN_LIMITS } from '../../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import {
  CHECKS,
  type Verification,
  verifyAnswer,
} from '../../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from '../asTask.ts';

export type HardCase = readonly [
  what: string,
  language: string,
  prompt: string,
  code: string,
  tests?: string,
];

/** Verifies the code as a fenced answer, or as it is where its language is empty. */
export function verdictOn(
  [, language, prompt, code, tests]: HardCase,
  sandbox: Sandbox,
): Promise<Verification> {
  const task = {
    ...plainTask(prompt),
    ...(language !== '' && { language }),
    ...(tests !== undefined && { tests }),
  };
  const answer = language === '' ? code : `\`\`\`${language}\n${code}\n\`\`\``;
  const limits = { ...RUN_LIMITS, timeMs: 5_000 };
  const signal = new AbortController().signal;
  const rest = {
    finish: 'stop',
    checks: CHECKS,
    sandbox,
    limits,
    project: null,
    mayEscalate: false,
    askOthers: null,
    signal,
  } as const;
  return verifyAnswer({ task, answer: cleanAnswer(answer, task), ...rest });
}
