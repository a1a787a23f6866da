/** What the status bar says about money: one pure projection of the panel's snapshot. */
import {
  describeResult,
  describeTier,
  formatCost,
  formatFigure,
  formatSpent,
  formatUsd,
  isFailure,
  NEARLY_USED_PART,
  type PanelSnapshot,
  type SpendResource,
} from '../../protocol/index.ts';
import { joinMarkdown, type Markdown, markdown } from '../text/index.ts';

export interface MeterText {
  /** Name of one of the editor's icons. */
  readonly icon: string;
  readonly text: string;
  readonly tooltip: Markdown;
  /** For screen readers. */
  readonly label: string;
  readonly tone: 'plain' | 'warning' | 'error';
}

/** The meter for a snapshot. */
export function describeMeter(snapshot: PanelSnapshot): MeterText {
  const { server, spend } = snapshot;
  switch (server.state) {
    case 'failed':
      return makePlainMeter('error', `The server does not run: ${server.why}`, 'error');
    case 'stopped':
      return makePlainMeter('circle-slash', 'The server has stopped.', 'warning');
    case 'starting':
      if (!spend) return makePlainMeter('loading~spin', 'Starting…', 'plain');
      break;
    case 'running':
      if (!spend) return makePlainMeter('loading~spin', 'Reading the ledger…', 'plain');
      break;
  }
  return describeSpend(spend);
}

type Period = SpendResource['periods'][number];

function describeSpend(spend: SpendResource): MeterText {
  const today = spend.periods.find(({ period }) => period === 'day');
  const tightest = chooseTightestBudget(spend.periods);
  const spent = today ? `${formatSpent(today)} today` : 'spending not known';
  const left = tightest ? ` · ${formatUsd(tightest.left_usd)} left` : '';
  const last = findLastRoute(spend);
  const cost = last ? ` · last ${formatLastFigure(last)}` : '';
  const sick = !spend.ledger.healthy;
  const low =
    tightest !== undefined && tightest.left_usd <= tightest.limit_usd * (1 - NEARLY_USED_PART);
  const worried = low || spend.alerts.some(({ level }) => level !== 'info');
  const icon = sick ? 'error' : worried ? 'warning' : 'credit-card';
  return {
    icon,
    text: `${spent}${cost}${left}`,
    tooltip: renderTooltip(spend),
    label: describeLabel(spent, tightest, spend),
    tone: sick ? 'error' : worried ? 'warning' : 'plain',
  };
}

type Route = SpendResource['recent'][number];

/** The newest task that is done. */
function findLastRoute({ recent }: SpendResource): Route | undefined {
  return recent.find(({ state }) => state === 'done');
}

function formatLastFigure({ result, cost }: Route): string {
  return result && isFailure(result) ? describeResult(result) : formatFigure(cost);
}

type Budget = Period & { readonly limit_usd: number; readonly left_usd: number };

/** The budget that will stop a paid call first. */
function chooseTightestBudget(periods: readonly Period[]): Budget | undefined {
  const budgets = periods.filter(
    (period): period is Budget => period.limit_usd !== undefined && period.left_usd !== undefined,
  );
  return budgets.sort((a, b) => a.left_usd - b.left_usd)[0];
}

const PERIOD_TITLES = {
  day: 'Today',
  week: 'This week',
  month: 'This month',
  project: 'This project',
  all: 'Ever',
} as const;

function renderTooltip(spend: SpendResource): Markdown {
  const last = findLastRoute(spend);
  const { problem } = spend.ledger;
  const parts = [
    markdown`**LocalLama** – what models cost\n`,
    markdown`| | ${GAP}spent | ${GAP}limit | ${GAP}left |`,
    markdown`|:--|--:|--:|--:|`,
    ...spend.periods.map(renderPeriod),
    markdown``,
    ...(last ? [markdown`Last: ${describeRoute(last)}\n`] : []),
    ...(problem ? [markdown`$(error) ${problem}`] : []),
    ...spend.alerts.map(({ message }) => markdown`$(warning) ${message}`),
    markdown`≈ estimated from token counts · ≤ bill not known yet. Click for the budget panel.`,
  ];
  return joinMarkdown(parts, '\n');
}

function renderPeriod(period: Period): Markdown {
  const left = period.left_usd === undefined ? '–' : formatUsd(period.left_usd);
  const title = PERIOD_TITLES[period.period];
  return markdown`| ${title} | ${GAP}${formatSpent(period)} | ${GAP}${formatLimit(period)} | ${GAP}${left} |`;
}

/** The hover's own style lets the columns of a table touch. */
const GAP = markdown`&emsp;`;

function describeRoute({ model, tier, cost, result, proof }: Route): string {
  const known = result ? [describeResult(result, proof)] : [];
  return [model, describeTier(tier), formatCost(cost), ...known].join(' · ');
}

function formatLimit({ limit_usd }: Period): string {
  return limit_usd === undefined ? 'none' : formatUsd(limit_usd);
}

function describeLabel(spent: string, tightest: Budget | undefined, spend: SpendResource): string {
  const left = tightest
    ? `${formatUsd(tightest.left_usd)} left of the budget for ${PERIOD_TITLES[tightest.period].toLowerCase()}`
    : 'no budget set';
  const problem = spend.ledger.problem ? `. ${spend.ledger.problem}` : '';
  return `LocalLama: ${spent}, ${left}${problem}`;
}

function makePlainMeter(icon: string, detail: string, tone: MeterText['tone']): MeterText {
  return {
    icon,
    text: 'LocalLama',
    tooltip: markdown`**LocalLama**\n\n${detail}`,
    label: `LocalLama: ${detail}`,
    tone,
  };
}
