/** What an answer costs against how often it is right, with both intervals and the Pareto front. */
import { formatNanoUsd, formatPercent } from '../../figures.ts';
import type { ModelSummary } from '../summary/index.ts';
import { escapeHtml } from './escapeHtml.ts';
import { findFront, listPlaced, type PlacedModel } from './findFront.ts';
import { drawMark, drawRange, round } from './marks.ts';

const WIDTH = 720;
const HEIGHT = 380;
const LEFT = 56;
const RIGHT = 16;
const TOP = 16;
const BOTTOM = 44;

export function drawCostAndQuality(models: readonly ModelSummary[]): string {
  const placed = listPlaced(models);
  if (placed.length === 0) return '<p>No answer could be judged, so there is nothing to draw.</p>';
  const front = findFront(models);
  const scale = buildScale(placed);
  const line = front.map(
    each => `${scale.x(each.costNanoUsd.value)},${scale.y(each.accuracy.value)}`,
  );
  const told = placed.map(describePlace).join('; ');
  const names = front.map(({ model }) => model).join(', ');
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="cost-title cost-words">`,
    '<title id="cost-title">What an answer costs, and how often it is right</title>',
    `<desc id="cost-words">${escapeHtml(`${told}. On the Pareto front: ${names}.`)}</desc>`,
    drawAxes(scale),
    `<polyline class="front" points="${line.join(' ')}"/>`,
    ...placed.map((each, at) => drawModel(each, at, scale)),
    '</svg>',
  ].join('\n');
}

interface Scale {
  readonly x: (nanoUsd: number) => number;
  readonly y: (share: number) => number;
  readonly mostNanoUsd: number;
}

function buildScale(placed: readonly PlacedModel[]): Scale {
  const most = Math.max(1, ...placed.map(({ costNanoUsd }) => costNanoUsd.high)) * ROOM;
  return {
    x: nanoUsd => round(LEFT + (nanoUsd / most) * (WIDTH - LEFT - RIGHT)),
    y: share => round(TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)),
    mostNanoUsd: most,
  };
}

/** For the names beside the marks. */
const ROOM = 1.25;
const STEPS = [0, 0.25, 0.5, 0.75, 1];

function drawAxes({ x, y, mostNanoUsd }: Scale): string {
  const rows = STEPS.map(
    share =>
      `<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(share)}" y2="${y(share)}" stroke-opacity=".4"/><text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end">${formatPercent(share)}</text>`,
  );
  const columns = STEPS.slice(0, -1).map(share => {
    const nanoUsd = Math.round(share * mostNanoUsd);
    return `<text x="${x(nanoUsd)}" y="${HEIGHT - 24}">${formatNanoUsd(nanoUsd)}</text>`;
  });
  const title = `<text x="${WIDTH / 2}" y="${HEIGHT - 6}" text-anchor="middle">cost of an answer</text>`;
  return [...rows, ...columns, title].join('');
}

function drawModel(
  { model, accuracy, costNanoUsd }: PlacedModel,
  at: number,
  { x, y }: Scale,
): string {
  const [cx, cy] = [x(costNanoUsd.value), y(accuracy.value)];
  return [
    drawRange(at, [cx, y(accuracy.low)], [cx, y(accuracy.high)]),
    drawRange(at, [x(costNanoUsd.low), cy], [x(costNanoUsd.high), cy]),
    drawMark(at, cx, cy),
    `<text x="${cx + 11}" y="${cy - 8}">${escapeHtml(model)}</text>`,
  ].join('');
}

function describePlace({ model, accuracy, costNanoUsd }: PlacedModel): string {
  return `${model} is right ${formatPercent(accuracy.value)} of the time for ${formatNanoUsd(Math.round(costNanoUsd.value))}`;
}
