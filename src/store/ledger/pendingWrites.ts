/** What is to be written to the ledger yet, in order, and tried again. Dies with the process. */

/** Kept in memory while the disk is full; beyond it, reservations just stay charged. */
const MAX_PENDING_WRITES = 1_000;

interface PendingWrite {
  /** Inside a transaction, and once more in another one where that is rolled back. */
  readonly change: () => void;
  /** It is written in a transaction that is synced. */
  readonly isSynced: boolean;
}

/** One transaction around `work`. Throws where it cannot be written. */
type Transact = <T>(work: () => T, isSynced: boolean) => T;

export class PendingWrites {
  readonly #writes: PendingWrite[] = [];
  readonly #transact: Transact;

  constructor(transact: Transact) {
    this.#transact = transact;
  }

  keep(write: PendingWrite): void {
    if (this.#writes.length < MAX_PENDING_WRITES) this.#writes.push(write);
  }

  /** All at once; or in order, up to the first that still cannot be written. Never throws. */
  flush(): void {
    if (this.#writes.length === 0 || this.#write(this.#writes.length)) return;
    while (this.#writes.length > 0) if (!this.#write(1)) return;
  }

  /** Runs `work` in a transaction that takes along what is pending. Throws as that. */
  takeAlong<T>(work: () => T, isSynced: boolean): T {
    const taken = [...this.#writes];
    if (taken.some(each => each.isSynced && !isSynced)) this.flush();
    else if (taken.length > 0) {
      try {
        const done = this.#transact(() => {
          for (const { change } of taken) change();
          return work();
        }, isSynced);
        this.#writes.splice(0, taken.length);
        return done;
      } catch {
        // Alone it may still be written.
      }
    }
    return this.#transact(work, isSynced);
  }

  #write(count: number): boolean {
    const some = this.#writes.slice(0, count);
    try {
      this.#transact(
        () => {
          for (const { change } of some) change();
        },
        some.some(({ isSynced }) => isSynced),
      );
      this.#writes.splice(0, count);
      return true;
    } catch {
      return false;
    }
  }
}
