/**
 * `locallama route`: where a task would go, decided offline.
 *
 * `--jsonl` reads one task a line and writes one decision a line, so that a router can be scored on
 * thousands of tasks; without it one task is shown to a person. Nothing is asked of any model, no
 * file of ours is opened, and equal input gives equal output but for `ms`.
 */
import { readFileSync, statSync } from 'node:fs';
import {
  buildRouterModel,
  createPairForecaster,
  loadRouterModel,
  type RouterModel,
} from '../core/decision-engine/index.ts';
import { parseFeedback } from './routeFeedback.ts';
import type { RouteIo } from './routeIo.ts';
import { routeLines } from './routeLines.ts';
import { formatRoute } from './routeTask.ts';

interface Options {
  readonly jsonl: boolean;
  readonly json: boolean;
  readonly feedback?: string;
  readonly weights?: string;
  readonly words: readonly string[];
}

const USAGE = 'usage: locallama route "<task>" [--json] | route --jsonl [--feedback FILE]\n';
const VALUED = ['--feedback', '--weights'] as const;

/** Resolves with 0 when all is well, 1 when a line was bad, 2 on wrong usage. */
export async function runRoute(argv: readonly string[], io: RouteIo): Promise<number> {
  const options = parseOptions(argv);
  if (typeof options === 'string') {
    io.stderr.write(`${options}\n${USAGE}`);
    return 2;
  }
  for (const file of [options.feedback, options.weights]) {
    if (file !== undefined && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      io.stderr.write(`There is no file ${JSON.stringify(file)}.\n`);
      return 2;
    }
  }
  const feedback =
    options.feedback === undefined
      ? { outcomes: [], problems: [] }
      : parseFeedback(readFileSync(options.feedback, 'utf8'));
  for (const problem of feedback.problems) io.stderr.write(`${options.feedback}: ${problem}\n`);
  const forecaster = createPairForecaster(await loadRouter(options.weights), feedback.outcomes);
  if (!options.jsonl) {
    io.stdout.write(formatRoute(options.words.join(' '), { forecaster, json: options.json }));
    return 0;
  }
  const bad = await routeLines(io, { forecaster, now: () => performance.now() });
  return bad + feedback.problems.length > 0 ? 1 : 0;
}

/** Other weights than the shipped ones: for training, which must score weights it has just made. */
async function loadRouter(file: string | undefined): Promise<RouterModel> {
  if (file === undefined) return loadRouterModel();
  return buildRouterModel(JSON.parse(readFileSync(file, 'utf8')));
}

function parseOptions(argv: readonly string[]): Options | string {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const words: string[] = [];
  let onlyWords = false;
  for (let at = 0; at < argv.length; at++) {
    const arg = argv[at]!;
    const [name = '', inline] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg];
    if (onlyWords || !arg.startsWith('--')) words.push(arg);
    else if (arg === '--') onlyWords = true;
    else if (VALUED.some(each => each === name)) {
      const value = inline ?? argv[++at];
      if (value === undefined || value === '') return `${name} needs a file.`;
      values.set(name, value);
    } else if (arg === '--jsonl' || arg === '--json') flags.add(arg);
    else return `route knows no ${arg}.`;
  }
  const jsonl = flags.has('--jsonl');
  if (jsonl && words.length > 0) return 'With --jsonl the tasks come from the standard input.';
  if (!jsonl && words.join(' ').trim() === '') return 'route needs a task in quotes, or --jsonl.';
  if (!jsonl && values.has('--feedback')) return '--feedback goes with --jsonl.';
  const [feedback, weights] = VALUED.map(name => values.get(name));
  return {
    jsonl,
    json: flags.has('--json'),
    words,
    ...(feedback !== undefined && { feedback }),
    ...(weights !== undefined && { weights }),
  };
}
