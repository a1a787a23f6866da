/** A result without whatever may quote the file: the answer, what checks and hosts said of it, why it failed. */
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';

export function withhold(output: RouteTaskOutput): RouteTaskOutput {
  const { text: _, code: __, rejected_answer: ___, verification, error, ...rest } = output;
  return {
    ...rest,
    attempts: output.attempts.map(({ verdict, failure, ...attempt }) => ({
      ...attempt,
      ...(verdict && { verdict: { ...verdict, evidence: WITHHELD } }),
      ...(failure && { failure: { ...failure, message: WITHHELD } }),
    })),
    ...(verification && { verification: { ...verification, evidence: WITHHELD } }),
    ...(error !== undefined && { error: `No change was made. ${WITHHELD}` }),
  };
}

const WITHHELD = 'More is not told: it is about a file that stays on this machine.';
