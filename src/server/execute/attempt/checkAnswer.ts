/** The check of one answer, bounded by the task's time. */
import type { CleanAnswer } from '../../../core/answer/index.ts';
import type { Completion, Verdict } from '../../../core/types.ts';
import type { ExecutionServices, VerifyInput } from '../services.ts';

export interface CheckedAnswer {
  readonly answer: CleanAnswer;
  readonly verdict: Verdict;
}

interface CheckOrder
  extends Pick<VerifyInput, 'task' | 'model' | 'mayEscalate' | 'askOthers' | 'signal'> {
  /** A check takes long enough for a person to wonder; its name, where it told. */
  readonly onChecking: (check: string | null) => void;
}

/** Never rejects: a check that breaks proves nothing about the answer. */
export async function checkAnswer(
  completion: Extract<Completion, { ok: true }>,
  { task, model, mayEscalate, askOthers, signal, onChecking }: CheckOrder,
  { verify, cleanAnswer, log }: ExecutionServices,
): Promise<CheckedAnswer> {
  const { text, finish } = completion;
  let slow = setTimeout(onChecking, SLOW_CHECK_MS, null);
  const onCheck = (name: string) => {
    clearTimeout(slow);
    slow = setTimeout(onChecking, SLOW_CHECK_MS, name);
  };
  const answer = cleanAnswer(text, task);
  try {
    const verdict = await verify({
      ...{ task, answer, finish, completion, model, mayEscalate, onCheck, signal },
      ...(askOthers && { askOthers }),
    });
    return { answer, verdict };
  } catch (error) {
    log.error('verifier failed', { model: model.id, error: String(error) });
    const evidence = 'The answer could not be checked.';
    return { answer, verdict: { outcome: 'unchecked', by: 'none', evidence } };
  } finally {
    clearTimeout(slow);
  }
}

/** Checks that end sooner are not worth a word. */
const SLOW_CHECK_MS = 100;

/** An answer that another one is compared with. */
export function readUnchecked(
  { text }: Extract<Completion, { ok: true }>,
  task: VerifyInput['task'],
  { cleanAnswer }: ExecutionServices,
): CheckedAnswer {
  const verdict = { outcome: 'unchecked', by: 'none', evidence: '' } as const;
  return { answer: cleanAnswer(text, task), verdict };
}
