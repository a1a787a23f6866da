/** How much of the free models' quota is used and left, as far as this ledger knows. */
import { forecastQuotaEnd } from '../../core/cost-monitor/index.ts';
import type { EpochMs } from '../../core/types.ts';
import { computeFreeQuota, type FreeQuota } from '../../providers/index.ts';
import type { FreeQuotaStore } from '../../store/index.ts';

export interface FreeUse extends FreeQuota {
  readonly usedToday: number;
  /** 00:00 UTC, or when the count was reset. */
  readonly countedFromMs: EpochMs;
  /** At the rate of the last hour; null: not before the reset. */
  readonly usedUpAtMs: EpochMs | null;
}

/** `isFreeTier`: null where unknown; then the smaller quota counts. May throw SQLite's errors. */
export function computeFreeUse(
  store: Pick<FreeQuotaStore, 'calls' | 'countedFrom'>,
  provider: string,
  isFreeTier: boolean | null,
  nowMs: EpochMs,
): FreeUse {
  const dayBeganMs = Date.parse(new Date(nowMs).toISOString().slice(0, 10));
  const resetMs = store.countedFrom(provider) ?? dayBeganMs;
  // A reset in the future is that of a clock that went back.
  const countedFromMs = resetMs > nowMs ? dayBeganMs : Math.max(dayBeganMs, resetMs);
  const requestsAtMs = store.calls(provider, countedFromMs);
  const quota = computeFreeQuota(requestsAtMs, isFreeTier ?? true, nowMs);
  const { leftToday: left, resetsAtMs } = quota;
  return {
    ...quota,
    usedToday: requestsAtMs.length,
    countedFromMs,
    usedUpAtMs: forecastQuotaEnd({ requestsAtMs, left, resetsAtMs, nowMs }),
  };
}
