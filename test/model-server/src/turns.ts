/** Who may use the model now: one at a time, in the order of arrival. */

/** Requests that may wait at once, as in Ollama. */
export const MAX_WAITING = 512;

export class Turns {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /**
   * Waits for a turn. The caller calls what it gets when its turn is over.
   *
   * @throws the signal's reason when it aborts first, and `null` is returned when too many wait.
   */
  async take(signal: AbortSignal): Promise<(() => void) | null> {
    if (this.#waiting >= MAX_WAITING) return null;
    const before = this.#last;
    const { promise, resolve: end } = Promise.withResolvers<void>();
    this.#last = promise;
    this.#waiting += 1;
    try {
      await untilAborted(before, signal);
      return end;
    } catch (error) {
      // Those behind us still wait for those before us.
      void before.then(end);
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }
}

/** `work`, or a rejection with the signal's reason as soon as it aborts. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  return promise;
}
