/** The warnings that are due now, in the wire's words, worst first. */
import {
  type Alert,
  type AlertSettings,
  dueAlerts,
  type HourSpend,
} from '../core/cost-monitor/alerts.ts';
import type { SpendSnapshot } from '../core/cost-monitor/spend.ts';
import type { SpendOutput } from '../protocol/tools.ts';
import type { Config } from './config.ts';
import type { Stores } from './openStores.ts';

/** Hours of the past that tell what is usual. */
const USUAL_HOURS = 24 * 7;
const HOUR_MS = 3_600_000;

/** The warnings that `spend` and the hours before it call for. */
export function dueNow(
  spend: SpendSnapshot,
  { spendHours }: Pick<Stores, 'spendHours'>,
  { alertShares: shares, costAlertNanoUsd: monthlyNanoUsd }: AlertConfig,
): WireAlert[] {
  const hours = spendHours(spend.atMs - USUAL_HOURS * HOUR_MS);
  return spendAlerts(spend, hours, { shares, monthlyNanoUsd });
}

type AlertConfig = Pick<Config, 'alertShares' | 'costAlertNanoUsd'>;

type WireAlert = SpendOutput['alerts'][number];

function spendAlerts(
  spend: SpendSnapshot,
  hours: readonly HourSpend[],
  settings: AlertSettings,
): WireAlert[] {
  const due = dueAlerts(spend, hours, settings).map(wireAlert);
  if (spend.refusesPaid === null) return due;
  const { kind, message } = spend.refusesPaid;
  return [
    {
      key: `ledger/${kind}/${dayOf(spend)}`,
      level: 'error',
      message: `Paid calls are refused: ${message}`,
    },
    ...due,
  ];
}

/** A disk that is full again another day is news again. */
function dayOf({ periods }: SpendSnapshot): string {
  return periods.find(({ period }) => period === 'day')?.key ?? '';
}

function wireAlert({ key, kind, message }: Alert): WireAlert {
  const reached = kind === 'limit' && key.endsWith('/1');
  return { key, level: reached ? 'error' : 'warning', message };
}
