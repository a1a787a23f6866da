/** How often each model is right, row by row, each with its interval. */
import { formatPercent } from '../../figures.ts';
import { escapeHtml } from './escapeHtml.ts';
import type { ReportPart } from './listParts.ts';
import { drawMark, drawRange, round } from './marks.ts';

const WIDTH = 720;
const LEFT = 150;
const RIGHT = 24;
const LINE = 18;
const GAP = 10;
const TOP = 8;
const STEPS = [0, 0.25, 0.5, 0.75, 1];

export function drawRates(
  title: string,
  rows: ReportPart['rows'],
  models: readonly string[],
): string {
  const tall = models.length * LINE + GAP;
  const bottom = TOP + rows.length * tall;
  const height = bottom + LINE * (models.length + 2);
  const words = rows.map(row => describeRow(row, models)).join(' ');
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${title}-title ${title}-words">`,
    `<title id="${title}-title">How often each model is right, by ${title}</title>`,
    `<desc id="${title}-words">${escapeHtml(words)}</desc>`,
    ...STEPS.map(share => drawStep(share, bottom)),
    ...rows.map((row, at) => drawRow(row, TOP + at * tall)),
    ...models.map((model, at) => drawKey(model, at, bottom + LINE * (at + 2))),
    '</svg>',
  ].join('\n');
}

function placeShare(share: number): number {
  return round(LEFT + share * (WIDTH - LEFT - RIGHT));
}

function drawStep(share: number, bottom: number): string {
  const x = placeShare(share);
  return `<line class="axis" x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}" stroke-opacity=".4"/><text x="${x}" y="${bottom + 14}" text-anchor="middle">${formatPercent(share)}</text>`;
}

function drawRow({ name, rates }: ReportPart['rows'][number], top: number): string {
  const middle = top + (rates.length * LINE) / 2 + 4;
  const label = `<text x="${LEFT - 12}" y="${middle}" text-anchor="end">${escapeHtml(name)}</text>`;
  const marks = rates.map((rate, at) => {
    if (rate?.accuracy == null) return '';
    const { value, low, high } = rate.accuracy;
    const y = top + LINE * (at + 0.5);
    const range = drawRange(at, [placeShare(low), y], [placeShare(high), y]);
    return range + drawMark(at, placeShare(value), y);
  });
  return label + marks.join('');
}

function drawKey(model: string, at: number, y: number): string {
  return `${drawMark(at, LEFT, y)}<text x="${LEFT + 14}" y="${y + 4}">${escapeHtml(model)}</text>`;
}

function describeRow(
  { name, rates }: ReportPart['rows'][number],
  models: readonly string[],
): string {
  const told = rates.flatMap((rate, at) =>
    rate?.accuracy == null ? [] : [`${models[at]} ${formatPercent(rate.accuracy.value)}`],
  );
  return `${name}: ${told.join(', ')}.`;
}
