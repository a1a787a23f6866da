/** What the person should know about their money right now, worst first. */
import { formatUsd } from '../core/cost-monitor/money.ts';
import type { PeriodSpend, SpendSnapshot } from '../core/cost-monitor/spend.ts';
import type { SpendOutput } from '../protocol/tools.ts';
import type { Config } from './config.ts';

type Alert = SpendOutput['alerts'][number];

/** Shares of a hard limit at which people are told, largest first. */
const STEPS = [
  { share: 1, level: 'error' },
  { share: 0.8, level: 'warning' },
  { share: 0.5, level: 'info' },
] as const;

/** The alerts of this moment: pure. Whoever shows them decides how often. */
export function spendAlerts(
  spend: SpendSnapshot,
  config: Pick<Config, 'costAlertNanoUsd'>,
): readonly Alert[] {
  const alerts: Alert[] = spend.periods.flatMap(limitAlert);
  if (spend.refusesPaid !== null) {
    alerts.push({
      level: 'error',
      message: `Paid calls are refused: ${spend.refusesPaid.message}`,
    });
  }
  const month = spend.periods.find(({ period }) => period === 'month');
  const threshold = config.costAlertNanoUsd;
  if (month && threshold !== null && month.spentNanoUsd >= threshold) {
    const message = `This month cost ${formatUsd(month.spentNanoUsd)}; you wanted to be told at ${formatUsd(threshold)}.`;
    alerts.push({ level: 'warning', message });
  }
  const order = ['error', 'warning', 'info'];
  return alerts.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function limitAlert({ period, spentNanoUsd, limitNanoUsd }: PeriodSpend): readonly Alert[] {
  if (limitNanoUsd === null || limitNanoUsd === 0) return [];
  const step = STEPS.find(({ share }) => spentNanoUsd >= share * limitNanoUsd);
  if (!step) return [];
  const percent = Math.floor((100 * spentNanoUsd) / limitNanoUsd);
  const message = `${percent} % of the ${period}'s budget of ${formatUsd(limitNanoUsd)} is spent.`;
  return [{ level: step.level, message }];
}
