/**
 * Watches one call: four timers, each with a name, and the caller's cancel. The first that speaks
 * aborts `signal`, which destroys the socket, and leaves why in `verdict`.
 *
 * What would surprise: `alive()` is called for whole events and comments and not for bytes, so a
 * server that drips single bytes for ever is stalled like one that says nothing.
 */
import { formatDuration } from '../../core/figures.ts';
import type { FailureKind } from '../../core/types.ts';
import type { CallLimits } from '../provider.ts';
import type { Clock, Timer } from './clock.ts';

/** Why a call was ended from this side. */
export interface WatchdogVerdict {
  readonly kind: FailureKind;
  readonly message: string;
}

/** What is asked, by the name that messages say, and by which clock. */
interface Watched {
  readonly name: string;
  readonly clock: Clock;
}

/** So often the limit for the first piece is waited for where the host shows that it lives. */
const MAX_PATIENCE = 5;

export class Watchdog implements Disposable {
  /** Milliseconds from the start to the first piece of the answer. */
  firstTokenMs: number | undefined;
  /** The connection stood: from here on the prompt may have arrived. */
  reached: boolean = false;
  /** The host's name was resolved, or needed no resolving. */
  resolved: boolean = false;
  verdict: WatchdogVerdict | undefined;
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #limits: CallLimits;
  readonly #name: string;
  readonly #clock: Clock;
  readonly #startedMs: number;
  readonly #total: Timer;
  #stage: Timer | undefined;
  #late: NodeJS.Immediate | undefined;
  /** By the clock's `elapsedMs`: until then signs of life put off the end of the first limit. */
  #patientUntilMs: number = Number.NEGATIVE_INFINITY;
  /** By the clock's `elapsedMs`: the answer is over, and its stream ends by then. */
  #endsMs: number = Number.POSITIVE_INFINITY;
  #whenOver: () => void = () => {};
  readonly #cancel = () => {
    // A caller's own timer is no user's change of mind.
    if ((this.#caller.reason as Error | undefined)?.name !== 'TimeoutError') {
      this.#end('cancelled', 'The call was cancelled.');
    } else {
      const kind = this.reached ? 'total-timeout' : 'connect-timeout';
      this.#end(kind, `${this.#name} did not answer in time.`);
    }
  };

  /** Dispose when the call is over. */
  constructor({ name, clock }: Watched, limits: CallLimits, caller: AbortSignal) {
    this.#name = name;
    this.#clock = clock;
    this.#startedMs = clock.elapsedMs();
    this.#limits = limits;
    this.#caller = caller;
    this.#total = clock.startTimer(limits.totalMs, () =>
      this.#end('total-timeout', `${name} took longer than ${formatDuration(limits.totalMs)}.`),
    );
    this.#arm(limits.connectMs, () => this.#noConnection());
    caller.addEventListener('abort', this.#cancel, { once: true });
    if (caller.aborted) this.#cancel();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The connection stands; the next limit is the one for the first piece of the answer. */
  connected(): void {
    if (this.reached || this.verdict) return;
    this.reached = true;
    const limitMs = this.#limits.firstTokenMs;
    this.#patientUntilMs = this.#clock.elapsedMs() + limitMs * (MAX_PATIENCE - 1);
    this.#next(
      limitMs,
      'first-token-timeout',
      `began no answer within ${formatDuration(limitMs)}.`,
    );
  }

  /** A piece of the answer came. */
  token(): void {
    if (this.firstTokenMs !== undefined || this.verdict) return;
    this.firstTokenMs = Math.round(this.#clock.elapsedMs() - this.#startedMs);
    this.#awaitMore();
  }

  /**
   * A sign of life: an event with or without text, a comment. It gives more time, though not for
   * ever: a host that thinks, reads a long prompt or stands in a queue says so.
   */
  alive(): void {
    if (this.verdict || !this.reached || this.#endsMs < Number.POSITIVE_INFINITY) return;
    const waits = this.firstTokenMs === undefined;
    if (waits && this.#clock.elapsedMs() > this.#patientUntilMs) return;
    clearImmediate(this.#late);
    this.#stage?.refresh();
  }

  /**
   * The answer is over; what still follows it may take so long and no longer, however it drips.
   * Called again, it can only become less.
   */
  endsWithin(ms: number): void {
    const limitMs = Math.min(ms, this.#limits.idleMs);
    const endsMs = this.#clock.elapsedMs() + limitMs;
    if (this.verdict || endsMs >= this.#endsMs) return;
    this.#endsMs = endsMs;
    this.#next(limitMs, 'stalled', 'did not end the stream of its answer.');
  }

  /** It was not over: more of the answer came. */
  goesOn(): void {
    if (this.verdict || this.#endsMs === Number.POSITIVE_INFINITY) return;
    this.#endsMs = Number.POSITIVE_INFINITY;
    this.#awaitMore();
  }

  /** The last one set is called once, when the call is over, however it ended. */
  whenOver(clean: () => void): void {
    this.#whenOver = clean;
  }

  [Symbol.dispose](): void {
    const clean = this.#whenOver;
    this.#whenOver = () => {};
    clean();
    this.#disarm();
    this.#total.close();
    this.#caller.removeEventListener('abort', this.#cancel);
  }

  #awaitMore(): void {
    const { idleMs } = this.#limits;
    const what = `fell silent for ${formatDuration(idleMs)} in the middle of its answer.`;
    this.#next(idleMs, 'stalled', what);
  }

  #next(limitMs: number, kind: FailureKind, what: string): void {
    this.#arm(limitMs, () => this.#end(kind, `${this.#name} ${what}`));
  }

  /**
   * Rings one turn of the event loop after its time: where this process was busy itself, what the
   * server sent in the meantime is read first, and is not blamed on the server.
   */
  #arm(limitMs: number, ring: () => void): void {
    this.#disarm();
    const late = () => {
      this.#late = setImmediate(ring);
    };
    this.#stage = this.#clock.startTimer(limitMs, late);
  }

  #disarm(): void {
    this.#stage?.close();
    clearImmediate(this.#late);
  }

  #noConnection(): void {
    const limit = formatDuration(this.#limits.connectMs);
    if (this.resolved) {
      this.#end('connect-timeout', `${this.#name} accepted no connection within ${limit}.`);
    } else {
      this.#end('dns', `The address of ${this.#name} could not be resolved within ${limit}.`);
    }
  }

  #end(kind: FailureKind, message: string): void {
    if (this.verdict) return;
    this.verdict = { kind, message };
    this[Symbol.dispose]();
    this.#controller.abort();
  }
}
