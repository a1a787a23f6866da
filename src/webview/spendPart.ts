/** What was spent, and how much of each budget is left. */
import type { SpendResource } from '../protocol/resources.ts';
import { agreementText, formatSpent, formatUsd, savedText } from '../protocol/shownMoney.ts';
import { button, element, empty, section } from './dom.ts';
import type { Part, Send } from './panel.ts';

type Period = SpendResource['periods'][number];

export const spendPart: Part = {
  name: 'spend',
  data: ({ spend }) => [spend?.periods, spend?.tokens, spend?.savings, spend?.agreement],
  draw: ({ spend }, send) =>
    spend
      ? [today(spend), budgets(spend, send)]
      : [element('div', { class: 'loading' }, 'Reading the ledger…')],
};

const TITLES: Readonly<Record<Period['period'], string>> = {
  day: 'Today',
  week: 'This week',
  month: 'This month',
  project: 'This project',
  all: 'Ever',
};

function today({ periods, savings, agreement }: SpendResource): HTMLElement {
  const day = periods.find(({ period }) => period === 'day');
  const saved = savings && savedText(savings);
  return element(
    'div',
    { class: 'today' },
    element('p', { class: 'figure' }, day ? formatSpent(day) : '$0.00'),
    element('p', { class: 'caption' }, 'spent today'),
    saved ? element('p', { class: 'caption' }, saved) : undefined,
    agreement ? element('p', { class: 'caption' }, agreementText(agreement)) : undefined,
  );
}

function budgets(spend: SpendResource, send: Send): HTMLElement {
  const { periods, tokens } = spend;
  const bounded = periods.some(({ limit_usd }) => limit_usd !== undefined);
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, 'Period'),
    element('th', { scope: 'col', class: 'number' }, 'Spent'),
    element('th', { scope: 'col', class: 'number' }, 'Left'),
  );
  const table = element(
    'table',
    {},
    element('thead', {}, head),
    element('tbody', {}, ...periods.flatMap(periodRows), ...tokenRows(tokens)),
  );
  const legend = 'A sum with ≈ is estimated from token counts; with ≤ its bill is not known yet.';
  const settings = button('Set a Budget', () => send({ kind: 'openSettings' }), true);
  return section(
    'budgets',
    'Spending and budgets',
    table,
    uncertain(periods) ? element('p', { class: 'hint' }, legend) : undefined,
    button('Export…', () => send({ kind: 'exportSpending' }), false),
    bounded
      ? undefined
      : element(
          'div',
          { class: 'advice' },
          empty('No budget is set, so paid models are limited by nothing but their account.'),
          settings,
        ),
  );
}

function uncertain(periods: readonly Period[]): boolean {
  return periods.some(period => period.estimated_usd > 0 || period.unknown_usd > 0);
}

function periodRows(period: Period): readonly HTMLElement[] {
  const { limit_usd: limit, left_usd: left, reserved_usd: reserved } = period;
  const held = reserved > 0 ? ` + ${formatUsd(reserved)} held` : '';
  const row = element(
    'tr',
    {},
    element('th', { scope: 'row' }, TITLES[period.period]),
    element('td', { class: 'number' }, formatSpent(period) + held),
    element('td', { class: 'number' }, left === undefined ? 'no limit' : formatUsd(left)),
  );
  if (limit === undefined) return [row];
  const used = period.spent_usd + reserved;
  const label = `${TITLES[period.period]}: ${formatSpent(period)} of ${formatUsd(limit)}`;
  const ends = period.resets ? `, resets ${shortDate(period.resets)}` : '';
  return [row, barRow(used, limit, label, `of ${formatUsd(limit)}${ends}`)];
}

function tokenRows(tokens: SpendResource['tokens']): readonly HTMLElement[] {
  if (tokens?.limit === undefined) return [];
  const count = (value: number) => value.toLocaleString('en-US');
  const row = element(
    'tr',
    {},
    element('th', { scope: 'row' }, 'Tokens this month'),
    element('td', { class: 'number' }, count(tokens.month)),
    element('td', { class: 'number' }, count(tokens.left ?? 0)),
  );
  const label = `Tokens this month: ${count(tokens.month)} of ${count(tokens.limit)}`;
  return [
    row,
    barRow(tokens.month + tokens.reserved, tokens.limit, label, `of ${count(tokens.limit)}`),
  ];
}

/** Budgets that are nearly or wholly used up look different, and say so in words beside. */
const HIGH_PART = 0.8;

function barRow(used: number, limit: number, label: string, note: string): HTMLElement {
  const full = used >= limit;
  const tone = full ? 'full' : used >= limit * HIGH_PART ? 'high' : 'fine';
  const bar = element('progress', {
    class: tone,
    max: Math.max(limit, Number.MIN_VALUE),
    value: Math.min(used, limit),
    'aria-label': label,
  });
  const words = full ? `used up, ${note}` : note;
  const cell = element('td', { colspan: 3 }, bar, element('span', { class: 'hint' }, words));
  return element('tr', { class: 'bar' }, cell);
}

function shortDate(iso: string): string {
  const date = new Date(iso);
  return date.toLocaleString(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
}
