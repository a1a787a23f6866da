/**
 * How fast the ledger is, and that it stays so as it grows: `node test/bench/ledger.ts [entries…]`.
 *
 * Each size gets a ledger of its own, filled in bulk through the same code that books single calls,
 * and audited. The floor is measured in the same folder and the same run: appending one page to a
 * file and syncing it, as often as a call commits.
 */
import {
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../../src/core/cost-monitor/budgets/periods.ts';
import type { Usage } from '../../src/core/types.ts';
import { buildDatabasePath } from '../../src/store/database/buildDatabasePath.ts';
import { type Database, openDatabase } from '../../src/store/database/database.ts';
import { readFileSystemType } from '../../src/store/database/folder.ts';
import { identifyOwnProcess } from '../../src/store/database/processIdentity.ts';
import { auditLedger } from '../../src/store/ledger/ledgerAudit.ts';
import { LedgerBooks } from '../../src/store/ledger/ledgerBooks.ts';
import { LedgerStore } from '../../src/store/ledger/ledgerStore.ts';
import { SCHEMAS } from '../../src/store/schemas.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const CALLS_MEASURED = 400;
const REPEATS = 20;
const PAGE = Buffer.alloc(4_096, 1);
const MODELS = ['ollama/coder:7b', 'openrouter/a', 'openrouter/b', 'openrouter/c:free', 'openai/d'];
const TODAY = '2026-11-22';
const NOW_MS = Date.parse(`${TODAY}T12:00:00Z`);
const LIMITS = {
  dailyNanoUsd: 1e15,
  weeklyNanoUsd: 1e15,
  monthlyNanoUsd: 1e15,
  projectNanoUsd: 1e15,
  monthlyTokens: 1e15,
};

const sizes = process.argv.slice(2).map(Number);
const rows = (sizes.length > 0 ? sizes : SIZES).map(measure);
console.table(rows);
console.log('ms; p50 unless said otherwise. over = reserve+settle less two syncs of the same run.');

function measure(entries: number) {
  const home = mkdtempSync(join(tmpdir(), 'locallama-bench-'));
  try {
    const filled = open(home);
    fill(filled.database, entries);
    filled.close();
    const opening = median(times(REPEATS, () => open(home).close()));
    const { store, database, close } = open(home);
    const { floor, call, local } = calls(store, home);
    const snapshot = times(REPEATS, () =>
      store.spend({ baseline: { model: 'b', price: { kind: 'free' } }, recentTasks: 50 }),
    );
    const findings = auditLedger(database);
    close();
    return {
      entries,
      MB: round(statSync(buildDatabasePath(home)).size / 1e6),
      'sync floor': round(floor),
      'reserve+settle': round(call),
      over: round(call - 2 * floor),
      'over one sync': round(call - floor),
      'local call': round(local),
      snapshot: round(median(snapshot)),
      'snapshot max': round(Math.max(...snapshot)),
      opening: round(opening),
      audit: findings.length === 0 ? 'clean' : findings[0],
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Half of the entries are reservations, half settlements, over 400 days. */
function fill(database: Database, entries: number): void {
  const books = new LedgerBooks(database.sqlite);
  database.sqlite.exec('PRAGMA synchronous = OFF');
  const count = entries / 2;
  const batch = 20_000;
  for (let from = 0; from < count; from += batch) {
    database.write(() => {
      for (let n = from; n < Math.min(count, from + batch); n++) bookOne(books, n, count);
    });
  }
}

function bookOne(books: LedgerBooks, n: number, count: number): void {
  const daysAgo = 400 - Math.floor((n / count) * 400);
  const model = MODELS[n % MODELS.length]!;
  const paid = n % MODELS.length > 0;
  const call = books.begin(
    {
      taskId: `${(n * 2_654_435_761) % 4_294_967_296}-${n >> 1}`,
      attempt: n % 2,
      model,
      provider: model.split('/')[0]!,
      tier: paid ? 'paid' : 'local',
      worstNanoUsd: paid ? 5_000_000 : 0,
      worstTokens: 3_000,
    },
    {
      project: `project${n % 3}`,
      day: addDays(TODAY, -daysAgo),
      atMs: NOW_MS - daysAgo * 864e5,
      process: 'gone/1/1',
    },
  );
  const usage = { inputTokens: 900 + (n % 100), outputTokens: 300 };
  const cost = { nanoUsd: paid ? 1_000_000 + n : 0, basis: paid ? 'billed' : 'free' } as const;
  books.settle(books.states.get(call)!, { cost, usage }, NOW_MS - daysAgo * 864e5);
}

/** The floor and the calls alternate, so that both meet the same disk. */
function calls(store: LedgerStore, home: string) {
  const file = openSync(join(home, 'floor'), 'a');
  const floors: number[] = [];
  const whole: number[] = [];
  const locals: number[] = [];
  for (let n = 0; n < CALLS_MEASURED; n++) {
    floors.push(
      timed(() => {
        writeSync(file, PAGE);
        fdatasyncSync(file);
      }),
    );
    let id = '';
    const reserving = timed(() => {
      id = reserve(store, n);
    });
    const usage = { inputTokens: 900, outputTokens: 300 };
    const cost = { nanoUsd: 900_000, basis: 'billed' } as const;
    const settling = timed(() => store.settle(id, { cost, usage }));
    whole.push(reserving + settling);
    locals.push(timed(() => record(store, n, usage)));
  }
  closeSync(file);
  return { floor: median(floors), call: median(whole), local: median(locals) };
}

function reserve(store: LedgerStore, n: number): string {
  const reservation = store.reserve({
    taskId: `bench-${n}`,
    attempt: 0,
    model: MODELS[1]!,
    provider: 'openrouter',
    tier: 'paid',
    worstNanoUsd: 5_000_000,
    worstTokens: 3_000,
  });
  if (!reservation.ok) throw new Error(reservation.refusal.message);
  return reservation.id;
}

function record(store: LedgerStore, n: number, usage: Usage): void {
  store.record(
    {
      ...{ taskId: `bench-local-${n}`, attempt: 0, model: MODELS[0]!, provider: 'ollama' },
      ...{ tier: 'local', worstNanoUsd: 0, worstTokens: 3_000 },
    },
    { cost: { nanoUsd: 0, basis: 'free' }, usage },
    NOW_MS,
  );
}

function open(home: string) {
  const database = openDatabase(home, {
    parts: SCHEMAS,
    patience: { random: Math.random, maxWaitMs: 5_000 },
    fileSystemType: readFileSystemType,
    now: () => NOW_MS,
  });
  const store = new LedgerStore({
    database,
    userLimits: null,
    limits: LIMITS,
    project: 'project1',
    timeZone: 'Europe/Berlin',
    now: () => NOW_MS,
    processIdentity: identifyOwnProcess(),
  });
  const close = () => {
    store.close();
    database.close();
  };
  return { database, store, close };
}

function times(count: number, work: () => void): number[] {
  return Array.from({ length: count }, () => timed(work));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
