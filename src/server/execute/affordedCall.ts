/**
 * One call that fits into the budgets: planned for its part of what they leave, and once more for less
 * where the ledger refuses, since others may have taken hold of money meanwhile.
 */
import { type Holding, leftAfter, shareOf, UNLIMITED } from '../../core/cost-monitor/holding.ts';
import type { Model } from '../../core/types.ts';
import type { AnswerRoom } from './answerRoom.ts';
import type { Booked } from './bookedCall.ts';
import type { CallPlan } from './planCall.ts';
import type { ExecutionServices } from './services.ts';

export type MadePlan = Extract<CallPlan, { ok: true }>;

interface Afforded extends Booked {
  /** The one that was carried out, or refused last. */
  readonly plan: MadePlan;
}

/** Books `plan`, or the smaller one that `replan` makes of what a refusal says is left. */
export async function affordedCall(
  plan: MadePlan,
  room: AnswerRoom,
  replan: (mayHold: Holding) => CallPlan,
  book: (plan: MadePlan) => Promise<Booked>,
): Promise<Afforded> {
  const first = await book(plan);
  if (first.refusal === null) return { ...first, plan };
  const smaller = replan(partOf(leftAfter(first.refusal), room));
  if (!smaller.ok || smaller.request.maxTokens >= plan.request.maxTokens) return { ...first, plan };
  return { ...(await book(smaller)), plan: smaller };
}

/** What a call to `model` may hold of the budgets as they are now. They bind paid calls only. */
export function mayHoldNow(
  model: Model,
  room: AnswerRoom,
  { ledger, log }: Pick<ExecutionServices, 'ledger' | 'log'>,
): Holding {
  if (model.tier !== 'paid') return UNLIMITED;
  try {
    return partOf(ledger.left(), room);
  } catch (error) {
    log.error('ledger failed', { error: String(error) });
    return UNLIMITED;
  }
}

/** A cut answer that is cut again was paid twice for nothing, so the second try may take all. */
function partOf(left: Holding, room: AnswerRoom): Holding {
  return room.kind === 'wider' ? left : shareOf(left);
}
