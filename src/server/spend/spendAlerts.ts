/** The warnings that are due now, in the wire's words, worst first. */
import {
  type Alert,
  type AlertSettings,
  type HourSpend,
  listDueAlerts,
  type SpendSnapshot,
} from '../../core/cost-monitor/index.ts';
import { LEDGER_ALERTS } from '../../protocol/index.ts';
import type { SpendOutput } from '../../protocol/tools/index.ts';
import type { Config } from '../config/index.ts';
import type { Stores } from '../openStores.ts';

/** Hours of the past that tell what is usual. */
const USUAL_HOURS = 24 * 7;
const HOUR_MS = 3_600_000;

/** The warnings that `spend` and the hours before it call for. */
export function findDueAlerts(
  spend: SpendSnapshot,
  { spendHours }: Pick<Stores, 'spendHours'>,
  { alertShares: shares, costAlertNanoUsd: monthlyNanoUsd }: AlertConfig,
): WireAlert[] {
  const hours = spendHours(spend.atMs - USUAL_HOURS * HOUR_MS);
  return buildSpendAlerts(spend, hours, { shares, monthlyNanoUsd });
}

type AlertConfig = Pick<Config, 'alertShares' | 'costAlertNanoUsd'>;

type WireAlert = SpendOutput['alerts'][number];

function buildSpendAlerts(
  spend: SpendSnapshot,
  hours: readonly HourSpend[],
  settings: AlertSettings,
): WireAlert[] {
  const due = listDueAlerts(spend, hours, settings).map(serializeAlert);
  if (spend.refusesPaid === null) return due;
  const { kind, message } = spend.refusesPaid;
  return [
    {
      key: `${LEDGER_ALERTS}${kind}/${readDayKey(spend)}`,
      level: 'error',
      message: `Paid calls are refused: ${message}`,
    },
    ...due,
  ];
}

/** A disk that is full again another day is news again. */
function readDayKey({ periods }: SpendSnapshot): string {
  return periods.find(({ period }) => period === 'day')?.key ?? '';
}

function serializeAlert({ key, kind, message }: Alert): WireAlert {
  const reached = kind === 'limit' && key.endsWith('/1');
  return { key, level: reached ? 'error' : 'warning', message };
}
