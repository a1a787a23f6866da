/** What `execute` is given, and what comes of it. */
import type { CleanAnswer } from '../../core/answer/index.ts';
import type { UserAnswers } from '../../core/fallback-handler/index.ts';
import type {
  Attempt,
  Cost,
  Failure,
  Model,
  RouteDecision,
  Task,
  Tier,
  Verdict,
} from '../../core/types.ts';
import type { AttemptResult, HeardAnswer } from './attempt/index.ts';
import type { ExecutionServices } from './services.ts';

export interface Execution {
  readonly outcome: Outcome;
  readonly attempts: readonly Attempt[];
  readonly totalCost: Cost;
  /** What the person said on the way. */
  readonly answers: UserAnswers;
}

export interface ExecutionInput {
  readonly task: Task;
  readonly taskId: string;
  readonly decision: RouteDecision;
  /** By `Model.id`; at least the decision's candidates. */
  readonly models: ReadonlyMap<string, Model>;
  /** Aborting it ends waits, queues, checks and the socket. */
  readonly signal: AbortSignal;
  /** Pieces of an answer as they come; a new `model` means that the one before was given up. */
  readonly onText: (delta: string, model: string) => void;
  /** Pieces of thoughts, where a host tells them apart. */
  readonly onThought?: (delta: string, model: string) => void;
  /** No more pieces of this answer will come. */
  readonly onAnswered?: () => void;
  /** What happens next, for a person. */
  readonly onStep?: (why: string, model: string | null, check?: string | null) => void;
  /** Asks the user; absent without a client that can ask. */
  readonly ask?: ExecutionServices['askPerson'];
  /** Checks answers in the place of the server's own checks. */
  readonly verify?: ExecutionServices['verify'];
  /** Goes on from there, where another process was stopped. */
  readonly resume?: ExecutionPoint;
  /** Before each call, once it is answered and after its check: enough to go on from in another process. */
  readonly onPoint?: (point: ExecutionPoint) => void;
  /** A background task: users' tasks go first. */
  readonly background?: true;
}

/** How far a task is. Plain data: it survives `JSON.stringify`. */
export interface ExecutionPoint {
  readonly attempts: readonly Attempt[];
  readonly last: AttemptResult | null;
  /** What the person said. */
  readonly answers: UserAnswers;
  /** The last answer that a check rejected. */
  readonly rejected: RejectedAnswer | null;
  /** Ids of the models that may have the task: a process that goes on with it, by whatever rules, asks no other. */
  readonly mayAsk: readonly string[];
  /** Which model is being asked; what it answered, where that is not checked yet. */
  readonly asking: AskedModel | null;
}

interface AskedModel extends Pick<Attempt, 'model' | 'provider' | 'tier'> {
  readonly heard?: HeardAnswer;
}

export type Outcome =
  | {
      readonly ok: true;
      readonly answer: CleanAnswer;
      /** `Model.id` */
      readonly model: string;
      readonly tier: Tier;
      readonly verdict: Verdict;
    }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** The last answer that a check rejected: better than nothing for a reader. */
      readonly rejected: RejectedAnswer | null;
    };

export interface RejectedAnswer {
  readonly answer: CleanAnswer;
  readonly model: string;
  readonly verdict: Verdict;
}
