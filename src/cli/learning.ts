/**
 * `locallama learning`: what outcomes on this machine taught the router, in full; and how to make it
 * forget. Reads and writes the database only: nothing is asked and nothing leaves the machine.
 */
import { parseArgs } from 'node:util';
import { learnKnowledge } from '../core/decision-engine/index.ts';
import type { Stores } from '../server/index.ts';
import { createRememberedModels } from '../server/models/index.ts';
import { type CommandIo, readArguments } from './beginCommand.ts';
import { formatLearning, type LearnedModel, listLearnedModels } from './formatLearning.ts';
import { runWithStores } from './runWithStores.ts';

interface Options {
  readonly json: boolean;
  readonly reset: boolean;
  /** The one model that is shown or forgotten. */
  readonly model: string | undefined;
}

/** Resolves with 0, 1 where nothing could be forgotten, 2 when the arguments or settings are wrong. */
export function runLearning(args: readonly string[], io: CommandIo): Promise<number> {
  return runWithStores(readOptions(args), io, (options, { config, stores }) => {
    const ids = config.providers.map(({ id }) => id);
    if (options.reset) return forgetOutcomes(stores, options, io);
    io.stdout.write(renderLearning(stores, ids, options));
    return 0;
  });
}

function forgetOutcomes(
  { outcomes, ledger }: Stores,
  { json, model }: Options,
  io: CommandIo,
): number {
  const problem = ledger.problem();
  if (problem !== null && problem.kind !== 'lost') {
    io.stderr.write(`Nothing can be forgotten while this stands: ${problem.message}\n`);
    return 1;
  }
  const forgotten = outcomes.reset(model);
  const whose = model === undefined ? '' : ` of ${model}`;
  const said = `Forgotten: ${forgotten} outcome${forgotten === 1 ? '' : 's'}${whose}.`;
  io.stdout.write(`${json ? JSON.stringify({ forgotten }) : said}\n`);
  return 0;
}

function renderLearning(stores: Stores, providers: readonly string[], options: Options): string {
  const now = Date.now();
  const remembered = createRememberedModels(stores.catalogue, () => now);
  const known = providers.flatMap(id => remembered.read(id));
  const outcomes = stores.outcomes
    .all()
    .filter(({ model }) => options.model === undefined || model === options.model);
  const models = listLearnedModels(outcomes, learnKnowledge(outcomes, known, now));
  return options.json ? exportLearning(models, outcomes) : formatLearning(models);
}

/** Everything there is: what was learned, and each outcome that it was learned from. */
function exportLearning(models: readonly LearnedModel[], outcomes: readonly object[]): string {
  return `${JSON.stringify({ models, outcomes }, null, 2)}\n`;
}

function readOptions(args: readonly string[]): Options | string {
  return readArguments(() => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        model: { type: 'string' },
      },
    });
    const { json, reset, model } = values;
    return { json, reset, model };
  });
}
