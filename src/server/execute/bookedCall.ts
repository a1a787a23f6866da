/**
 * One call with its money: reserved at its worst before the first byte, settled with what is known
 * afterwards. Whatever breaks in between leaves the reservation standing, never nothing.
 */
import type {
  BudgetRefusal,
  Completion,
  Cost,
  Model,
  ReservationRequest,
} from '../../core/types.ts';
import type { ExecutionLedger, ExecutionServices, Reservation } from './services.ts';
import { NOTHING, settlementOf } from './settlement.ts';

export interface BookedCall {
  readonly reservation: ReservationRequest;
  readonly model: Model;
  readonly call: () => Promise<Completion>;
}

export interface Booked {
  readonly completion: Completion;
  readonly cost: Cost;
  /** Null where the call is not in the ledger. */
  readonly entryId: string | null;
}

type Services = Pick<ExecutionServices, 'ledger' | 'log'>;

/** Never rejects. A paid call without a reservation is never made. */
export async function bookedCall(booking: BookedCall, services: Services): Promise<Booked> {
  const { ledger } = services;
  const { reservation, model } = booking;
  const held = await reserve(reservation, services);
  const paid = model.tier === 'paid';
  if (!held.ok && paid) return refused(held.refusal.message);
  if (!held.ok) services.log.warn('call is not in the ledger', { why: held.refusal.message });

  const id = held.ok ? held.id : null;
  const marked = id === null || (await tried(() => ledger.markDispatched(id), services));
  if (!marked && paid) {
    await tried(() => ledger.release(id), services);
    return refused('The ledger cannot be written, so nothing that costs money is sent.');
  }
  const completion = await booking.call();
  const settlement = settlementOf(completion, model, reservation.worstNanoUsd);
  if (id !== null) await tried(() => ledger.settle(id, settlement), services);
  return { completion, cost: settlement.cost, entryId: id };
}

async function reserve(request: ReservationRequest, services: Services): Promise<Reservation> {
  try {
    return await services.ledger.reserve(request);
  } catch (error) {
    return { ok: false, refusal: broken(`The ledger cannot be used: ${error}`, request) };
  }
}

function broken(message: string, request: ReservationRequest): BudgetRefusal {
  const wanted = request.worstNanoUsd;
  return { scope: 'ledger', message, limit: null, left: null, wanted, resetsAtMs: null };
}

/** True when it worked. */
async function tried(
  act: () => ReturnType<ExecutionLedger['settle']>,
  { log }: Services,
): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    log.error('ledger failed', { error: String(error) });
    return false;
  }
}

function refused(message: string): Booked {
  const failure = { kind: 'budget-refused', message, mayBeBilled: false } as const;
  return { completion: { ok: false, failure, text: '' }, cost: NOTHING, entryId: null };
}
