/** What carrying out a task needs of the world: the narrow record that `execute` is given. */

import type { CleanAnswer } from '../../core/answer/index.ts';
import type { Headroom } from '../../core/cost-monitor/index.ts';
import type { UserAnswers, UserQuestion } from '../../core/fallback-handler/index.ts';
import type { BuiltPrompt } from '../../core/prompt/index.ts';
import type {
  Completion,
  EpochMs,
  Model,
  Reservation,
  ReservationRequest,
  Settlement,
  Task,
  Verdict,
} from '../../core/types.ts';
import type { Provider } from '../../providers/index.ts';
import type { AuditRecord } from '../../store/index.ts';
import type { PrivacyGuard } from '../privacy/index.ts';
import type { Logger } from '../session/index.ts';
import type { CallQueues, Health } from './endpoints/index.ts';
import type { ExecutionLimits } from './executionLimits.ts';
import type { PayConsent } from './payConsent.ts';

export interface ExecutionServices {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly ledger: ExecutionLedger;
  /** May take seconds, and stops at `signal`. */
  readonly verify: (input: VerifyInput) => Promise<Verdict>;
  /** The task as this model's own tokenizer counts it, where that is known. */
  readonly sized: (task: Task, model: Model) => Task;
  /** The task in the words that this model is asked with. */
  readonly buildPrompt: (task: Task, model: Model) => BuiltPrompt;
  /** With the window that it was asked for a moment ago, which the list of models may not tell yet. */
  readonly asLoaded: (model: Model) => Model;
  readonly cleanAnswer: (answer: string, task: Task) => CleanAnswer;
  readonly health: Health;
  readonly queues: CallQueues;
  readonly limits: ExecutionLimits;
  /** Tokens a second that a model was measured to write here; `undefined`: it was not yet. */
  readonly measuredSpeed: (model: string) => number | undefined;
  /** Where these very words of a task may go, by the same rules as the decision. */
  readonly checkPrivacy: PrivacyGuard['check'];
  /** The person named files that stay; then so does what the project's check printed. */
  readonly keepsFiles: boolean;
  /** Absent without a client that can ask: then the task fails and says what to do. */
  readonly askPerson?: (question: UserQuestion, signal: AbortSignal) => Promise<UserAnswers['pay']>;
  /** Of the person, to paid calls that no budget binds. */
  readonly payConsent: PayConsent;
  readonly now: () => EpochMs;
  readonly random: () => number;
  /**
   * One note per request that is about to be sent, before its first byte; kept when this returns
   * where the request `leaves` for another host.
   */
  readonly audit: (row: AuditRecord, leaves: boolean) => void;
  readonly log: Logger;
}

export interface VerifyInput {
  readonly task: Task;
  readonly answer: CleanAnswer;
  /** `length`: the answer hit the token limit. */
  readonly finish: 'stop' | 'length';
  /** All that the model said, for a check that reads more of it than an answer. */
  readonly completion?: Extract<Completion, { ok: true }>;
  readonly model: Model;
  /** Another model would be asked if this answer fell through: then a closer look pays. */
  readonly mayEscalate: boolean;
  /** Further answers to the same task, asked for only where a check compares them; absent: there are none. */
  readonly askOthers?: AskOthers;
  /** Of one answer that changes several files: the others; null: the project was asked with all of them already. */
  readonly alongside?: readonly ChangedFile[] | null;
  /** A check begins, by its name. */
  readonly onCheck?: (name: string) => void;
  readonly signal: AbortSignal;
}

/** A file as an answer leaves it. */
export interface ChangedFile {
  /** From the root of the file system. */
  readonly path: string;
  readonly text: string;
}

/** Takes as long as an answer does. Never rejects. */
export type AskOthers = () => Promise<readonly SecondAnswer[]>;

export interface SecondAnswer {
  readonly answer: CleanAnswer;
  /** `Model.id` */
  readonly model: string;
  /** Of the very model that gave the first, drawn anew. */
  readonly isOwn?: true;
}

/** The ledger as seen from here. A method that throws is taken for a ledger that cannot be used. */
export interface ExecutionLedger {
  /** What the budgets leave now, for a call that can do with less. Known at once: a place is taken next. */
  left(): Headroom;
  /** Before the first byte leaves, which follows at once: a process that dies now has spent it. */
  reserve(request: ReservationRequest): MaybePromise<Reservation>;
  settle(id: string, settlement: Settlement): MaybePromise<void>;
  /** True when this model was to cost nothing and billed: then its calls are reserved, too. */
  hasBilled(model: string): MaybePromise<boolean>;
  /** For a free call, once it is over; its id, empty where it is not recorded. */
  record(
    request: ReservationRequest,
    settlement: Settlement,
    startedMs: EpochMs,
  ): MaybePromise<string>;
  /** This call's answer is the one that the person gets. */
  markAnswered(id: string): MaybePromise<void>;
}

type MaybePromise<T> = T | Promise<T>;
