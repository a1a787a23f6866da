/** Waits for something that only shows when asked again and again. */
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;

/**
 * Asks `probe` until it gives something true, and returns that; rejects, naming `what`, after
 * `limitMs`.
 */
export async function until<T>(
  what: string,
  limitMs: number,
  probe: () => T | Promise<T>,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await sleep(POLL_MS);
  }
}
