/**
 * One call that fits into the budgets: planned for its part of what they leave, and once more for less
 * where the ledger refuses, since others may have taken hold of money meanwhile.
 */
import {
  type Headroom,
  readRefusedHeadroom,
  shareHeadroom,
  UNLIMITED,
} from '../../core/cost-monitor/index.ts';
import type { Model } from '../../core/types.ts';
import type { OutputBudget } from './outputBudget.ts';
import type { CallPlan } from './planCall.ts';
import type { BookingResult } from './runBookedCall.ts';
import type { ExecutionServices } from './services.ts';

export type FeasiblePlan = Extract<CallPlan, { ok: true }>;

interface Afforded extends BookingResult {
  /** The one that was carried out, or refused last. */
  readonly plan: FeasiblePlan;
}

/** Books `plan`, or the smaller one that `replan` makes of what a refusal says is left. */
export async function bookAffordableCall(
  plan: FeasiblePlan,
  room: OutputBudget,
  replan: (mayHold: Headroom) => CallPlan,
  book: (plan: FeasiblePlan) => Promise<BookingResult>,
): Promise<Afforded> {
  const first = await book(plan);
  if (first.refusal === null) return { ...first, plan };
  const smaller = replan(limitHeadroom(readRefusedHeadroom(first.refusal), room));
  if (!smaller.ok || smaller.request.maxTokens >= plan.request.maxTokens) return { ...first, plan };
  return { ...(await book(smaller)), plan: smaller };
}

/** What a call to `model` may hold of the budgets as they are now. They bind paid calls only. */
export function readHeadroom(
  model: Model,
  room: OutputBudget,
  { ledger, log }: Pick<ExecutionServices, 'ledger' | 'log'>,
): Headroom {
  if (model.tier !== 'paid') return UNLIMITED;
  try {
    return limitHeadroom(ledger.left(), room);
  } catch (error) {
    log.error('ledger failed', { error: String(error) });
    return UNLIMITED;
  }
}

/** A cut answer that is cut again was paid twice for nothing, so the second try may take all. */
function limitHeadroom(left: Headroom, room: OutputBudget): Headroom {
  return room.kind === 'wider' ? left : shareHeadroom(left);
}
