/**
 * A complete answer that is neither booked nor checked yet: with it another process goes on, should this one be
 * stopped. Plain data.
 */
import type { Completion, Model, Settlement } from '../../../core/types.ts';
import type { FeasiblePlan } from './planCall.ts';
import type { ReservedCall } from './reserveCall.ts';
import { computeSettlement } from './settleCall.ts';

export interface HeardAnswer {
  readonly completion: Extract<Completion, { ok: true }>;
  readonly terms: AnswerTerms;
  readonly settlement: Settlement;
  /** The ledger's id of what is held for it; null where nothing is. */
  readonly entryId: string | null;
  readonly durationMs: number;
}

/** What was planned of the call, as far as it says what may follow. */
export type AnswerTerms = Pick<FeasiblePlan, 'widenable' | 'shrinkable' | 'shown'> & {
  readonly maxTokens: number;
};

export function describeHeard(
  completion: HeardAnswer['completion'],
  { hold, plan, reservation }: ReservedCall,
  model: Model,
  durationMs: number,
): HeardAnswer {
  const settlement = computeSettlement(completion, model, reservation.worstNanoUsd);
  const entryId = hold.kind === 'held' ? hold.id : null;
  return { completion, terms: listTerms(plan), settlement, entryId, durationMs };
}

export function listTerms({ request, widenable, shrinkable, shown }: FeasiblePlan): AnswerTerms {
  return { maxTokens: request.maxTokens, widenable, shrinkable, ...(shown && { shown }) };
}
