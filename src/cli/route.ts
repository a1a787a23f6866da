/**
 * `locallama route`: where a task would go, decided offline.
 *
 * `--jsonl` reads one task a line and writes one decision a line, so that a router can be scored on
 * thousands of tasks: two models are built from each line, and equal input gives equal output but for `ms`.
 * Without it one task is shown to a user, with the models that were last seen. Either way limits and rules hold
 * that were set in VS Code, which the ledger keeps. Nothing is asked of any model.
 */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findTightestBudget } from '../core/cost-monitor/index.ts';
import { ROUTER } from '../core/decision-engine/index.ts';
import type { NanoUsd } from '../core/types.ts';
import { addUserRules, buildUserRules, type Config, parseConfig } from '../server/config/index.ts';
import { decideRoute, learnFromPairs, measureTask } from '../server/decide/index.ts';
import { createOfflineServices } from '../server/index.ts';
import { hasDatabase } from '../store/index.ts';
import { beginCommand, type CommandIo, readArguments, USAGE_STATUS } from './beginCommand.ts';
import { formatRoute } from './formatRoute.ts';
import { parseFeedback } from './routeFeedback.ts';
import { routeLines } from './routeLines.ts';
import { type OpenedStores, runWithStores } from './runWithStores.ts';

export interface RouteIo extends CommandIo {
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

interface Options {
  readonly jsonl: boolean;
  readonly json: boolean;
  readonly feedback: string | undefined;
  readonly task: string;
}

const USAGE = 'usage: locallama route "<task>" [--json] | route --jsonl [--feedback FILE]\n';

/** Resolves with 0 when all is well, 1 when a line was bad or no model can be asked, 2 on wrong usage. */
export async function runRoute(argv: readonly string[], io: RouteIo): Promise<number> {
  const options = readOptions(argv);
  if (typeof options === 'string') {
    io.stderr.write(`${options}\n${USAGE}`);
    return USAGE_STATUS;
  }
  return options.jsonl ? decideLines(options, io) : decideTask(options, io);
}

function decideTask(options: Options, io: RouteIo): Promise<number> {
  return runWithStores(options, io, async ({ task, json }, opened) => {
    const { stores } = opened;
    const config = addStoredRules(opened, io);
    const services = createOfflineServices(config, stores, Date.now);
    const measured = measureTask({ task, context_length: 0 }, config.priority);
    const decision = await decideRoute(measured, services.models, services);
    io.stdout.write(formatRoute(decision, services.models, json));
    return decision.candidates.length > 0 ? 0 : 1;
  });
}

async function decideLines({ feedback: file }: Options, io: RouteIo): Promise<number> {
  const begun = beginCommand({}, io, () => {});
  if (begun === null) return USAGE_STATUS;
  const feedback = parseFeedback(file === undefined ? '' : readFileSync(file, 'utf8'));
  for (const problem of feedback.problems) io.stderr.write(`${file}: ${problem}\n`);
  const { config, budgetLeftNanoUsd } = await readStored(begun.config, io);
  const bad = await routeLines(io, {
    pairs: {
      ...{ router: ROUTER, priority: config.priority, secrets: config.secrets },
      knowledge: learnFromPairs(feedback.outcomes, ROUTER),
      rules: buildUserRules(config),
      budgetLeftNanoUsd,
    },
    now: () => performance.now(),
  });
  return bad + feedback.problems.length > 0 ? 1 : 0;
}

interface Stored {
  readonly config: Config;
  readonly budgetLeftNanoUsd: NanoUsd | null;
}

/** What limits and rules there are with the ledger; where there is no ledger, none is made for them alone. */
async function readStored(config: Config, io: RouteIo): Promise<Stored> {
  let stored: Stored = { config, budgetLeftNanoUsd: null };
  if (Object.keys(config.limits).length === 0 && !hasDatabase(config.home)) return stored;
  await runWithStores({}, io, (_, opened) => {
    const left = findTightestBudget(opened.stores.budgets());
    stored = { config: addStoredRules(opened, io), budgetLeftNanoUsd: left?.nanoUsd ?? null };
    return 0;
  });
  return stored;
}

/** Rules that were set in VS Code, where the environment says nothing of theirs. */
function addStoredRules({ config, stores }: OpenedStores, { env }: RouteIo): Config {
  const parsed = parseConfig(addUserRules(env, stores.userRules()));
  return parsed.ok ? parsed.config : config; // Another version's may say what this one does not know.
}

function readOptions(argv: readonly string[]): Options | string {
  return readArguments(() => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        jsonl: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        feedback: { type: 'string' },
      },
    });
    const task = positionals.join(' ').trim();
    return checkOptions({ ...values, feedback: values.feedback, task });
  });
}

function checkOptions(options: Options): Options | string {
  const { jsonl, feedback, task } = options;
  if (jsonl && task !== '') return 'With --jsonl the tasks come from the standard input.';
  if (!jsonl && task === '') return 'route needs a task in quotes, or --jsonl.';
  if (!jsonl && feedback !== undefined) return '--feedback goes with --jsonl.';
  if (feedback !== undefined && !statSync(feedback, { throwIfNoEntry: false })?.isFile()) {
    return `There is no file ${JSON.stringify(feedback)}.`;
  }
  return options;
}
