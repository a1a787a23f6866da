/**
 * When to start a dead server again: a small immutable value that returns its successor.
 *
 * A server that never got ready is not tried again by itself: its settings are wrong, and the same
 * start would fail the same way.
 */

/** How a child ended. */
interface ServerExit {
  /** How long it had been ready; null: it never was. */
  readonly readyForMs: number | null;
}

type RestartDecision =
  | { readonly kind: 'restart'; readonly afterMs: number; readonly next: RestartPolicy }
  | { readonly kind: 'give-up'; readonly next: RestartPolicy };

export interface RestartPolicy {
  /** Decides what follows an ending. */
  after(ending: ServerExit): RestartDecision;
}

/** Waits before the first, second, … restart in a row; past the last one it gives up. */
export const RESTART_DELAYS_MS = [100, 1_000, 3_000, 10_000] as const;
/** A server that was ready for this long had a good start: the count begins anew. */
export const STABLE_RUN_MS = 60_000;

/** The policy after `crashes` crashes in a row. */
export function createRestartPolicy(crashes: number): RestartPolicy {
  return {
    after({ readyForMs }) {
      if (readyForMs === null) return { kind: 'give-up', next: createRestartPolicy(0) };
      const before = readyForMs >= STABLE_RUN_MS ? 0 : crashes;
      const afterMs = RESTART_DELAYS_MS[before];
      if (afterMs === undefined) return { kind: 'give-up', next: createRestartPolicy(0) };
      return { kind: 'restart', afterMs, next: createRestartPolicy(before + 1) };
    },
  };
}
