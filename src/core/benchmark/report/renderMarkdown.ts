/** A benchmark as Markdown: for terminals, issues and notes. */
import { formatCount, formatDuration, formatNanoUsd, formatPercent } from '../../figures.ts';
import type { BenchmarkReport } from '../benchmarkReport.ts';
import type { Estimate } from '../statistics/index.ts';
import { describeComparison, type ModelSummary, type RateSummary } from '../summary/index.ts';
import { describeState, listConditions } from './describeConditions.ts';
import { listParts, type ReportPart } from './listParts.ts';

export function renderMarkdown(report: BenchmarkReport): string {
  const { record, models, comparisons } = report;
  const parts = listParts(report).map(part => renderPart(part, models));
  return [
    `# Benchmark ${record.name}`,
    [describeState(report), ...listConditions(report)].map(line => `- ${line}`).join('\n'),
    renderTable(
      MODEL_COLUMNS.map(([title]) => title),
      models.map(renderModel),
    ),
    comparisons.map(describeComparison).join('\n'),
    ...parts,
    'Intervals hold 95 %.',
  ]
    .filter(text => text !== '')
    .join('\n\n')
    .concat('\n');
}

const MODEL_COLUMNS: readonly (readonly [string, (model: ModelSummary) => string])[] = [
  ['model', ({ model }) => model],
  ['right', model => formatRate(model)],
  ['answers', ({ answered }) => formatCount(answered)],
  ['no answer', ({ failed, refused, lost }) => formatCount(failed + refused + lost)],
  ['an answer costs', ({ costNanoUsd }) => formatEstimate(costNanoUsd, formatNanoUsd)],
  ['takes', ({ callMs }) => formatEstimate(callMs, formatDuration)],
  ['first token', ({ firstTokenMs }) => formatValue(firstTokenMs?.value, formatDuration)],
  ['tokens/s', ({ tokensPerSecond }) => formatValue(tokensPerSecond, each => each.toFixed(1))],
  ['complete', ({ completeness }) => formatValue(completeness, formatPercent)],
  ['all together', ({ totalNanoUsd }) => formatNanoUsd(totalNanoUsd)],
];

function renderModel(model: ModelSummary): readonly string[] {
  return MODEL_COLUMNS.map(([, read]) => read(model));
}

function renderPart({ title, rows }: ReportPart, models: readonly ModelSummary[]): string {
  const head = [title, ...models.map(({ model }) => model)];
  return renderTable(
    head,
    rows.map(({ name, rates }) => [name, ...rates.map(formatRate)]),
  );
}

/** `83 % (61–94 %, 10 of 12)`; a dash where nothing could be judged. */
export function formatRate(rate: RateSummary | null): string {
  if (rate?.accuracy == null) return '–';
  const { value, low, high } = rate.accuracy;
  const range = `${Math.round(100 * low)}–${formatPercent(high)}`;
  return `${formatPercent(value)} (${range}, ${rate.passed} of ${rate.judged})`;
}

function formatEstimate(estimate: Estimate | null, format: (value: number) => string): string {
  if (estimate === null) return '–';
  const { value, low, high } = estimate;
  const [shown, from, to] = [value, low, high].map(each => format(Math.round(each)));
  return from === to ? shown! : `${shown} (${from}–${to})`;
}

function formatValue(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Names come from end points. */
function escapeCell(text: string): string {
  return text.replace(/[\p{Cc}]/gu, '\uFFFD').replace(/[|`*_<>[\]\\]/g, '\\$&');
}
