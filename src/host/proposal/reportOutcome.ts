/** Tells the server what the person did with an answer: the router learns from it. */
import { OUTCOME_METHOD, type OutcomeNotice } from '../../protocol/index.ts';
import type { Session } from '../server/index.ts';

export type ReportOutcome = (taskId: string, verdict: OutcomeNotice['verdict']) => void;

/** Reports on `session`'s own connection. What cannot be reported is lost: it only teaches. */
export function createOutcomeReporter(session: Pick<Session, 'client'>): ReportOutcome {
  return (task_id, verdict) => {
    const params: OutcomeNotice = { task_id, verdict };
    session
      .client()
      .then(client => client.notification({ method: OUTCOME_METHOD, params }))
      .catch(() => {});
  };
}
