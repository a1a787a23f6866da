/**
 * The ledger: money is reserved before it is spent, and settled by what the provider billed.
 *
 * Any number of processes share it. A paid call is refused whenever the ledger is not sure to survive; a local or
 * free one never is: at worst it goes unrecorded. Nothing here throws for what a disk or another process may do. A
 * settlement that cannot be written now is kept and tried again; if this process dies first, all it held is spent.
 */
import {
  type Baseline,
  type BudgetSnapshot,
  findBudgetRefusal,
  type Headroom,
  isBoundByMoney,
  isCountable,
  type SpendSnapshot,
} from '../../core/cost-monitor/index.ts';
import type {
  BudgetLimits,
  EpochMs,
  Reservation,
  ReservationRequest,
  Settlement,
} from '../../core/types.ts';
import { claimAlerts } from '../alertClaims.ts';
import {
  type Database,
  detectWriteFailure,
  MarkWriter,
  probeRoom,
  refuseRolledBack,
  type StoreProblem,
  toStoreProblem,
} from '../database/index.ts';
import { AgentCalls } from './agentCalls.ts';
import { BoundLimits } from './boundLimits.ts';
import type { CallState, Recovery } from './callState.ts';
import { chargeOrphans } from './chargeOrphans.ts';
import { LedgerBooks } from './ledgerBooks.ts';
import type { LedgerOptions } from './ledgerOptions.ts';
import { LedgerPeriods } from './ledgerPeriods.ts';
import { confirmLoss, findLedgerProblem, refuseReservation } from './lostLedger.ts';
import { PendingWrites } from './pendingWrites.ts';
import { readBudgetsSafely, readSpendSafely } from './reports/index.ts';

/** Longest time that an answer's mark is in memory only; whoever reads the ledger here sees it. */
const MARK_MS = 100;
/** Of a call that could not be recorded; settling its id does nothing. */
const UNRECORDED: Reservation = { ok: true, id: '' };

export class LedgerStore {
  readonly #options: LedgerOptions;
  readonly #database: Database;
  readonly #books: LedgerBooks;
  readonly #periods: LedgerPeriods;
  readonly #limits: BoundLimits;
  readonly agents: AgentCalls;
  readonly #mark: MarkWriter | null;
  readonly #idPrefix: string;
  readonly #shownAlerts = new Set<string>();
  readonly #pending = new PendingWrites((work, isSynced) => this.#transact(work, isSynced));
  #marking: NodeJS.Timeout | null = null;
  #isUnsynced: boolean = false; // The last write.
  /** Of the last write: told until one succeeds, but the ledger refuses nothing because of it. */
  #failure: StoreProblem | null = null;

  constructor(options: LedgerOptions) {
    const { database } = options;
    this.#options = options;
    this.#database = database;
    this.#books = new LedgerBooks(database.sqlite);
    this.#periods = new LedgerPeriods(database.sqlite, options);
    this.#limits = new BoundLimits(database, options);
    this.agents = new AgentCalls(database.sqlite, options);
    this.#mark = database.home === null ? null : new MarkWriter(database.home, database.id);
    // Calls are numbered anew in a fresh ledger; the prefix keeps old ids from naming new calls.
    this.#idPrefix = `${database.id.slice(0, 8)}-`;
    this.recoverOrphans();
  }

