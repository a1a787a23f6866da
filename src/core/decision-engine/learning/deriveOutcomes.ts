/** What a task that was carried out teaches: one outcome for each answer that came. */
import { detectSuspectTests } from '../../fallback-handler/index.ts';
import type { Attempt, EpochMs, Model, Task } from '../../types.ts';
import type { RouterModel } from '../difficulty/index.ts';
import { createOutcomeForecaster, type Outcome, readEvidence } from './outcome.ts';

/**
 * Pure. A call without an answer says nothing about skill. A model's second answer to a task had its
 * first one's faults explained, so it tells only of speed; so do answers that failed tests which are
 * themselves in doubt, and those that were cut at a limit of ours: with more room it is asked anew.
 */
export function deriveOutcomes(
  task: Task,
  attempts: readonly Attempt[],
  models: ReadonlyMap<string, Model>,
  router: RouterModel,
  atMs: EpochMs,
): readonly Outcome[] {
  const foreseen = createOutcomeForecaster(task, router);
  const judged = new Set<string>();
  const doubted = detectSuspectTests(attempts)?.attempts;
  return attempts.flatMap(attempt => {
    const { model: id, verdict, cut, durationMs, usage, firstTokenMs, confidence } = attempt;
    const model = models.get(id);
    if (verdict === undefined || model === undefined) return [];
    const saysNothing = cut || judged.has(id) || doubted?.has(attempt);
    const evidence = saysNothing ? null : readEvidence(verdict);
    if (!cut) judged.add(id);
    return [
      {
        ...foreseen(model),
        ...(evidence ?? ({ evidence: 'none', ok: 0.5 } as const)),
        atMs,
        durationMs,
        firstTokenMs: firstTokenMs ?? null,
        outputTokens: usage?.outputTokens ?? null,
        ...(confidence && { confidence }),
      },
    ];
  });
}
