/**
 * One call with its money: reserved at its worst before the first byte, settled with what is known
 * afterwards. Whatever breaks in between leaves the reservation standing, never nothing.
 *
 * A local call costs nobody anything, and no write to a disk stands before its first token.
 */
import type {
  BudgetRefusal,
  Completion,
  Cost,
  Model,
  Reservation,
  ReservationRequest,
} from '../../core/types.ts';
import type { ExecutionServices } from './services.ts';
import { computeSettlement, ZERO_COST } from './settlement.ts';

interface BookedCall {
  readonly reservation: ReservationRequest;
  readonly model: Model;
  readonly call: () => Promise<Completion>;
}

export interface BookingResult {
  readonly completion: Completion;
  readonly cost: Cost;
  /** Null where the call is not in the ledger. */
  readonly entryId: string | null;
  /** Why no call was made; null where one was. */
  readonly refusal: BudgetRefusal | null;
}

type Services = Pick<ExecutionServices, 'ledger' | 'log' | 'now'>;

/** Never rejects. A paid call without a reservation is never made. */
export async function runBookedCall(
  booking: BookedCall,
  services: Services,
): Promise<BookingResult> {
  const { reservation, model } = booking;
  if (model.tier !== 'local') return runReservedCall(booking, services);
  let hasBilled = false;
  await tryLedger(async () => {
    hasBilled = await services.ledger.hasBilled(reservation.model);
  }, services);
  return hasBilled ? runReservedCall(booking, services) : runRecordedCall(booking, services);
}

/** Nobody pays: nothing is written before the answer, and a call that is lost costs nothing. */
async function runRecordedCall(booking: BookedCall, services: Services): Promise<BookingResult> {
  const { reservation, model } = booking;
  const startedMs = services.now();
  const completion = await booking.call();
  const settlement = computeSettlement(completion, model, reservation.worstNanoUsd);
  let entryId: string | null = null;
  await tryLedger(async () => {
    entryId = (await services.ledger.record(reservation, settlement, startedMs)) || null;
  }, services);
  return { completion, cost: settlement.cost, entryId, refusal: null };
}

async function runReservedCall(booking: BookedCall, services: Services): Promise<BookingResult> {
  const { ledger } = services;
  const { reservation, model } = booking;
  const held = await reserveBudget(reservation, services);
  // A budget says no to a free model only where it has billed.
  const binds = model.tier === 'paid' || (!held.ok && held.refusal.scope !== 'ledger');
  if (!held.ok && binds) return refuseCall(held.refusal);
  if (!held.ok) services.log.warn('call is not in the ledger', { why: held.refusal.message });

  const id = held.ok ? held.id : null;
  const completion = await booking.call();
  const settlement = computeSettlement(completion, model, reservation.worstNanoUsd);
  if (id !== null) await tryLedger(() => ledger.settle(id, settlement), services);
  return { completion, cost: settlement.cost, entryId: id, refusal: null };
}

async function reserveBudget(
  request: ReservationRequest,
  services: Services,
): Promise<Reservation> {
  try {
    return await services.ledger.reserveAndDispatch(request);
  } catch (error) {
    return {
      ok: false,
      refusal: makeLedgerRefusal(`The ledger cannot be used: ${error}`, request),
    };
  }
}

function makeLedgerRefusal(message: string, request: ReservationRequest): BudgetRefusal {
  const wanted = request.worstNanoUsd;
  return { scope: 'ledger', message, limit: null, left: null, wanted, resetsAtMs: null };
}

/** A ledger that fails is told to the log: what was asked for goes on, or has happened already. */
async function tryLedger(act: () => void | Promise<void>, { log }: Services): Promise<void> {
  try {
    await act();
  } catch (error) {
    log.error('ledger failed', { error: String(error) });
  }
}

function refuseCall(refusal: BudgetRefusal): BookingResult {
  const { message } = refusal;
  const failure = { kind: 'budget-refused', message, mayBeBilled: false } as const;
  return { completion: { ok: false, failure, text: '' }, cost: ZERO_COST, entryId: null, refusal };
}
