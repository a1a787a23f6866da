/** How well the everyday levels are read of tasks that the fit has not seen, as a table in Markdown. */
import { estimateTaskDifficulty } from '../src/core/decision-engine/difficulty/index.ts';
import { ROUTER, sigmoid } from '../src/core/decision-engine/index.ts';
import { extractTaskFeatures } from '../src/core/decision-engine/task/index.ts';
import { fitOdds } from './fitOdds.ts';
import { FOLDS } from './folds.ts';
import { mean } from './linear.ts';
import { randomFrom } from './metrics.ts';
import { type EverydayTask, rateOf } from './readEveryday.ts';

/** Chances that the reference model is right, as judged and as read. */
export function everydayTable(tasks: readonly EverydayTask[], seed: number): string {
  const random = randomFrom(seed);
  const drawn = tasks
    .map(task => ({ task, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ task }) => task);
  const read = Array.from({ length: FOLDS }, (_, fold) => {
    const odds = fitOdds(drawn.filter((_, at) => at % FOLDS !== fold));
    return drawn
      .filter((_, at) => at % FOLDS === fold)
      .map(one => ({
        level: Math.round(one.level),
        judged: rateOf(one.level),
        chance: readChance(one, odds),
      }));
  }).flat();
  const levels = [...new Set(read.map(({ level }) => level))].sort((a, b) => a - b);
  return [
    '| level | tasks | judged | read | off by .25 and more |',
    '|---|---|---|---|---|',
    ...levels.map(level => {
      const own = read.filter(one => one.level === level);
      const [judged, chance] = [mean(own.map(one => one.judged)), mean(own.map(one => one.chance))];
      const off = own.filter(one => Math.abs(one.judged - one.chance) >= 0.25).length;
      const figures = [judged, chance, off / own.length].map(each => each.toFixed(3));
      return `| ${level} | ${own.length} | ${figures.join(' | ')} |`;
    }),
  ].join('\n');
}

function readChance({ task, language }: EverydayTask, odds: Readonly<Record<string, number>>) {
  const features = extractTaskFeatures(task, { language: language ?? undefined });
  return sigmoid(estimateTaskDifficulty({}, features, { ...ROUTER, odds }).odds);
}
