/**
 * `locallama benchmark`: measures models on the starter suite or on tasks made of a repository, says what it
 * will cost before it begins, and shows what came of it. The same command again goes on where one stopped.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type BenchmarkReport,
  type BenchmarkTask,
  describeProposal,
  renderHtml,
  renderMarkdown,
} from '../core/benchmark/index.ts';
import type { Benchmarks } from '../server/benchmark/index.ts';
import {
  describeEstimate,
  describeProgress,
  exportTasks,
  listStarterTasks,
  nameRepository,
  nameSuite,
  proposeTasks,
  serializeWhole,
} from '../server/benchmark/index.ts';
import type { Services } from '../server/index.ts';
import type { CommandIo } from './beginCommand.ts';
import { type BenchmarkOptions, readBenchmarkOptions, selectTasks } from './benchmarkOptions.ts';
import { askToGoOn, type ConfirmationIo } from './confirmNewLedger.ts';
import { runWithServices } from './runWithServices.ts';

type Io = CommandIo & ConfirmationIo;

/** Resolves with 0 when all is measured, 1 when something is left or nothing was begun, 2 for wrong usage. */
export function runBenchmarks(args: readonly string[], io: Io, version: string): Promise<number> {
  return runWithServices(readBenchmarkOptions(args), io, version, async (options, services) => {
    const benchmarks = await services.benchmarks();
    if (options.command === 'run') return measure(options, benchmarks, services, io);
    if (options.command === 'list') return listBenchmarks(benchmarks, options, io);
    const id = options.id ?? benchmarks.list(1)[0]?.record.id;
    const report = id === undefined ? null : benchmarks.report(id);
    if (report !== null) return showReport(report, options, io);
    io.stderr.write(`There is no benchmark${id === undefined ? ' yet' : ` ${id}`}.\n`);
    return 1;
  });
}

async function measure(
  options: BenchmarkOptions,
  benchmarks: Benchmarks,
  services: Services,
  io: Io,
): Promise<number> {
  const tasks = await findTasks(options, services, io);
  if (tasks === null) return 1;
  if (tasks.length === 0) {
    io.stderr.write('No task of the suite is of these kinds, languages and levels.\n');
    return 2;
  }
  const name = options.repository === undefined ? nameSuite : nameRepository;
  const order = await benchmarks.order({
    name: name(tasks.length, options.repository),
    tasks: tasks.map(task => ({ task: { ...task, runs: options.runs } })),
    models: options.models,
    parallel: options.parallel,
    maxCostUsd: options.maxCostUsd,
    stopsEarly: options.stopsEarly,
  });
  if (order.models.length === 0) {
    io.stderr.write(
      'No model can be asked now. Start a local one, or name a paid one with --models and --max-cost.\n',
    );
    return 1;
  }
  const estimate = await benchmarks.estimate(order);
  io.stderr.write(`${describeEstimate(estimate)}\n`);
  if (options.estimate) return 0;
  const isFree = estimate.worstNanoUsd === 0;
  if (!isFree && !options.yes && !(await askToGoOn('Begin? [y/N] ', io))) return 1;
  const id = await benchmarks.begin(order, options.fresh);
  io.stderr.write(`${id}: the same command goes on with it, should it be stopped.\n`);
  if (!(await workOn(id, benchmarks, io))) {
    io.stderr.write('Another process is at work on it.\n');
    return 1;
  }
  return showReport(benchmarks.report(id)!, options, io);
}

/** Null: nothing was found, or only written down. */
async function findTasks(
  options: BenchmarkOptions,
  services: Services,
  io: Io,
): Promise<readonly BenchmarkTask[] | null> {
  const { repository: folder, testCommand: command, tasks: most, exportTo } = options;
  if (folder === undefined) return selectTasks(listStarterTasks(), options);
  services.privacy.setClientFolders(Promise.resolve([resolve(folder)]));
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  try {
    const proposal = await proposeTasks(
      { folder, command, most },
      {
        sandbox: await services.execution.verification.sandbox(),
        signal: cancel.signal,
        onProgress: text => io.stderr.write(`${text}\n`),
      },
    );
    io.stderr.write(`${describeProposal(proposal).join('\n')}\n`);
    if (exportTo !== undefined) {
      await exportTasks(proposal.tasks, exportTo, cancel.signal);
      io.stderr.write(`${proposal.tasks.length} tasks are in ${exportTo}.\n`);
    }
    return proposal.tasks.length === 0 ? null : selectTasks(proposal.tasks, options);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

/** Until it is done, has to wait, or somebody presses Ctrl-C. */
async function workOn(id: string, benchmarks: Benchmarks, io: Io): Promise<boolean> {
  const cancel = new AbortController();
  const stop = () => cancel.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await benchmarks.work(id, {
      signal: cancel.signal,
      onProgress: progress => io.stderr.write(`${describeProgress(progress)}\n`),
    });
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  }
}

/** In place of a file's name. */
const STDOUT = '-';

function showReport(report: BenchmarkReport, options: BenchmarkOptions, io: Io): number {
  const isPage = options.html === STDOUT;
  if (options.html !== undefined && !isPage) writeFileSync(options.html, renderHtml(report));
  const text = isPage
    ? renderHtml(report)
    : options.json
      ? `${JSON.stringify(serializeWhole(report), null, 2)}\n`
      : renderMarkdown(report);
  io.stdout.write(text);
  return report.record.state.kind === 'done' ? 0 : 1;
}

/** Benchmarks that a list shows, the newest first. */
const MAX_LISTED = 50;

function listBenchmarks(benchmarks: Benchmarks, { json }: BenchmarkOptions, io: Io): number {
  const reports = benchmarks.list(MAX_LISTED);
  const rows = reports.map(({ record, trials, planned }) => ({
    benchmark_id: record.id,
    name: record.name,
    at: new Date(record.createdMs).toISOString(),
    state: record.state.kind,
    answers: trials.length,
    planned,
  }));
  const lines = rows.map(
    ({ benchmark_id, at, state, answers, planned, name }) =>
      `${benchmark_id}  ${at}  ${state.padEnd(7)}  ${answers} of ${planned}  ${name}\n`,
  );
  io.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : lines.join('') || 'None yet.\n');
  return 0;
}
