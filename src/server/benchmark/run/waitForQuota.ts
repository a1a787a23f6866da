/** Free models of OpenRouter come by the minute and by the day: within a minute is waited for, a day is not. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tier } from '../../../core/types.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';

const LOOK_MS = 1_000;
/** The minute is over by then. */
const MAX_LOOKS = 90;

/** Null: it may be asked now, or the wait was cancelled; else why not before tomorrow. */
export async function waitForQuota(
  tier: Tier,
  model: string,
  signal: AbortSignal,
  { openRouter }: BenchmarkServices,
): Promise<string | null> {
  if (tier !== 'free' || !model.startsWith(`${openRouter.id}/`)) return null;
  for (let look = 0; look < MAX_LOOKS && !signal.aborted; look++) {
    const use = openRouter.freeUse();
    if (use === null || (use.leftToday > 0 && use.leftThisMinute > 0)) return null;
    if (use.leftToday <= 0) {
      const when = new Date(use.resetsAtMs).toISOString();
      return `The quota of free models is used up for today; it is there again at ${when}.`;
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
  return null;
}
