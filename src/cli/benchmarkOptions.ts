/** What `locallama benchmark` may be told, and the tasks of a suite that are meant by it. */
import { parseArgs } from 'node:util';
import type { BenchmarkTask } from '../core/benchmark/index.ts';
import { readArguments } from './beginCommand.ts';

const COMMANDS = ['run', 'list', 'report'] as const;

export interface BenchmarkOptions {
  readonly command: (typeof COMMANDS)[number];
  /** Of the benchmark to report; left out: the newest. */
  readonly id: string | undefined;
  /** By id or bare name; left out: the local and the paid model that such tasks would go to. */
  readonly models: readonly string[] | undefined;
  readonly kinds: readonly string[] | undefined;
  readonly languages: readonly string[] | undefined;
  /** The hardest. */
  readonly level: number;
  readonly runs: number;
  readonly parallel: number;
  readonly maxCostUsd: number | undefined;
  readonly stopsEarly: boolean;
  readonly estimate: boolean;
  readonly yes: boolean;
  readonly fresh: boolean;
  readonly json: boolean;
  /** Tasks are made of this repository; absent: the starter suite. */
  readonly repository: string | undefined;
  /** How its tests are run. */
  readonly testCommand: string | undefined;
  readonly tasks: number;
  /** A folder that its tasks are written to, for others. */
  readonly exportTo: string | undefined;
  /** A file to write the page to. */
  readonly html: string | undefined;
}

const MAX_LEVEL = 5;
const MAX_RUNS = 20;
const MAX_PARALLEL = 32;
const MAX_COST_USD = 1_000_000;
const USUAL_TASKS = 12;
const MAX_TASKS = 100;

/** Or a complaint. */
export function readBenchmarkOptions(args: readonly string[]): BenchmarkOptions | string {
  return readArguments(() => {
    const { values, positionals } = parseArgs({
      args: fillRepository(args),
      allowPositionals: true,
      options: {
        ...{ models: TEXT, kinds: TEXT, languages: TEXT, level: TEXT, runs: TEXT },
        ...{ parallel: TEXT, 'max-cost': TEXT, html: TEXT },
        ...{ repository: TEXT, 'test-command': TEXT, tasks: TEXT, export: TEXT },
        ...{ all: FLAG, estimate: FLAG, yes: FLAG, fresh: FLAG, json: FLAG },
      },
    });
    const [word = 'run', id, ...more] = positionals;
    const command = COMMANDS.find(each => each === word);
    if (command === undefined || more.length > 0 || (id !== undefined && command !== 'report')) {
      return `There is run, list and report [ID] (received ${positionals.join(' ')}).`;
    }
    const { all, estimate, yes, fresh, json, html } = values;
    return {
      ...{ command, id, stopsEarly: !all, estimate, yes, fresh, json, html },
      models: readList(values.models),
      kinds: readList(values.kinds),
      languages: readList(values.languages),
      level: readCount('--level', values.level, MAX_LEVEL, MAX_LEVEL),
      runs: readCount('--runs', values.runs, 1, MAX_RUNS),
      repository: values.repository,
      testCommand: values['test-command'],
      tasks: readCount('--tasks', values.tasks, USUAL_TASKS, MAX_TASKS),
      exportTo: values.export,
      parallel: readCount('--parallel', values.parallel, 1, MAX_PARALLEL),
      maxCostUsd: readUsd(values['max-cost']),
    };
  });
}

/** `--repository` alone is the folder that one is in. */
function fillRepository(args: readonly string[]): string[] {
  return args.flatMap((word, at) => {
    const next = args[at + 1];
    const isAlone = word === '--repository' && (next === undefined || next.startsWith('-'));
    return isAlone ? [word, '.'] : [word];
  });
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean', default: false } as const;

function readList(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map(each => each.trim())
    .filter(Boolean);
}

function readCount(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new Error(`${name} is a whole number from 1 to ${most} (received ${text}).`);
}

function readUsd(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const usd = Number(text);
  if (text.trim() !== '' && usd >= 0 && usd <= MAX_COST_USD) return usd;
  throw new Error(`--max-cost is an amount in US dollars (received ${text}).`);
}

export function selectTasks(
  tasks: readonly BenchmarkTask[],
  { kinds, languages, level }: BenchmarkOptions,
): readonly BenchmarkTask[] {
  return tasks.filter(
    task =>
      (task.level ?? 1) <= level &&
      (kinds?.includes(task.kind ?? '') ?? true) &&
      (languages?.includes(task.language ?? '') ?? true),
  );
}
