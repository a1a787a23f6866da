/**
 * What each event does to the books, inside the caller's write transaction. Entries are only ever
 * added; `open_call` alone forgets, when a reservation ends.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { computeBooking } from '../../core/cost-monitor/index.ts';
import type { EpochMs, ReservationRequest, Settlement } from '../../core/types.ts';
import type { ProcessIdentity } from '../database/index.ts';
import { type CallState, CallStates, type OpenCall, type Recovery } from './callState.ts';
import { type LedgerEntry, LedgerJournal } from './ledgerJournal.ts';

export class LedgerBooks {
  readonly states: CallStates;
  readonly #journal: LedgerJournal;
  readonly #insertOpen: StatementSync;
  readonly #deleteOpen: StatementSync;

  constructor(sqlite: DatabaseSync) {
    this.states = new CallStates(sqlite);
    this.#journal = new LedgerJournal(sqlite);
    this.#insertOpen = sqlite.prepare('INSERT INTO open_call VALUES (?, ?, ?)');
    this.#deleteOpen = sqlite.prepare('DELETE FROM open_call WHERE call = ?');
  }

  /** Opens a call with its reservation; the call's number. It is sent at once. */
  begin(
    request: ReservationRequest,
    booked: {
      readonly project: string;
      readonly day: string;
      readonly atMs: EpochMs;
      readonly process: ProcessIdentity;
    },
  ): number {
    const { taskId, attempt, model, provider, tier } = request;
    const { project, day, atMs, process } = booked;
    const facts = { taskId, attempt, model, provider, tier, project, day, atMs };
    const amounts = {
      reserved: Math.ceil(request.worstNanoUsd),
      reserved_tokens: Math.ceil(request.worstTokens),
    };
    const call = this.#journal.begin(facts, { kind: 'reserved', atMs, durationMs: null, amounts });
    this.#insertOpen.run(call, atMs, process);
    return call;
  }

  settleNumber(call: number, settlement: Settlement, atMs: EpochMs): void {
    const state = this.states.get(call);
    if (state !== null) this.settle(state, settlement, atMs);
  }

  /** The first known cost is booked; before it, an unknown one, in full. Else nothing happens. */
  settle(state: CallState, settlement: Settlement, atMs: EpochMs): void {
    const unknown = settlement.cost.basis === 'unknown';
    if (state.final || (unknown && !state.open)) return;
    const { sums, open } = state;
    const counted = sums.input_tokens + sums.output_tokens;
    const held = open
      ? { nanoUsd: sums.reserved, tokens: sums.reserved_tokens }
      : { nanoUsd: sums.unknown, tokens: sums.unknown_tokens + counted };
    const booked = computeBooking(held, settlement);
    const durationMs = state.dispatchedMs === null ? null : Math.max(0, atMs - state.dispatchedMs);
    const settled = unknown ? 'charged' : 'settled';
    this.#end(
      state,
      { kind: open ? settled : 'corrected', atMs, durationMs },
      {
        billed: booked.billed,
        estimated: booked.estimated,
        unknown: booked.unknown - sums.unknown,
        excess: booked.excess,
        input_tokens: booked.inputTokens - sums.input_tokens,
        output_tokens: booked.outputTokens - sums.output_tokens,
        cache_read_tokens: booked.cacheReadTokens - sums.cache_read_tokens,
        unknown_tokens: booked.unknownTokens - sums.unknown_tokens,
      },
    );
  }

  /** Charges each of these that is still open and held by the same process. */
  chargeExpired(calls: readonly OpenCall[], atMs: EpochMs): Recovery {
    let [charged, chargedNanoUsd] = [0, 0];
    for (const { call, process } of calls) {
      const state = this.states.get(call);
      if (!state?.open || state.process !== process) continue;
      const { reserved: unknown, reserved_tokens: unknown_tokens } = state.sums;
      this.#end(state, { kind: 'charged', atMs, durationMs: null }, { unknown, unknown_tokens });
      charged += 1;
      chargedNanoUsd += unknown;
    }
    return { charged, chargedNanoUsd };
  }

  /** Marks the answer that the person got; once. */
  answer(state: CallState, atMs: EpochMs): void {
    if (state.answered) return;
    this.#journal.append(state.call, state.facts, {
      kind: 'answered',
      atMs,
      durationMs: null,
      amounts: {
        answer_input_tokens: state.sums.input_tokens,
        answer_output_tokens: state.sums.output_tokens,
        answer_cache_read_tokens: state.sums.cache_read_tokens,
      },
    });
  }

  /** Adds `amounts`, and takes the reservation away where it still stands. */
  #end(
    state: CallState,
    entry: Omit<LedgerEntry, 'amounts'>,
    amounts: LedgerEntry['amounts'],
  ): void {
    const { call, facts, sums, open } = state;
    const freed = open ? { reserved: -sums.reserved, reserved_tokens: -sums.reserved_tokens } : {};
    if (open) this.#deleteOpen.run(call);
    this.#journal.append(call, facts, { ...entry, amounts: { ...freed, ...amounts } });
  }
}
