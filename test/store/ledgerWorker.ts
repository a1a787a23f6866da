/**
 * A process that spends from a shared ledger until it is killed. Its "provider" is a file of bills
 * that it appends to where a real one would charge; whatever is in there was really billed.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerStore } from '../../src/store/ledger/ledgerStore.ts';
import { openLedger, paid } from './ledgerHome.ts';

export interface WorkerTask {
  readonly home: string;
  readonly bills: string;
  readonly limitNanoUsd: number;
  readonly callNanoUsd: number;
  readonly parallel: number;
  /** Each loop's calls; null: until killed. */
  readonly calls: number | null;
  /** Epoch milliseconds at which all loops begin. */
  readonly startMs: number;
  /** How many must be ready before any begins. */
  readonly together?: number;
}

if (process.argv[2] !== undefined) await run(JSON.parse(process.argv[2]) as WorkerTask);

async function run(task: WorkerTask): Promise<void> {
  const { store, close } = openLedger(task.home, {
    limits: { dailyNanoUsd: task.limitNanoUsd },
    now: Date.now,
  });
  await sleep(Math.max(0, task.startMs - Date.now()));
  await waitForAll(task);
  await Promise.all(Array.from({ length: task.parallel }, () => loop(store, task)));
  close();
}

async function waitForAll({ home, together = 0 }: WorkerTask): Promise<void> {
  const ready = `${home}/ready.txt`;
  appendFileSync(ready, '.');
  while (readFileSync(ready, 'utf8').length < together) await sleep(5);
}

async function loop(store: LedgerStore, task: WorkerTask): Promise<void> {
  for (let call = 0; task.calls === null || call < task.calls; call++) {
    const reservation = store.reserve(paid(task.callNanoUsd, { taskId: `${process.pid}/${call}` }));
    if (!reservation.ok) {
      await sleep(20);
      continue;
    }
    await sleep(Math.random() * 10);
    appendFileSync(task.bills, `${task.callNanoUsd}\n`);
    await sleep(Math.random() * 10);
    // Some answers come without their bill, and then the whole reservation is what they cost.
    const basis = Math.random() < 0.9 ? 'billed' : 'unknown';
    store.settle(reservation.id, { cost: { nanoUsd: task.callNanoUsd, basis } });
  }
}
