/** Waits, and stops waiting the moment the task is cancelled. */

/** True when the time is over, false when `signal` was aborted. Never rejects. */
export function waitUnlessAborted(waitMs: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  if (waitMs <= 0) return Promise.resolve(true);
  return new Promise(resolve => {
    const cancel = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      resolve(true);
    }, waitMs);
    signal.addEventListener('abort', cancel, { once: true });
  });
}
