/**
 * `npm run eval:router [folder]`: how well the router ranks tasks that it has not seen, by whole
 * source and by five folds, beside simple baselines, with intervals.
 */
import { fileURLToPath } from 'node:url';
import { PAIR_VERIFIER } from '../src/core/decision-engine/forecastPair.ts';
import { BASELINES } from './baselines.ts';
import { fiveFolds, leaveSourceOut } from './folds.ts';
import { type Forecast, forecastAll, type PairForecasts } from './forecasts.ts';
import { mean } from './linear.ts';
import { apgr, calibrationError, interval } from './metrics.ts';
import { readRoutingData } from './readRows.ts';
import { SETTINGS } from './trainRouter.ts';

const SEED = 1;

const folder =
  process.argv[2] ?? fileURLToPath(new URL('../../shared/data/routing', import.meta.url));
const { rows, pairs } = readRoutingData(folder);

const left = forecastAll(rows, pairs, leaveSourceOut(rows, SETTINGS));
print('Leave one source out', left);
print('Five folds', forecastAll(rows, pairs, fiveFolds(rows, SETTINGS, SEED)));
for (const [name, score] of Object.entries(BASELINES)) {
  const scored = left.map(pair => ({
    ...pair,
    forecasts: pair.forecasts.map(each => ({ ...each, score: score(each.row) })),
  }));
  print(`Baseline: ${name}`, scored);
}

function print(title: string, all: readonly PairForecasts[]): void {
  const lines = [
    `\n## ${title}\n`,
    '| source | tasks | APGR | 95 % | ECE local | paid share | quality/paid | wasted |',
    '|---|---|---|---|---|---|---|---|',
  ];
  const figures = [...new Set(all.map(pair => pair.source))].map(source => {
    const own = all.filter(pair => pair.source === source).map(pair => pair.forecasts);
    const row = figuresOf(own);
    const [low, high] = interval(own, SEED);
    const tasks = Math.max(...own.map(each => each.length));
    lines.push(`| ${source} | ${tasks} | ${f(row.apgr)} | ${f(low)}–${f(high)} | ${tail(row)} |`);
    return row;
  });
  const keys = ['apgr', 'calibration', 'paid', 'quality', 'wasted'] as const;
  const macro = Object.fromEntries(keys.map(key => [key, mean(figures.map(each => each[key]))]));
  lines.push(`| **macro** | | ${f(macro.apgr!)} | | ${tail(macro as unknown as Figures)} |`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

type Figures = ReturnType<typeof figuresOf>;

function figuresOf(pairsOfSource: readonly (readonly Forecast[])[]) {
  const points = pairsOfSource.map(operatingPoint);
  return {
    apgr: mean(pairsOfSource.map(each => apgr(each)).filter(value => value !== null)),
    calibration: mean(
      pairsOfSource.map(each =>
        calibrationError(each.map(one => ({ chance: one.localSuccess, real: one.local }))),
      ),
    ),
    paid: mean(points.map(point => point.paid)),
    quality: mean(points.map(point => point.quality)),
    wasted: mean(points.map(point => point.wasted)),
  };
}

/** What the chosen routes would have cost and brought, with the verifier that they assume. */
function operatingPoint(forecasts: readonly Forecast[]) {
  const { acceptsRight, acceptsWrong } = PAIR_VERIFIER;
  const outcomes = forecasts.map(({ route, local, paid }) => {
    if (route === 'local') return { quality: local, paid: 0, wasted: 0 };
    if (route === 'paid') return { quality: paid, paid: 1, wasted: 0 };
    const accepted = local * acceptsRight + (1 - local) * acceptsWrong;
    const missed = local * (1 - acceptsRight) + (1 - local) * (1 - acceptsWrong);
    return {
      quality: local * acceptsRight + missed * paid,
      paid: 1 - accepted,
      wasted: 1 - accepted,
    };
  });
  return {
    paid: mean(outcomes.map(each => each.paid)),
    quality: mean(outcomes.map(each => each.quality)) / mean(forecasts.map(each => each.paid)),
    wasted: mean(outcomes.map(each => each.wasted)),
  };
}

function tail({ calibration, paid, quality, wasted }: Figures): string {
  return [calibration, paid, quality, wasted].map(f).join(' | ');
}

function f(value: number): string {
  return value.toFixed(3);
}
