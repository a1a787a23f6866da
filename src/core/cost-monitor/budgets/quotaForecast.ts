/** When a quota of free requests will be used up, if they go on at the present rate. */
import type { EpochMs } from '../../types.ts';

/** The present rate is that of so long ago until now. */
const RATE_WINDOW_MS = 3_600_000;
/** A burst shorter than this is taken for as long: three requests in a minute are no rate. */
const LEAST_WINDOW_MS = 600_000;

interface QuotaUse {
  /** When requests were made, oldest first. */
  readonly requestsAtMs: readonly EpochMs[];
  readonly left: number;
  readonly resetsAtMs: EpochMs;
  readonly nowMs: EpochMs;
}

/** Null: not before it resets. Now, where nothing is left. */
export function forecastQuotaEnd({
  requestsAtMs,
  left,
  resetsAtMs,
  nowMs,
}: QuotaUse): EpochMs | null {
  if (left <= 0) return nowMs;
  const recent = requestsAtMs.filter(at => at > nowMs - RATE_WINDOW_MS && at <= nowMs);
  const first = recent[0];
  if (first === undefined) return null;
  const overMs = Math.max(LEAST_WINDOW_MS, nowMs - first);
  const at = nowMs + Math.ceil((left / recent.length) * overMs);
  return at < resetsAtMs ? at : null;
}
