/** The warnings that are due now, in the wire's words, worst first. */
import {
  type Alert,
  type AlertSettings,
  dueAlerts,
  type HourSpend,
} from '../core/cost-monitor/alerts.ts';
import type { SpendSnapshot } from '../core/cost-monitor/spend.ts';
import type { SpendOutput } from '../protocol/tools.ts';

/** Hours of the past that tell what is usual. */
export const USUAL_HOURS = 24 * 7;

type WireAlert = SpendOutput['alerts'][number];

export function spendAlerts(
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
