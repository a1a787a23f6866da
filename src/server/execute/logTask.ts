/** One line of the log for a task: how it went, how fast, what it used. No word of it, nor of the answer. */
import type { Logger } from '../session/index.ts';
import type { Execution, ExecutionInput } from './execution.ts';

export function logTask(
  { taskId, task, decision, background }: ExecutionInput,
  { outcome, attempts, totalCost }: Execution,
  durationMs: number,
  log: Pick<Logger, 'info'>,
): void {
  const last = attempts.at(-1);
  const sum = (read: (attempt: Execution['attempts'][number]) => number | undefined) =>
    attempts.reduce((all, attempt) => all + (read(attempt) ?? 0), 0);
  log.info('task', {
    task: taskId,
    ok: outcome.ok,
    ...(!outcome.ok && { failure: outcome.failure.kind }),
    route: decision.route,
    model: last?.model ?? null,
    tier: last?.tier ?? null,
    verdict: last?.verdict?.outcome ?? null,
    attempts: attempts.length,
    ms: durationMs,
    firstTokenMs: last?.firstTokenMs ?? null,
    inputTokens: sum(({ usage }) => usage?.inputTokens),
    outputTokens: sum(({ usage }) => usage?.outputTokens),
    nanoUsd: totalCost.nanoUsd,
    basis: totalCost.basis,
    priority: task.priority,
    background: background ?? false,
  });
}
