/** What a task that was carried out teaches: one outcome for each answer that came. */
import { doubtfulTests } from '../fallback-handler/doubtfulTests.ts';
import type { Attempt, EpochMs, Model, Task } from '../types.ts';
import { evidenceOf, foreseenOutcome, type Outcome } from './outcome.ts';
import type { RouterModel } from './routerModel.ts';

/**
 * Pure. A call without an answer says nothing about skill. A model's second answer to a task had its
 * first one's faults explained, so it tells only of speed; so do answers that failed tests which are
 * themselves in doubt, and those that were cut at a limit of ours: with more room it is asked anew.
 */
export function outcomesOfTask(
  task: Task,
  attempts: readonly Attempt[],
  models: ReadonlyMap<string, Model>,
  router: RouterModel,
  atMs: EpochMs,
): readonly Outcome[] {
  const foreseen = foreseenOutcome(task, router);
  const judged = new Set<string>();
  const doubted = doubtfulTests(attempts)?.attempts;
  return attempts.flatMap(attempt => {
    const { model: id, verdict, cut, durationMs, usage, firstTokenMs } = attempt;
    const model = models.get(id);
    if (verdict === undefined || model === undefined) return [];
    const saysNothing = cut || judged.has(id) || doubted?.has(attempt);
    const evidence = saysNothing ? null : evidenceOf(verdict);
    if (!cut) judged.add(id);
    return [
      {
        ...foreseen(model),
        ...(evidence ?? ({ evidence: 'none', ok: 0.5 } as const)),
        atMs,
        durationMs,
        firstTokenMs: firstTokenMs ?? null,
        outputTokens: usage?.outputTokens ?? null,
      },
    ];
  });
}
