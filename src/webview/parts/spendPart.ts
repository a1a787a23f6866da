/** What was spent, and how much of each budget is left. */
import {
  describeAgreement,
  describeSavings,
  formatCount,
  formatSpent,
  formatUsd,
  NEARLY_USED_PART,
  type SpendResource,
} from '../../protocol/index.ts';
import { makeButton, makeElement, makeEmptyNote, makeSection } from '../dom.ts';
import type { PanelPart, SendMessage } from '../part.ts';

type Period = SpendResource['periods'][number];

export const spendPart: PanelPart = {
  name: 'spend',
  data: ({ spend }) => [spend?.periods, spend?.tokens, spend?.savings, spend?.agreement],
  draw: ({ spend }, send) =>
    spend
      ? [renderToday(spend), renderBudgets(spend, send)]
      : [makeElement('div', { class: 'loading' }, 'Reading the ledger…')],
};

const TITLES: Readonly<Record<Period['period'], string>> = {
  day: 'Today',
  week: 'This week',
  month: 'This month',
  project: 'This project',
  all: 'Ever',
};

function renderToday({ periods, savings, agreement }: SpendResource): HTMLElement {
  const day = periods.find(({ period }) => period === 'day');
  const saved = savings && describeSavings(savings);
  return makeElement(
    'div',
    { class: 'today' },
    makeElement('p', { class: 'figure' }, day ? formatSpent(day) : '$0.00'),
    makeElement('p', { class: 'caption' }, 'spent today'),
    saved ? makeElement('p', { class: 'caption' }, saved) : undefined,
    agreement ? makeElement('p', { class: 'caption' }, describeAgreement(agreement)) : undefined,
  );
}

function renderBudgets(spend: SpendResource, send: SendMessage): HTMLElement {
  const { periods, tokens } = spend;
  const bounded = periods.some(({ limit_usd }) => limit_usd !== undefined);
  const head = makeElement(
    'tr',
    {},
    makeElement('th', { scope: 'col' }, 'Period'),
    makeElement('th', { scope: 'col', class: 'number' }, 'Spent'),
    makeElement('th', { scope: 'col', class: 'number' }, 'Left'),
  );
  const table = makeElement(
    'table',
    {},
    makeElement('thead', {}, head),
    makeElement('tbody', {}, ...periods.flatMap(renderPeriodRows), ...renderTokenRows(tokens)),
  );
  const legend = 'A sum with ≈ is estimated from token counts; with ≤ its bill is not known yet.';
  const settings = makeButton('Set a Budget', () => send({ kind: 'openSettings' }), true);
  return makeSection(
    'budgets',
    'Spending and budgets',
    table,
    isUncertain(periods) ? makeElement('p', { class: 'hint' }, legend) : undefined,
    makeButton('Export…', () => send({ kind: 'exportSpending' }), false),
    bounded
      ? undefined
      : makeElement(
          'div',
          { class: 'advice' },
          makeEmptyNote(
            'No budget is set, so paid models are limited by nothing but their account.',
          ),
          settings,
        ),
  );
}

function isUncertain(periods: readonly Period[]): boolean {
  return periods.some(period => period.estimated_usd > 0 || period.unknown_usd > 0);
}

function renderPeriodRows(period: Period): readonly HTMLElement[] {
  const { limit_usd: limit, left_usd: left, reserved_usd: reserved } = period;
  const held = reserved > 0 ? ` + ${formatUsd(reserved)} held` : '';
  const row = makeElement(
    'tr',
    {},
    makeElement('th', { scope: 'row' }, TITLES[period.period]),
    makeElement('td', { class: 'number' }, formatSpent(period) + held),
    makeElement('td', { class: 'number' }, left === undefined ? 'no limit' : formatUsd(left)),
  );
  if (limit === undefined) return [row];
  const used = period.spent_usd + reserved;
  const label = `${TITLES[period.period]}: ${formatSpent(period)} of ${formatUsd(limit)}`;
  const ends = period.resets ? `, resets ${formatShortDate(period.resets)}` : '';
  return [row, renderBarRow(used, limit, label, `of ${formatUsd(limit)}${ends}`)];
}

function renderTokenRows(tokens: SpendResource['tokens']): readonly HTMLElement[] {
  if (tokens?.limit === undefined) return [];
  const row = makeElement(
    'tr',
    {},
    makeElement('th', { scope: 'row' }, 'Tokens this month'),
    makeElement('td', { class: 'number' }, formatCount(tokens.month)),
    makeElement('td', { class: 'number' }, formatCount(tokens.left ?? 0)),
  );
  const label = `Tokens this month: ${formatCount(tokens.month)} of ${formatCount(tokens.limit)}`;
  return [
    row,
    renderBarRow(
      tokens.month + tokens.reserved,
      tokens.limit,
      label,
      `of ${formatCount(tokens.limit)}`,
    ),
  ];
}

/** Budgets that are nearly or wholly used up look different, and say so in words beside. */
function renderBarRow(used: number, limit: number, label: string, note: string): HTMLElement {
  const full = used >= limit;
  const tone = full ? 'full' : used >= limit * NEARLY_USED_PART ? 'high' : 'fine';
  const bar = makeElement('progress', {
    class: tone,
    max: Math.max(limit, Number.MIN_VALUE),
    value: Math.min(used, limit),
    'aria-label': label,
  });
  const words = full ? `used up, ${note}` : note;
  const cell = makeElement(
    'td',
    { colspan: 3 },
    bar,
    makeElement('span', { class: 'hint' }, words),
  );
  return makeElement('tr', { class: 'bar' }, cell);
}

function formatShortDate(iso: string): string {
  const date = new Date(iso);
  return date.toLocaleString(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
}
