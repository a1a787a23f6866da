/** Limits: of a key (`GET /key`), and of the free models, which OpenRouter counts per account. */
import { parseUsd } from '../../core/cost-monitor/index.ts';
import type { EpochMs, NanoUsd } from '../../core/types.ts';
import { readFields } from '../http/index.ts';
import type { FreeQuota, KeyStatus } from './types.ts';

/** As of November 2026. A day begins at 00:00 UTC. */
const FREE_LIMITS = {
  perMinute: 20,
  perDay: 50,
  /** After credit was bought once ($10 in all; the key's answer tells only whether any was). */
  perDayWithCredit: 1_000,
} as const;

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/**
 * What is left. `requestsAtMs`: when free models were asked, failed attempts included, because
 * OpenRouter counts those, too; other machines' use of the account is not known and not in it.
 */
export function computeFreeQuota(
  requestsAtMs: readonly EpochMs[],
  isFreeTier: boolean,
  nowMs: EpochMs,
): FreeQuota {
  const dayBegan = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const usedToday = requestsAtMs.filter(at => at >= dayBegan).length;
  const usedThisMinute = requestsAtMs.filter(at => at > nowMs - MINUTE_MS).length;
  const perDay = isFreeTier ? FREE_LIMITS.perDay : FREE_LIMITS.perDayWithCredit;
  const { perMinute } = FREE_LIMITS;
  return {
    perMinute,
    perDay,
    leftThisMinute: Math.max(0, perMinute - usedThisMinute),
    leftToday: Math.max(0, perDay - usedToday),
    resetsAtMs: dayBegan + DAY_MS,
  };
}

/** `undefined` where the answer is no key's status. */
export function readKeyStatus(answer: unknown): KeyStatus | undefined {
  const data = readFields(readFields(answer)?.data);
  const usedNanoUsd = parseUsd(data?.usage);
  if (data === undefined || usedNanoUsd === null) return undefined;
  const resets = data.limit_reset;
  return {
    limitNanoUsd: parseUsd(data.limit),
    leftNanoUsd: readRemaining(data.limit_remaining),
    limitResets: resets === 'daily' || resets === 'weekly' || resets === 'monthly' ? resets : null,
    usedNanoUsd,
    ...readAmount('usedTodayNanoUsd', data.usage_daily),
    ...readAmount('usedThisWeekNanoUsd', data.usage_weekly),
    ...readAmount('usedThisMonthNanoUsd', data.usage_monthly),
    ...readAmount('byokTodayNanoUsd', data.byok_usage_daily),
    // Unknown counts as the smaller quota.
    isFreeTier: data.is_free_tier !== false,
  };
}

/** An overdrawn key has a negative remainder, which is nothing left and not "no limit". */
function readRemaining(remaining: unknown): NanoUsd | null {
  return typeof remaining === 'number' && remaining < 0 ? 0 : parseUsd(remaining);
}

function readAmount<Name extends string>(name: Name, usd: unknown): Partial<Record<Name, NanoUsd>> {
  const nano = parseUsd(usd);
  return nano === null ? {} : ({ [name]: nano } as Record<Name, NanoUsd>);
}
