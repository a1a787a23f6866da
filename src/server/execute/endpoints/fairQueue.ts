/**
 * A fixed number of places that are handed out first come, first served: to people first, and to work in
 * the background without.
 *
 * A cancelled call leaves the queue at once, so that a dead task never holds up a live one.
 */
export interface FairQueue {
  readonly running: number;
  readonly waiting: number;
  /** Resolves when a place is free, the caller cancelled, or at once when too many wait. Never rejects. */
  enter(signal: AbortSignal, urgency: Urgency): Promise<QueueEntry>;
}

/** `background`: no user waits for it, as for a benchmark. */
export type Urgency = 'interactive' | 'background';

export type QueueEntry =
  /** `leave` gives the place back; a second call does nothing. */
  { readonly ok: true; leave(): void } | { readonly ok: false; readonly why: 'full' | 'cancelled' };

export function createFairQueue(places: number, maxWaiting: number): FairQueue {
  const lines = { interactive: new Set<() => void>(), background: new Set<() => void>() };
  let running = 0;

  /** A place passes straight to the next in line, so that a newcomer cannot slip in between. */
  const place = (): QueueEntry => {
    let held = true;
    const leave = () => {
      if (!held) return;
      held = false;
      const [next] = [...lines.interactive, ...lines.background];
      if (next) next();
      else running -= 1;
    };
    return { ok: true, leave };
  };

  return {
    get running() {
      return running;
    },
    get waiting() {
      return lines.interactive.size + lines.background.size;
    },
    enter(signal, urgency) {
      const line = lines[urgency];
      if (signal.aborted) return Promise.resolve({ ok: false, why: 'cancelled' });
      if (running < places) {
        running += 1;
        return Promise.resolve(place());
      }
      if (line.size >= maxWaiting) return Promise.resolve({ ok: false, why: 'full' });
      return new Promise(resolve => {
        const cancel = () => {
          line.delete(proceed);
          resolve({ ok: false, why: 'cancelled' });
        };
        const proceed = () => {
          line.delete(proceed);
          signal.removeEventListener('abort', cancel);
          resolve(place());
        };
        line.add(proceed);
        signal.addEventListener('abort', cancel, { once: true });
      });
    },
  };
}
