/** Rounds of processes that spend from one ledger and are killed at random. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { auditLedger } from '../../src/store/ledger/ledgerAudit.ts';
import { newHome, openLedger, VIEW } from './ledgerHome.ts';
import type { WorkerTask } from './ledgerWorker.ts';

export interface StressPlan {
  readonly processes: number;
  readonly parallel: number;
  readonly calls: number | null;
  readonly limitNanoUsd: number;
  readonly callNanoUsd: number;
  /** Killing goes on so long, and further until the limit is reached. */
  readonly leastMs: number;
  /** Then it ends, whatever was reached. */
  readonly mostMs: number;
  readonly killEveryMs: number | null;
}

export interface StressOutcome {
  readonly billedNanoUsd: number;
  readonly ledgerNanoUsd: number;
  readonly leakedNanoUsd: number;
  readonly calls: number;
  readonly kills: number;
  readonly findings: readonly string[];
}

const WORKER = fileURLToPath(new URL('ledgerWorker.ts', import.meta.url));
const SPAWN_MS = 700;

export interface UnequalOutcome extends StressOutcome {
  readonly strictestNanoUsd: number;
}

/**
 * One round of four processes, each with a limit of its own, that are killed at random moments and
 * started again or not. What was billed must not pass the strictest limit, whoever lives.
 */
export async function stressUnequal(random: () => number): Promise<UnequalOutcome> {
  const home = newHome();
  const bills = join(home, 'bills.txt');
  const callNanoUsd = 5;
  const limits = Array.from({ length: 4 }, () => callNanoUsd * (4 + Math.floor(random() * 40)));
  const rest = { home, bills, callNanoUsd, parallel: 3, calls: null, startMs: 0, together: 4 };
  const tasks = limits.map(limitNanoUsd => ({ ...rest, limitNanoUsd }));
  const workers = tasks.map(start);
  while (!existsSync(join(home, 'ready.txt')) || !isReady(home)) await sleep(5);
  let kills = 0;
  for (let i = 0; i < 4; i += 1) {
    await sleep(random() * 120);
    const which = Math.floor(random() * workers.length);
    workers[which]!.kill('SIGKILL');
    await ended(workers[which]!);
    kills += 1;
    if (random() < 0.4) workers[which] = start(tasks[which]!);
  }
  await sleep(random() * 200);
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map(ended));
  return { ...judge(home, bills), kills, strictestNanoUsd: Math.min(...limits) };
}

const isReady = (home: string) => readFileSync(join(home, 'ready.txt'), 'utf8').length >= 4;

/** Runs one round on a home of its own; every process has ended when it resolves. */
export async function stress(plan: StressPlan): Promise<StressOutcome> {
  const home = newHome();
  const bills = join(home, 'bills.txt');
  const startMs = Date.now() + SPAWN_MS;
  const { limitNanoUsd, callNanoUsd, parallel, calls } = plan;
  const task: WorkerTask = { home, bills, limitNanoUsd, callNanoUsd, parallel, calls, startMs };
  const workers = Array.from({ length: plan.processes }, () => start(task));
  const kills = await killAtRandom(workers, task, plan);
  if (plan.calls === null) for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map(ended));
  return { ...judge(home, bills), kills };
}

async function killAtRandom(
  workers: ChildProcess[],
  task: WorkerTask,
  { leastMs, mostMs, killEveryMs, limitNanoUsd }: StressPlan,
): Promise<number> {
  const goesOn = () => {
    const pastMs = Date.now() - task.startMs;
    return pastMs < leastMs || (pastMs < mostMs && billed(task.bills) < limitNanoUsd * 0.9);
  };
  let kills = 0;
  while (killEveryMs !== null && goesOn()) {
    const before = billed(task.bills);
    await sleep(killEveryMs);
    // On a busy machine processes would else be killed faster than they start.
    while (billed(task.bills) === before && goesOn()) await sleep(20);
    const which = Math.floor(Math.random() * workers.length);
    const victim = workers[which]!;
    victim.kill('SIGKILL');
    await ended(victim);
    workers[which] = start(task);
    kills += 1;
  }
  return kills;
}

function judge(home: string, bills: string): Omit<StressOutcome, 'kills'> {
  const { store, database, close } = openLedger(home, { now: Date.now });
  store.recoverOrphans();
  const all = store.spend(VIEW).periods.find(({ period }) => period === 'all')!;
  const findings = auditLedger(database);
  close();
  return {
    billedNanoUsd: billed(bills),
    ledgerNanoUsd: all.spentNanoUsd,
    leakedNanoUsd: all.reservedNanoUsd,
    calls: all.calls,
    findings,
  };
}

function billed(bills: string): number {
  const lines = existsSync(bills) ? readFileSync(bills, 'utf8').split('\n') : [];
  return lines.reduce((sum, line) => sum + Number(line), 0);
}

function start(task: WorkerTask): ChildProcess {
  return spawn(process.execPath, [WORKER, JSON.stringify(task)], { stdio: 'inherit' });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => child.once('exit', () => resolve()));
}
