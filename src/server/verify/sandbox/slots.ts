/** A fair queue for a bounded number of places; a waiting caller can leave by its signal. */
export interface Slots {
  /** Resolves with the function that gives the place back, or null when cancelled before. */
  take(signal: AbortSignal): Promise<(() => void) | null>;
}

/** At most `places` holders at a time, first come first served. */
export function createSlots(places: number): Slots {
  const waiting: (() => void)[] = [];
  let free = places;
  const give = () => {
    free += 1;
    waiting.shift()?.();
  };
  const hold = () => {
    free -= 1;
    let given = false;
    return () => {
      if (!given) give();
      given = true;
    };
  };
  return {
    take: signal => {
      if (signal.aborted) return Promise.resolve(null);
      if (free > 0) return Promise.resolve(hold());
      return new Promise(resolve => {
        const leave = () => {
          waiting.splice(waiting.indexOf(turn), 1);
          resolve(null);
        };
        const turn = () => {
          signal.removeEventListener('abort', leave);
          resolve(hold());
        };
        waiting.push(turn);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
