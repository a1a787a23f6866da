/**
 * Which warnings are due, from a snapshot alone. Each has a key that holds its period, so that
 * the first to claim the key shows it, once, whatever number of windows are open.
 */

import { formatCount, formatNanoUsd, formatPercent } from '../../figures.ts';
import type { EpochMs, NanoUsd } from '../../types.ts';
import type { PeriodSpend, SpendPeriod, SpendSnapshot } from '../reports/index.ts';

export interface AlertSettings {
  /** Parts of a limit, e.g. 0.5, 0.8, 1. */
  readonly shares: readonly number[];
  /** `COST_ALERT_THRESHOLD`: dollars in a month that call for a warning, not a stop. */
  readonly monthlyNanoUsd: NanoUsd | null;
}

export interface Alert {
  /** Unique to the warning and its period. */
  readonly key: string;
  readonly kind: 'limit' | 'threshold' | 'tokens' | 'rate' | 'excess';
  readonly message: string;
}

/** One hour's spending, newest first. */
export interface HourSpend {
  /** Hours since the epoch. */
  readonly hour: number;
  readonly nanoUsd: NanoUsd;
}

/** Below this a busy hour is no news, whatever the others were. */
const LEAST_UNUSUAL_NANO_USD = 500_000_000;
const UNUSUAL_TIMES = 5;
/** Fewer earlier hours with spending tell nothing about what is usual. */
const LEAST_HOURS_KNOWN = 5;
const HOUR_MS = 3_600_000;

const NAMES: Readonly<Record<SpendPeriod, string>> = {
  day: 'daily budget',
  week: 'weekly budget',
  month: 'monthly budget',
  project: "project's budget",
  all: 'budget',
};

/** Of each limit only the highest share that was reached. */
export function listDueAlerts(
  snapshot: SpendSnapshot,
  hours: readonly HourSpend[],
  settings: AlertSettings,
): readonly Alert[] {
  const limits = snapshot.periods.flatMap(period => buildLimitAlert(period, settings.shares) ?? []);
  return [
    ...limits,
    ...toAlertList(buildThresholdAlert(snapshot, settings.monthlyNanoUsd)),
    ...toAlertList(buildTokenAlert(snapshot, settings.shares)),
    ...toAlertList(buildRateAlert(hours, snapshot.atMs)),
    ...toAlertList(buildExcessAlert(snapshot)),
  ];
}

function buildLimitAlert(period: PeriodSpend, shares: readonly number[]): Alert | null {
  const { limitNanoUsd, spentNanoUsd } = period;
  if (limitNanoUsd === null) return null;
  const share = findReachedShare(spentNanoUsd, limitNanoUsd, shares);
  if (share === null) return null;
  return {
    key: `limit/${period.period}/${period.key}/${limitNanoUsd}/${share}`,
    kind: 'limit',
    message:
      `${formatPercent(share)} of the ${NAMES[period.period]} is spent: ` +
      `${formatNanoUsd(spentNanoUsd)} of ${formatNanoUsd(limitNanoUsd)}.`,
  };
}

function buildThresholdAlert(snapshot: SpendSnapshot, threshold: NanoUsd | null): Alert | null {
  const month = snapshot.periods.find(({ period }) => period === 'month');
  if (threshold === null || month === undefined || month.spentNanoUsd < threshold) return null;
  return {
    key: `threshold/${month.key}/${threshold}`,
    kind: 'threshold',
    message:
      `This month's spending has reached your alert threshold of ${formatNanoUsd(threshold)}: ` +
      `${formatNanoUsd(month.spentNanoUsd)}.`,
  };
}

function buildTokenAlert({ tokens }: SpendSnapshot, shares: readonly number[]): Alert | null {
  const { limitTokens, usedTokens, startsMs } = tokens;
  const share = limitTokens === null ? null : findReachedShare(usedTokens, limitTokens, shares);
  if (limitTokens === null || share === null) return null;
  const used = formatCount(usedTokens);
  return {
    key: `tokens/${startsMs}/${limitTokens}/${share}`,
    kind: 'tokens',
    message:
      `${formatPercent(share)} of the monthly token budget is used: ${used} of ` +
      `${formatCount(limitTokens)}. Paid calls stop at 100 %.`,
  };
}

/** The hour that runs now against the mean of those earlier hours in which anything was spent. */
function buildRateAlert(hours: readonly HourSpend[], atMs: EpochMs): Alert | null {
  const current = Math.floor(atMs / HOUR_MS);
  const now = hours.find(({ hour }) => hour === current)?.nanoUsd ?? 0;
  const earlier = hours.filter(({ hour, nanoUsd }) => hour < current && nanoUsd > 0);
  if (earlier.length < LEAST_HOURS_KNOWN || now < LEAST_UNUSUAL_NANO_USD) return null;
  const usual = earlier.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0) / earlier.length;
  if (now < usual * UNUSUAL_TIMES) return null;
  return {
    key: `rate/${current}`,
    kind: 'rate',
    message:
      `Spending is unusually fast: ${formatNanoUsd(now)} in this hour, ` +
      `where ${formatNanoUsd(Math.ceil(usual))} is usual.`,
  };
}

/** What a provider billed beyond the most that a call could cost: our bound or its bill is wrong. */
function buildExcessAlert({ excessNanoUsd }: SpendSnapshot): Alert | null {
  if (excessNanoUsd === 0) return null;
  return {
    key: `excess/${excessNanoUsd}`,
    kind: 'excess',
    message:
      `Providers billed ${formatNanoUsd(excessNanoUsd)} in all beyond what calls were reserved at. ` +
      'Compare their bills with the ledger: locallama spend --by provider.',
  };
}

function findReachedShare(used: number, limit: number, shares: readonly number[]): number | null {
  const passed = shares.filter(share => used >= limit * share && used > 0);
  return passed.length === 0 ? null : Math.max(...passed);
}

function toAlertList(alert: Alert | null): readonly Alert[] {
  return alert === null ? [] : [alert];
}
