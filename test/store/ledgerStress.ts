/** Rounds of processes that spend from one ledger and are killed at random. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { auditLedger } from '../../src/store/ledgerAudit.ts';
import { newHome, openLedger, VIEW } from './ledgerHome.ts';
import type { WorkerTask } from './ledgerWorker.ts';

export interface StressPlan {
  readonly processes: number;
  readonly parallel: number;
  readonly calls: number | null;
  readonly limitNanoUsd: number;
  readonly callNanoUsd: number;
  readonly durationMs: number;
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
  { durationMs, killEveryMs }: StressPlan,
): Promise<number> {
  const endMs = task.startMs + durationMs;
  let kills = 0;
  while (killEveryMs !== null && Date.now() < endMs) {
    await sleep(Math.min(killEveryMs, Math.max(1, endMs - Date.now())));
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
  const lines = existsSync(bills) ? readFileSync(bills, 'utf8').split('\n') : [];
  const findings = auditLedger(database);
  close();
  return {
    billedNanoUsd: lines.reduce((sum, line) => sum + Number(line), 0),
    ledgerNanoUsd: all.spentNanoUsd,
    leakedNanoUsd: all.reservedNanoUsd,
    calls: all.calls,
    findings,
  };
}

function start(task: WorkerTask): ChildProcess {
  return spawn(process.execPath, [WORKER, JSON.stringify(task)], { stdio: 'inherit' });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => child.once('exit', () => resolve()));
}
