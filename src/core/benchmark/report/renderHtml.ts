/**
 * A benchmark as one page that needs nothing else: pictures first, each with its figures in a table below,
 * so that nothing is told by colour or place alone.
 */
import { formatNanoUsd, formatPercent } from '../../figures.ts';
import type { BenchmarkReport } from '../benchmarkReport.ts';
import { describeComparison, type ModelSummary } from '../summary/index.ts';
import { describeState, listConditions } from './describeConditions.ts';
import { drawCostAndQuality } from './drawCostAndQuality.ts';
import { drawRates } from './drawRates.ts';
import { escapeHtml } from './escapeHtml.ts';
import { findFront } from './findFront.ts';
import { listParts, type ReportPart } from './listParts.ts';
import { formatRate } from './renderMarkdown.ts';

export function renderHtml(report: BenchmarkReport): string {
  const { record, models, comparisons } = report;
  const title = `Benchmark ${record.name}`;
  const said = [describeState(report), ...listConditions(report)];
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${STYLE}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<ul>${said.map(each => `<li>${escapeHtml(each)}</li>`).join('')}</ul>`,
    '<h2>Cost and quality</h2>',
    drawCostAndQuality(models),
    renderModels(models),
    ...comparisons.map(each => `<p>${escapeHtml(describeComparison(each))}</p>`),
    ...listParts(report).flatMap(part => renderPart(part, models)),
    '<p>Intervals hold 95 %.</p>',
    '</main></body></html>',
    '',
  ].join('\n');
}

function renderModels(models: readonly ModelSummary[]): string {
  const front = new Set(findFront(models).map(({ model }) => model));
  const rows = models.map(model => [
    model.model,
    model.tier,
    formatRate(model),
    model.costNanoUsd === null ? '–' : formatNanoUsd(Math.round(model.costNanoUsd.value)),
    model.completeness === null ? '–' : formatPercent(model.completeness),
    front.has(model.model) ? 'yes' : 'no',
  ]);
  const head = ['model', 'tier', 'right', 'an answer costs', 'complete', 'on the Pareto front'];
  return renderTable('Models', head, rows);
}

function renderPart(
  { title, rows }: ReportPart,
  models: readonly ModelSummary[],
): readonly string[] {
  const names = models.map(({ model }) => model);
  const cells = rows.map(({ name, rates }) => [name, ...rates.map(formatRate)]);
  return [
    `<h2>By ${title}</h2>`,
    drawRates(title, rows, names),
    renderTable(`By ${title}`, [title, ...names], cells),
  ];
}

function renderTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const columns = head.map(cell => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map(cell => `<td>${escapeHtml(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(first)}</th>${cells}</tr>`;
  });
  return `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${columns}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

const STYLE = [
  ':root{color-scheme:light dark;--ink:#1c2733;--paper:#fff;--line:#8a97a5}',
  '@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#12181f;--line:#8a97a5}}',
  'body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}',
  'main{max-width:60rem;margin:auto;padding:1rem}',
  'svg{width:100%;height:auto;font:13px system-ui,sans-serif}svg text{fill:var(--ink)}',
  '.axis{stroke:var(--line)}.front{fill:none;stroke:var(--ink);stroke-dasharray:6 4}',
  '.wide{overflow-x:auto}table{border-collapse:collapse}caption{text-align:left;font-weight:600}',
  'th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left}',
].join('');