  /** What the budgets leave now, for a call that can do with less: `reserve` decides. */
  left(): Headroom {
    return this.agents.tighten(this.#periods.left(this.#readLimits()));
  }

  /**
   * Holds the worst that a call may cost in every budget, or says which one it does not fit. The call
   * is sent at once: from this one commit on it counts as spent if we die.
   */
  reserve(request: ReservationRequest): Reservation {
    const bound = isBoundByMoney(request);
    if (!isCountable(request)) {
      return bound ? refuseReservation(request, 'the most it may cost is no amount.') : UNRECORDED;
    }
    try {
      return this.#tryReserve(request);
    } catch (error) {
      if (!bound) return UNRECORDED;
      return refuseReservation(request, toStoreProblem(error, this.#database.home).message);
    }
  }

  /** Whether a free model has billed this month: then its calls have to be reserved, as paid ones are. */
  hasBilled(model: string): boolean {
    try {
      return this.#periods.billOf(model, this.#periods.dayAt(this.#options.now())) > 0;
    } catch {
      return false; // As if unrecorded: a ledger that fails holds no local call up.
    }
  }

  /** Books a free call once it is over, unreserved and unsynced. The id is empty where it could not be recorded. */
  record(request: ReservationRequest, settlement: Settlement, startedMs: EpochMs): string {
    return this.recordAll([[request, settlement, startedMs]])[0]!;
  }

  /** As `record` for calls that ended together, in one transaction. */
  recordAll(calls: readonly Parameters<LedgerStore['record']>[]): readonly string[] {
    const book = ([request, settlement, startedMs]: (typeof calls)[number]) => {
      if (!isCountable(request)) return '';
      const call = this.#begin(request, startedMs);
      this.#books.settleNumber(call, settlement, this.#options.now());
      return this.#idPrefix + call;
    };
    try {
      return this.#pending.takeAlong(() => calls.map(book), false);
    } catch {
      return calls.map(() => '');
    }
  }

  /**
   * Books how a call ended, now or at the next chance. The first known cost counts. A power cut may
   * lose what is not synced: then all that was reserved stays charged, so only more than that is.
   */
  settle(id: string, settlement: Settlement): void {
    const atMs = this.#options.now();
    const isSynced = this.#exceedsReservation(id, settlement);
    this.#keep(id, state => this.#books.settle(state, settlement, atMs), isSynced);
    this.#pending.flush();
  }

  /**
   * Notes that this call's answer is the one that the person got: savings count only those. It is
   * written once the answer is out, and before anybody reads the ledger here.
   */
  markAnswered(id: string): void {
    const atMs = this.#options.now();
    this.#keep(id, state => this.#books.answer(state, atMs), false);
    this.#marking ??= setTimeout(() => {
      this.#marking = null;
      this.#pending.flush();
    }, MARK_MS).unref();
  }

  /** How full the budgets are, and whether paid calls are refused: what stands before a call. */
  budgets(): BudgetSnapshot {
    this.#pending.flush();
    const [limits, failure] = [this.#readLimits(), this.#failure];
    return readBudgetsSafely(this.#database, this.#periods, { ...this.#options, limits, failure });
  }

  /**
   * Everything the panel shows, of one moment. `recentTasks` is how many tasks it lists. Where the
   * ledger cannot be read it is empty, and `refusesPaid` says why.
   */
  spend(view: { readonly baseline: Baseline | null; readonly recentTasks: number }): SpendSnapshot {
    this.#pending.flush();
    if (this.#failure !== null) this.#tryAgain();
    const [limits, failure] = [this.#readLimits(), this.#failure];
    const all = { ...view, ...this.#options, limits, failure };
    return readSpendSafely(this.#database, this.#periods, all);
  }

  /** Why paid calls are refused whatever the budgets say; null when they are not. */
  problem(): StoreProblem | null {
    return findLedgerProblem(this.#database) ?? this.#failure;
  }

  /** The person has seen that the ledger was lost and begins anew. Never to be made a tool. */
  confirmLoss(): void {
    confirmLoss(this.#database);
  }

  /** Ends the reservations of processes that are gone. Called on opening; cheap to call again. */
  recoverOrphans(): Recovery {
    return chargeOrphans(this.#books, this.#options, work => this.#transact(work, true));
  }

  /** Changes whenever any process writes to the ledger. Costs microseconds. */
  changeCounter(): number {
    try {
      return this.#database.readLastSequence();
    } catch {
      return 0; // Damaged, or closed already: then there is nothing to announce.
    }
  }

  /** Alert keys that are not claimed yet, now claimed: each is shown once, in one window. */
  claimAlerts(keys: readonly string[]): readonly string[] {
    return claimAlerts(this.#database, this.#shownAlerts, keys, this.#options.now());
  }

  close(): void {
    if (this.#marking !== null) clearTimeout(this.#marking);
    this.#pending.flush();
    this.#limits.close();
    // One more write is synced, and all before it: the mark tells the whole ledger.
    if (this.#isUnsynced) this.#tryAgain();
    this.#mark?.close();
  }

  /** Those of this server where the others' cannot be read: then nothing is reserved, either. */
  #readLimits(): BudgetLimits {
    try {
      return this.#limits.read();
    } catch {
      return this.#options.limits;
    }
  }

  #tryReserve(asked: ReservationRequest): Reservation {
    return this.#pending.takeAlong((): Reservation => {
      const nowMs = this.#options.now();
      const { useOf, showTime, dayAt } = this.#periods;
      const day = dayAt(nowMs);
      // What was to cost nothing and billed all the same is held to what it billed.
      const bill = isBoundByMoney(asked) ? 0 : this.#periods.billOf(asked.model, day);
      const request = bill === 0 ? asked : { ...asked, worstNanoUsd: bill };
      const bound = isBoundByMoney(request);
      const problem = bound ? findLedgerProblem(this.#database) : null;
      if (problem !== null) return refuseReservation(request, problem.message);
      const refusal = bound
        ? (findBudgetRefusal(request, this.#limits.readForCall(), useOf(day), showTime) ??
          this.agents.findRefusal(request, showTime))
        : null;
      if (refusal !== null) return { ok: false, refusal };
      return { ok: true, id: this.#idPrefix + this.#begin(request, nowMs) };
    }, true);
  }

  #begin(request: ReservationRequest, atMs: EpochMs): number {
    const { project, processIdentity: process } = this.#options;
    const booked = { project, process, day: this.#periods.dayAt(atMs), atMs };
    return this.agents.note(this.#books.begin(request, booked), atMs);
  }

  /**
   * One transaction. After one that is synced the mark outside the database follows: after a power
   * cut it must not be ahead of what is there.
   */
  #transact<T>(work: () => T, isSynced: boolean): T {
    const guarded = () => {
      refuseRolledBack(this.#database);
      return work();
    };
    try {
      const database = this.#database;
      const result = isSynced ? database.write(guarded) : database.writeUnsynced(guarded);
      this.#failure = null;
      this.#isUnsynced = !isSynced;
      if (isSynced) this.#mark?.raise(this.changeCounter());
      return result;
    } catch (error) {
      this.#failure = detectWriteFailure(error, this.#database);
      throw error;
    }
  }

  /** Whether there is room again is known afterwards. */
  #tryAgain(): void {
    try {
      this.#transact(() => probeRoom(this.#database.sqlite), true);
    } catch {} // Not yet: `#transact` keeps why.
  }

  /** False where it cannot be read: then the reservation stands anyway. */
  #exceedsReservation(id: string, { cost }: Settlement): boolean {
    try {
      const reserved = this.#findCall(id)?.sums.reserved ?? Number.POSITIVE_INFINITY;
      return cost.nanoUsd > reserved;
    } catch {
      return false;
    }
  }

  /** Null for ids of other ledgers and of unrecorded calls. */
  #findCall(id: string): CallState | null {
    if (!id.startsWith(this.#idPrefix)) return null;
    return this.#books.states.get(Number(id.slice(this.#idPrefix.length)));
  }

  /** Kept until it can be written. */
  #keep(id: string, work: (state: CallState) => void, isSynced: boolean): void {
    const change = () => {
      const state = this.#findCall(id);
      if (state !== null) work(state);
    };
    this.#pending.keep({ change, isSynced });
  }
}
