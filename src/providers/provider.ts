/**
 * The contract of a backend that answers prompts.
 *
 * A provider never throws and never rejects for what a network, a server or a cancel may do:
 * every failure is data, because the next step is decided on it. A rejected promise is a bug.
 */
import type { Completion, Conversation, Failure, Model, Price } from '../core/types.ts';

export interface Provider {
  /** `ollama`, `lmstudio`, `llamacpp`, `openrouter`, `openai`, or the user's own id. */
  readonly id: string;
  /** Scheme, host and port that every request goes to; a redirect elsewhere is a failure. */
  readonly origin: string;
  /** It loads models with the window that a call asks for. */
  readonly takesWindow?: true;
  /**
   * Asks the end point which models it has. Bounded by `signal`; a server that is down is a
   * failure.
   */
  discover(signal: AbortSignal): Promise<Discovery>;
  complete(request: CompletionRequest, call: Call): Promise<Completion>;
  /**
   * Whether prompts for a local model are passed on to another machine, as far as the end point tells now: asked
   * before each that must stay. True where it does not answer. Never rejects.
   */
  runsElsewhere?(model: string, signal: AbortSignal): Promise<boolean>;
  /** Bytes that a model holds in memory now, where the end point tells. Never rejects. */
  measureMemory?(model: string, signal: AbortSignal): Promise<number | null>;
}

export type Discovery =
  | { readonly ok: true; readonly models: readonly Model[] }
  | { readonly ok: false; readonly failure: Failure };

/** Notes of a provider on its end point, kept over restarts. Never throws. */
export interface ProviderMemory {
  /** Null: nothing is known. */
  read(key: string): string | null;
  write(key: string, text: string): void;
}

/** For a command that asks once and ends. */
export const NO_MEMORY: ProviderMemory = { read: () => null, write: () => {} };

export interface CompletionRequest {
  /** The provider's own name of the model: `Model.name`. */
  readonly model: string;
  readonly system?: string;
  readonly prompt: string;
  /** Sent in place of `prompt`, which then holds all its words for whoever measures or judges them. */
  readonly conversation?: Conversation;
  /** Sent as it is, without roles, where the end point takes such prompts; else as a user's turn. */
  readonly plain?: true;
  /** Hard cap on the answer, always sent: the reservation counted on it. */
  readonly maxTokens: number;
  /** The window to ask for where the provider lets us (Ollama's `num_ctx`). */
  readonly contextTokens: number;
  /** Absent: the model's own. */
  readonly temperature?: number;
  /**
   * What was reserved on: no host may charge more per token, where the provider can enforce that.
   */
  readonly price?: Price;
}

export interface Call {
  /** Aborting it closes the socket. */
  readonly signal: AbortSignal;
  /** Each piece of the answer as it arrives. */
  readonly onText: (delta: string) => void;
  /** Each piece of a thought, where the host tells it apart; absent: nobody wants to see it. */
  readonly onThought?: (delta: string) => void;
  readonly limits: CallLimits;
}

/** Every limit of one call, by name. */
export interface CallLimits {
  /** Until the server accepted the connection. */
  readonly connectMs: number;
  /** Until the first piece of the answer; longer while a local model loads. */
  readonly firstTokenMs: number;
  /** Longest silence inside a stream. */
  readonly idleMs: number;
  readonly totalMs: number;
  readonly maxBodyBytes: number;
}
