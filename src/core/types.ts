/** The nouns that every layer shares: plain, readonly data. Units end names; unknown is never 0. */
import type { Conversation, RawToolCall } from './conversation.ts';
import type { Price } from './prices.ts';
import type { ShownContext, TaskContext } from './taskContext.ts';
import type { TaskKind } from './taskKinds.ts';
import type { Cost, NanoUsd, Tier, Usage } from './units.ts';
import type { Verdict } from './verdict.ts';

export type {
  Conversation,
  ConversationMessage,
  JsonObject,
  OfferedTool,
  RawToolCall,
  ToolRequest,
} from './conversation.ts';
export type {
  BudgetLimits,
  BudgetRefusal,
  BudgetScope,
  Reservation,
  ReservationRequest,
  Settlement,
} from './ledgerTypes.ts';
export { OBSTACLES, type Obstacle } from './obstacles.ts';
export type { Price, PriceSource, Rates } from './prices.ts';
export {
  CONTEXT_PARTS,
  type ContextPart,
  type ContextPartName,
  type ShownContext,
  type TaskContext,
} from './taskContext.ts';
export { INTENTS, TASK_KINDS, type TaskKind, WORD_KINDS } from './taskKinds.ts';
export type { Cost, CostBasis, EpochMs, NanoUsd, Usage } from './units.ts';
export { TIERS, type Tier } from './units.ts';
export {
  OFFERS,
  type Offer,
  type ProofFigures,
  type Verdict,
  type VerdictCode,
} from './verdict.ts';
export const PRIORITIES = ['speed', 'cost', 'quality'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What is wanted, measured before any model is chosen. */
export interface Task {
  /** The whole request in words, the selected code included. */
  readonly prompt: string;
  readonly system?: string;
  /** What is sent in place of `prompt`, which then holds all its words. */
  readonly conversation?: Conversation;
  /** What is wanted, as the caller said or the words tell for certain; absent: open. */
  readonly intent?: TaskKind;
  /** What stands around the code that the task is about. */
  readonly context?: TaskContext;
  /** VS Code's language id, e.g. `typescript`. */
  readonly language?: string;
  /** Path of the file that the code comes from, as the client gave it; privacy rules match it. */
  readonly filePath?: string;
  /** Tokens of prompt and system that a provider will probably count: for windows and expectations. */
  readonly promptTokens: number;
  /** Tokens that no provider's count exceeds: for reservations. */
  readonly promptTokensUpper: number;
  /** Tokens expected in the answer. */
  readonly outputTokens: number;
  /** 0 (trivial) … 1 (beyond most models), where the caller knows better than a reading of the text. */
  readonly complexity?: number;
  readonly priority: Priority;
  /** The one model that the caller insists on: its id, or its bare name. */
  readonly model?: string;
  /** The most that this task may cost, all attempts together. */
  readonly maxCostNanoUsd?: NanoUsd;
  /** The most tokens that all its calls together may take, prompts and answers. */
  readonly tokenBudget?: number;
  /** Milliseconds after which it ends, answered or not, where that is less than usual. */
  readonly timeLimitMs?: number;
  /** Code that the answer must pass, appended to it in one file. */
  readonly tests?: string;
  /** The exact code in `filePath` that the answer stands for; for the project's own check. */
  readonly replaces?: string;
}

/** A model that can be asked right now, as its provider describes it. */
export interface Model {
  /** `<provider>/<name>`: unique, stable, what people type. */
  readonly id: string;
  /** `Provider.id`. */
  readonly provider: string;
  /** As the provider calls it, e.g. `qwen2.5-coder:7b` or `openai/gpt-5`. */
  readonly name: string;
  readonly tier: Tier;
  /**
   * Tokens that prompt and answer share in truth: the effective window, not the advertised one.
   * Absent: it is not told, so it is found out by asking.
   */
  readonly contextTokens?: number;
  readonly maxOutputTokens?: number;
  /** As the person states it. */
  readonly tokensPerSecond?: number;
  readonly price: Price;
  /** Billions of parameters, where the provider says or the name tells. */
  readonly parametersB?: number;
  /** Of a mixture of experts: billions of parameters that one token passes through. */
  readonly activeParametersB?: number;
  /** The catalogue's index of coding, in points, where it gives one. */
  readonly codingIndex?: number;
  readonly family?: string;
  /** Local: which weights the name stands for now, and how coarse they are. */
  readonly digest?: string;
  readonly quantization?: string;
  /** Local: whether it is in memory now. Absent where that is unknown. */
  readonly loaded?: boolean;
  /** Local: the window that it is loaded with now; asking for more loads it anew. */
  readonly loadedContextTokens?: number;
  /** Whether its host may train on what is sent; absent where it is not said. */
  readonly mayTrainOnData?: boolean;
}

/** Why an attempt gave no usable answer. The kind alone decides what follows. */
export const FAILURE_KINDS = [
  'connect-timeout', // no connection within the limit
  'first-token-timeout', // connected, but no byte of the answer in time
  'stalled', // the stream fell silent
  'total-timeout', // took longer than the whole task may
  'cut', // the stream ended before it said it was finished
  'rate-limited', // 429, comes back soon
  'quota-used-up', // 429 or 402 until a known later time
  'overloaded', // 5xx, 529, "no capacity"
  'auth', // key missing, wrong, revoked
  'payment', // account out of credit
  'model-gone', // the provider no longer has it
  'model-not-pulled', // Ollama: not on this machine yet
  'model-loading', // local: still being loaded
  'out-of-memory', // local: does not fit
  'context-overflow', // prompt longer than the window
  'content-refused', // moderation
  'malformed', // an answer that is no answer: HTML, broken JSON, no choices
  'too-large', // past the byte cap
  'network', // refused, reset before the answer, unreachable
  'dns',
  'tls',
  'redirected', // tried to send the prompt to another host
  'bad-request', // 4xx with no better name
  'cancelled',
  'budget-refused',
  'privacy-refused',
  'rejected-by-verifier',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface Failure {
  readonly kind: FailureKind;
  /** One sentence for a person; may quote the provider, never a key. */
  readonly message: string;
  readonly httpStatus?: number;
  /** As the provider asked, or computed from its reset time. */
  readonly retryAfterMs?: number;
  /** The longest answer that the account pays for, as the provider said. */
  readonly affordableTokens?: number;
  /** False only where the provider certainly charges nothing (never connected, refused by status). */
  readonly mayBeBilled: boolean;
  /** What the person can do about it. */
  readonly action?: Action;
  /** It was LocalLama itself that ended, not the host or the connection. */
  readonly endedHere?: true;
}

/**
 * What a person can do about it. `pull` names the model that Ollama is to fetch: it is
 * checked before it is typed into a shell.
 */
export type Action = { readonly pull: string } | { readonly set: 'budget' };

/** An answer, or a failure with what had arrived until then. */
export type Completion =
  | {
      readonly ok: true;
      readonly text: string;
      /** Calls of offered tools, where the host tells them apart from the text. */
      readonly calls?: readonly RawToolCall[];
      /** What the model thought, where the host tells it apart from the text. */
      readonly reasoning?: string;
      /** `length`: the answer hit the token limit and is incomplete. */
      readonly finish: 'stop' | 'length';
      readonly usage?: Usage;
      /** What the provider says it charged, upstream cost of own keys included. */
      readonly billedNanoUsd?: NanoUsd;
      /** What a host says that it cost where its word is no bill: it counts where it is more. */
      readonly saidNanoUsd?: NanoUsd;
      /** In place of a bill: what it said on the way. The whole is not known and may be more. */
      readonly billedAtLeastNanoUsd?: NanoUsd;
      readonly firstTokenMs?: number;
      readonly confidence?: TokenConfidence;
    }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly text: string;
      /** The provider said that its answer was over, so that `usage` counts the whole call. */
      readonly finished?: boolean;
      readonly usage?: Usage;
      readonly billedNanoUsd?: NanoUsd;
      readonly saidNanoUsd?: NanoUsd;
      readonly billedAtLeastNanoUsd?: NanoUsd;
    };

/** How sure a local model was of the tokens of its answer, by their logarithms: 0 is certain. */
export interface TokenConfidence {
  readonly meanLogprob: number;
  readonly minLogprob: number;
}

/** A model with the numbers it was judged by. */
export interface Candidate {
  readonly model: string;
  readonly provider: string;
  readonly tier: Tier;
  /** 0..1: probability that the answer is right. */
  readonly quality: number;
  readonly expectedNanoUsd: NanoUsd | null;
  /** The most that is reserved for the call, within what is left; null: its price is not known. */
  readonly worstNanoUsd: NanoUsd | null;
  readonly expectedMs: number;
  readonly utility: number;
  /** Judged outcomes on this machine behind `quality`, each less the older it is; 0: it is a guess. */
  readonly outcomes: number;
  /** One sentence. */
  readonly why: string;
}

const REJECTION_KINDS = [
  'context-too-small',
  'not-good-enough',
  'too-slow',
  'over-budget',
  'price-unknown',
  'privacy-rule',
  'forbidden',
  'may-train',
  'not-asked-for',
  'cooling-down',
  'quota-used-up',
  'provider-down',
] as const;
type RejectionKind = (typeof REJECTION_KINDS)[number];

/** A model that was not considered, and why. */
export interface Rejection {
  readonly model: string;
  readonly tier: Tier;
  readonly kind: RejectionKind;
  /** One sentence that a person understands. */
  readonly why: string;
}

export const ROUTES = ['local', 'cascade', 'free', 'paid'] as const;
/** Ask local only; the cheaper first, verify, escalate; or a remote model at once, by its tier. */
export type Route = (typeof ROUTES)[number];

/** Which models to ask, in which order, and why. */
export interface RouteDecision {
  readonly route: Route;
  /** 0..1: how much the task needs the paid model. */
  readonly score: number;
  /** 0 (trivial) … 1 (beyond most models), as given or as read from the text. */
  readonly complexity: number;
  readonly reason: string;
  /** Best first: the order in which they are asked. */
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly Rejection[];
}

/** One call to one model, as it went. */
export interface Attempt {
  readonly model: string;
  readonly provider: string;
  readonly tier: Tier;
  readonly durationMs: number;
  readonly cost: Cost;
  readonly usage?: Usage;
  /** From the call to the answer's first piece; absent where it was not seen. */
  readonly firstTokenMs?: number;
  readonly confidence?: TokenConfidence;
  readonly failure?: Failure;
  /** What the model was shown beside the task. */
  readonly context?: readonly ShownContext[];
  /** What a verifier said; absent where nothing was verified. */
  readonly verdict?: Verdict;
  /** The answer ended at its token limit, and a call with a higher one may finish it. */
  readonly cut?: true;
}
