/** The tables of `evalRouter.ts`, in Markdown. */
import type { Forecast, PairForecasts } from './forecasts.ts';
import { mean } from './linear.ts';
import { interval, type RankingFigures, rankingFigures } from './metrics.ts';
import { comparePolicies, VERIFIERS } from './paidCalls.ts';
import { distinct, type Worlds } from './readRows.ts';
import { type RouteFigures, routeFigures } from './routeFigures.ts';

const SEED = 1;
/** A pair that sends so many of its tasks one way decides for them, whatever they ask. */
const ONE_WAY = 0.94;
const RANKING = ['apgr', 'cpt50', 'cpt80', 'saved95', 'saved100', 'auc'] as const;
const ROUTES = ['calibration', 'paid', 'quality', 'wasted'] as const;

/** How well the tasks are ranked: by source, over all, and in each pooled world. */
export function rankingTable(all: readonly PairForecasts[], worlds: Worlds): string {
  const means = bySource(all, pairs => {
    const figures = pairs.map(each => rankingFigures(each)).filter(each => each !== null);
    return meanOf(figures, RANKING);
  });
  return [
    '| source | tasks | APGR | 95 % | CPT50 | CPT80 | sv95 | sv100 | AUC |',
    '|---|---|---|---|---|---|---|---|---|',
    ...means.map(({ source, pairs, figures }) => {
      const [low, high] = interval(pairs, SEED);
      const tasks = Math.max(...pairs.map(each => each.length));
      return rankingLine(source, `${tasks}`, `${f(low)}–${f(high)}`, figures);
    }),
    rankingLine(
      '**macro**',
      '',
      '',
      meanOf(
        means.map(each => each.figures),
        RANKING,
      ),
    ),
    ...Object.entries(worlds).map(([name, world]) => {
      const pooled = Object.entries(world).flatMap(([source, [local, paid]]) => {
        const of = all.find(
          each => each.source === source && each.local === local && each.paid === paid,
        );
        const forecasts = of?.forecasts ?? [];
        return forecasts.map(each => ({ ...each, weight: 1 / forecasts.length }));
      });
      return rankingLine(`pooled: ${name}`, `${pooled.length}`, '', rankingFigures(pooled)!);
    }),
  ].join('\n');
}

/** What the router's own routes would have cost and brought. */
export function routeTable(all: readonly PairForecasts[]): string {
  const means = bySource(all, pairs => {
    const figures = pairs.map(routeFigures);
    const oneWay = figures.filter(({ commonest }) => commonest >= ONE_WAY).length;
    return { ...meanOf(figures, ROUTES), oneWay };
  });
  const pairs = (of: number, all: number) => `${of} of ${all}`;
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return [
    '| source | ECE local | paid share | quality/paid | wasted | pairs with one route for 94 % |',
    '|---|---|---|---|---|---|',
    ...means.map(({ source, figures, pairs: own }) =>
      routeLine(source, figures, pairs(figures.oneWay, own.length)),
    ),
    routeLine(
      '**macro**',
      meanOf(
        means.map(each => each.figures),
        ROUTES,
      ),
      pairs(sum(means.map(each => each.figures.oneWay)), sum(means.map(each => each.pairs.length))),
    ),
  ].join('\n');
}

/** Means over the sources; `checked`: forecasts for each of `VERIFIERS`, as its routes were chosen. */
export function paidCallTable(checked: Readonly<Record<string, readonly PairForecasts[]>>): string {
  return [
    '| check | policy | paid calls a task | solved, of always paid | paid calls a solved task |',
    '|---|---|---|---|---|',
    ...Object.entries(checked).flatMap(([check, all]) => {
      const sources = bySource(all, pairs =>
        pairs.map(each => comparePolicies(each, VERIFIERS[check]!)),
      ).map(({ figures }) => figures);
      return Object.keys(sources[0]![0]!).map(policy => {
        const own = sources.map(pairs => pairs.map(pair => [pair[policy]!, pair['always paid']!]));
        const figures = [
          own.map(pairs => mean(pairs.map(([one]) => one!.paid))),
          own.map(pairs => mean(pairs.map(([one, best]) => one!.solved / best!.solved))),
          own.map(pairs => mean(pairs.map(([one]) => one!.paid / one!.solved))),
        ];
        return `| ${check} | ${policy} | ${figures.map(each => f(mean(each))).join(' | ')} |`;
      });
    }),
  ].join('\n');
}

/** One line for each of `variants`: APGR by source, over all, and the calibration. */
export function variantTable(
  variants: readonly { readonly name: string; readonly all: readonly PairForecasts[] }[],
): string {
  const sources = bySource(variants[0]!.all, () => 0).map(({ source }) => source);
  return [
    `| | ${sources.join(' | ')} | **macro** | ECE local |`,
    `|---|${sources.map(() => '---|').join('')}---|---|`,
    ...variants.map(({ name, all }) => {
      const values = bySource(all, pairs =>
        mean(pairs.map(each => rankingFigures(each)?.apgr).filter(each => each !== undefined)),
      ).map(({ figures }) => figures);
      const calibration = mean(
        bySource(all, pairs => mean(pairs.map(each => routeFigures(each).calibration))).map(
          ({ figures }) => figures,
        ),
      );
      return `| ${name} | ${[...values, mean(values), calibration].map(f).join(' | ')} |`;
    }),
  ].join('\n');
}

function bySource<T>(
  all: readonly PairForecasts[],
  figuresOf: (pairs: readonly (readonly Forecast[])[]) => T,
) {
  const judged = all.filter(pair => pair.judged);
  return distinct(judged.map(pair => pair.source)).map(source => {
    const pairs = judged.filter(pair => pair.source === source).map(pair => pair.forecasts);
    return { source, pairs, figures: figuresOf(pairs) };
  });
}

function meanOf<K extends string>(
  rows: readonly Readonly<Record<K, number>>[],
  keys: readonly K[],
): Readonly<Record<K, number>> {
  const entries = keys.map(key => [key, mean(rows.map(row => row[key]))] as const);
  return Object.fromEntries(entries) as Record<K, number>;
}

function rankingLine(name: string, tasks: string, range: string, figures: RankingFigures): string {
  const [apgr, ...others] = RANKING.map(key => f(figures[key]));
  return `| ${name} | ${tasks} | ${apgr} | ${range} | ${others.join(' | ')} |`;
}

function routeLine(
  name: string,
  figures: Pick<RouteFigures, (typeof ROUTES)[number]>,
  last: string,
) {
  return `| ${name} | ${ROUTES.map(key => f(figures[key])).join(' | ')} | ${last} |`;
}

function f(value: number): string {
  return value.toFixed(3).replace(/^-(?=0\.0+$)/, '');
}
