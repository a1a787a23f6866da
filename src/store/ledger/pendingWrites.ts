/** What could not be written to the ledger yet, in order, to be tried again. Dies with the process. */

/** Kept in memory while the disk is full; beyond it, reservations just stay charged. */
const MAX_PENDING_WRITES = 1_000;

export class PendingWrites {
  readonly #writes: (() => void)[] = [];

  keep(write: () => void): void {
    if (this.#writes.length < MAX_PENDING_WRITES) this.#writes.push(write);
  }

  /** In order, up to the first that still cannot be written. Never throws. */
  flush(): void {
    for (let next = this.#writes[0]; next !== undefined; next = this.#writes[0]) {
      try {
        next();
        this.#writes.shift();
      } catch {
        return;
      }
    }
  }
}
