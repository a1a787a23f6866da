/** Notes how a conversation was decided, for the panel and for *Why This Model*. */
import type { RouteDecision, Task } from '../../core/types.ts';
import type { Execution } from '../execute/index.ts';
import { serializeDecision } from '../serialize/index.ts';
import type { Services } from '../services.ts';

/** Once for each conversation: later turns go by the first. */
export function noteTurn(
  taskId: string,
  { priority }: Task,
  decision: RouteDecision,
  { outcome, attempts }: Execution,
  services: Services,
): void {
  const { route, reason } = decision;
  const result = outcome.ok ? 'unverified' : 'failed';
  const told = JSON.stringify(serializeDecision(decision));
  services.routes.add({
    ...{
      taskId,
      atMs: services.now(),
      route,
      priority,
      reason,
      result,
      proof: null,
      decision: told,
    },
  });
  services.changes.announce('spend');
  for (const attempt of attempts) {
    if (attempt.tier === 'local' && !attempt.failure) services.registry.noteLoaded(attempt.model);
  }
}
