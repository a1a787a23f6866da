/**
 * Holds the worst that a call may cost before its first byte: its part of what the budgets leave, or
 * less where the ledger refuses that, since others may have taken hold of money meanwhile.
 *
 * A local call costs nothing, and no write to a disk stands before its first token.
 */
import {
  type Headroom,
  readRefusedHeadroom,
  shareHeadroom,
  UNLIMITED,
} from '../../../core/cost-monitor/index.ts';
import type { BudgetRefusal, Model, Reservation, ReservationRequest } from '../../../core/types.ts';
import type { ExecutionServices } from '../services.ts';
import type { OutputBudget } from './outputBudget.ts';
import type { CallPlan, FeasiblePlan } from './planCall.ts';

export type Hold =
  | { readonly kind: 'held'; readonly id: string }
  /** Free of charge: it is booked once it is over, and a call that is lost costs nothing. */
  | { readonly kind: 'afterwards' }
  /** Free of charge, and the ledger cannot be used: the call goes on without a record. */
  | { readonly kind: 'unrecorded' }
  /** No call is made. */
  | { readonly kind: 'refused'; readonly refusal: BudgetRefusal };

export interface ReservedCall {
  /** The one that is held, or was refused last. */
  readonly plan: FeasiblePlan;
  readonly reservation: ReservationRequest;
  readonly hold: Hold;
}

interface ReserveOrder {
  readonly plan: FeasiblePlan;
  /** The same call with another part of the budgets. */
  readonly planFor: (mayHold: Headroom) => CallPlan;
  readonly model: Model;
  readonly room: OutputBudget;
  readonly taskId: string;
  readonly index: number;
}

type Services = Pick<ExecutionServices, 'ledger' | 'log'>;

/** Never rejects. A paid call that is not held is refused. */
export async function reserveCall(order: ReserveOrder, services: Services): Promise<ReservedCall> {
  const first = await holdWorst(order.plan, order, services);
  if (first.hold.kind !== 'refused') return first;
  const left = limitHeadroom(readRefusedHeadroom(first.hold.refusal), order.room);
  const smaller = order.planFor(left);
  const isSmaller = smaller.ok && smaller.request.maxTokens < order.plan.request.maxTokens;
  return isSmaller ? holdWorst(smaller, order, services) : first;
}

/** What a call to `model` may hold of the budgets as they are now. They bind paid calls only. */
export function readHeadroom(model: Model, room: OutputBudget, services: Services): Headroom {
  if (model.tier !== 'paid') return UNLIMITED;
  try {
    return limitHeadroom(services.ledger.left(), room);
  } catch (error) {
    services.log.error('ledger failed', { error: String(error) });
    return UNLIMITED;
  }
}

/** A cut answer that is cut again was paid twice for nothing, so the second try may take all. */
function limitHeadroom(left: Headroom, room: OutputBudget): Headroom {
  return room.kind === 'wider' ? left : shareHeadroom(left);
}

async function holdWorst(
  plan: FeasiblePlan,
  { model, taskId, index }: ReserveOrder,
  services: Services,
): Promise<ReservedCall> {
  const { id, provider, tier } = model;
  const { worstNanoUsd, worstTokens } = plan;
  const worst = { worstNanoUsd, worstTokens };
  const reservation = { taskId, attempt: index, model: id, provider, tier, ...worst };
  const reserved = { plan, reservation };
  if (tier === 'local' && !(await hasBilled(id, services))) {
    return { ...reserved, hold: { kind: 'afterwards' } };
  }
  const held = await askLedger(reservation, services);
  if (held.ok) return { ...reserved, hold: { kind: 'held', id: held.id } };
  const { refusal } = held;
  // A budget says no to a free model only where it has billed.
  if (tier === 'paid' || refusal.scope !== 'ledger') {
    return { ...reserved, hold: { kind: 'refused', refusal } };
  }
  services.log.warn('call is not in the ledger', { why: refusal.message });
  return { ...reserved, hold: { kind: 'unrecorded' } };
}

async function askLedger(request: ReservationRequest, { ledger }: Services): Promise<Reservation> {
  try {
    return await ledger.reserve(request);
  } catch (error) {
    const message = `The ledger cannot be used: ${error}`;
    const wanted = request.worstNanoUsd;
    const nothing = { limit: null, left: null, resetsAtMs: null };
    return { ok: false, refusal: { scope: 'ledger', message, wanted, ...nothing } };
  }
}

async function hasBilled(model: string, { ledger, log }: Services): Promise<boolean> {
  try {
    return await ledger.hasBilled(model);
  } catch (error) {
    log.error('ledger failed', { error: String(error) });
    return false;
  }
}
