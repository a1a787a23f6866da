/** The warnings that are due now, in the wire's words, worst first. */
import { type Alert, dueAlerts, type HourSpend } from '../core/cost-monitor/alerts.ts';
import type { SpendSnapshot } from '../core/cost-monitor/spend.ts';
import type { NanoUsd } from '../core/types.ts';
import type { SpendOutput } from '../protocol/tools.ts';

/** Parts of a limit at which people are told. */
const SHARES: readonly number[] = [0.5, 0.8, 1];
/** Hours of the past that tell what is usual. */
export const USUAL_HOURS = 24 * 7;

type WireAlert = SpendOutput['alerts'][number];

/** `monthlyNanoUsd`: COST_ALERT_THRESHOLD. */
export function spendAlerts(
  spend: SpendSnapshot,
  hours: readonly HourSpend[],
  monthlyNanoUsd: NanoUsd | null,
): WireAlert[] {
  const due = dueAlerts(spend, hours, { shares: SHARES, monthlyNanoUsd }).map(wireAlert);
  if (spend.refusesPaid === null) return due;
  const { kind, message } = spend.refusesPaid;
  return [
    { key: `ledger/${kind}`, level: 'error', message: `Paid calls are refused: ${message}` },
    ...due,
  ];
}

function wireAlert({ key, kind, message }: Alert): WireAlert {
  const reached = kind === 'limit' && key.endsWith('/1');
  return { key, level: reached ? 'error' : 'warning', message };
}
