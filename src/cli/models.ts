/**
 * `locallama models`: what is expected of each model that was last seen, by kind of work, with its speed and
 * price. Offline: the database only, no end point is asked.
 */
import { parseArgs } from 'node:util';
import {
  type BenchmarkEffect,
  buildSkillMatrix,
  listBenchmarkEffects,
  SKILL_COLUMNS,
  type SkillRow,
} from '../core/decision-engine/index.ts';
import { formatDuration, formatPercent } from '../core/figures.ts';
import type { Model } from '../core/types.ts';
import { createOfflineServices } from '../server/index.ts';
import { buildModelsResource } from '../server/resources/index.ts';
import { type CommandIo, readArguments } from './beginCommand.ts';
import { runWithStores } from './runWithStores.ts';

interface Options {
  readonly json: boolean;
}

/** Resolves with 0, 1 where no model was seen yet, 2 when the arguments or settings are wrong. */
export function runModels(args: readonly string[], io: CommandIo): Promise<number> {
  return runWithStores(readOptions(args), io, ({ json }, { config, stores }) => {
    const { models, knowledge } = createOfflineServices(config, stores, Date.now);
    const text = json
      ? `${JSON.stringify(buildModelsResource(models, knowledge()), null, 2)}\n`
      : formatMatrix(models, buildSkillMatrix(models, knowledge())) +
        formatEffects(listBenchmarkEffects(models, knowledge()));
    io.stdout.write(text);
    return models.length > 0 ? 0 : 1;
  });
}

function readOptions(args: readonly string[]): Options | string {
  return readArguments(() => {
    const options = { json: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options }).values;
  });
}

const COLUMN_CHARS = 12;
const LEGEND = `How often a model is right on middling tasks of the kind, outcomes on this machine included.
~ a guess from the rest, the size or the name: nobody published a score of this very model.
`;
const NOTHING_SEEN =
  'No model was seen yet: start VS Code or `locallama serve` once while your models run, then ask again.\n';

function formatMatrix(models: readonly Model[], rows: readonly SkillRow[]): string {
  if (rows.length === 0) return NOTHING_SEEN;
  const width = Math.max(...models.map(({ id }) => id.length));
  const line = (name: string, cells: readonly string[], last: string) =>
    `${name.padEnd(width)}${cells.map(cell => cell.padStart(COLUMN_CHARS)).join('')}  ${last}`;
  return [
    line('model', [...SKILL_COLUMNS, 'tokens/s', 'first'], 'scores from'),
    ...rows.map(row =>
      line(
        row.model,
        [
          ...SKILL_COLUMNS.map(column => formatRate(row, column)),
          String(Math.round(row.tokensPerSecond)),
          formatDuration(row.firstTokenMs),
        ],
        describeSource(row),
      ),
    ),
    '',
    LEGEND,
  ].join('\n');
}

/** Nothing where nothing was measured. */
function formatEffects(effects: readonly BenchmarkEffect[]): string {
  if (effects.length === 0) return '';
  const lines = effects.map(
    ({ model, kind, right, all, before, now }) =>
      `${model}, ${kind}: ${Math.round(right)} of ${Math.round(all)} tasks; ${formatPercent(before)} → ${formatPercent(now)}`,
  );
  return `\nWhat benchmarks here found, and how that changed what is expected of such a function:\n${lines.join('\n')}\n`;
}

function formatRate({ rates, published }: SkillRow, column: (typeof SKILL_COLUMNS)[number]) {
  return `${published.includes(column) ? '' : '~'}${formatPercent(rates[column])}`;
}

function describeSource({ source, outcomes }: SkillRow): string {
  const here = Math.round(outcomes);
  const own = here > 0 ? [`${here} outcome${here === 1 ? '' : 's'} here`] : [];
  return [...(source === null ? ['nobody'] : [source]), ...own].join(', ');
}
