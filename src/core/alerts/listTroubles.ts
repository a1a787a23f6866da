/**
 * Warnings that are not about money: tasks that fail, models that became slow, a used-up quota, a full disk,
 * scarce memory. Each says what to do, and has a key that holds its day, so that it is shown once.
 */
import { formatPercent } from '../figures.ts';
import type { EpochMs } from '../types.ts';

export interface Watched {
  readonly atMs: EpochMs;
  /** Tasks of the last hour that were carried out, and those of them without an answer. */
  readonly tasks: { readonly all: number; readonly failed: number };
  /** Answers that were timed, oldest first. */
  readonly answers: readonly TimedAnswer[];
  /** Of free models; null where none are counted. */
  readonly quota: { readonly leftToday: number; readonly resetsAtMs: EpochMs } | null;
  /** Null where it cannot be told. */
  readonly diskBytes: number | null;
  readonly memory: { readonly freeBytes: number; readonly allBytes: number };
}

export interface TimedAnswer {
  readonly model: string;
  readonly durationMs: number;
  readonly outputTokens: number | null;
}

export interface Trouble {
  readonly key: string;
  readonly message: string;
}

export function listTroubles(watched: Watched): readonly Trouble[] {
  const day = new Date(watched.atMs).toISOString().slice(0, 10);
  return [
    ...findFailures(watched, day),
    ...findSlowModels(watched, day),
    ...findUsedQuota(watched),
    ...findFullDisk(watched, day),
    ...findScarceMemory(watched, day),
  ];
}

/** Fewer tell of bad luck. */
const LEAST_TASKS = 6;
const BAD_SHARE = 0.5;

function findFailures({ tasks: { all, failed } }: Watched, day: string): readonly Trouble[] {
  if (all < LEAST_TASKS || failed < all * BAD_SHARE) return [];
  const message = `${failed} of the ${all} tasks of the last hour failed. "locallama doctor" says which end points answer, and the log what they said.`;
  return [{ key: `failures/${day}`, message }];
}

/** So many answers are compared with those before, of which there are at least as many again. */
const NEW_ANSWERS = 5;
const OLD_ANSWERS = 10;
/** Shorter answers tell of the start, not of the speed. */
const LEAST_TOKENS = 20;
const SLOW_SHARE = 0.5;

function findSlowModels({ answers }: Watched, day: string): readonly Trouble[] {
  const byModel = Map.groupBy(answers, ({ model }) => model);
  return [...byModel].flatMap(([model, own]) => {
    const speeds = own.flatMap(({ durationMs, outputTokens }) =>
      durationMs > 0 && outputTokens !== null && outputTokens >= LEAST_TOKENS
        ? [(1_000 * outputTokens) / durationMs]
        : [],
    );
    const [before, now] = [speeds.slice(0, -NEW_ANSWERS), speeds.slice(-NEW_ANSWERS)];
    if (before.length < OLD_ANSWERS) return [];
    const [usual, found] = [findMedian(before), findMedian(now)];
    if (found > usual * SLOW_SHARE) return [];
    const message = `${model} has become slow: ${found.toFixed(1)} tokens a second, where ${usual.toFixed(1)} were usual. Look whether another program takes its processor or memory, or whether its host has trouble.`;
    return [{ key: `slow/${model}/${day}`, message }];
  });
}

function findMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function findUsedQuota({ quota }: Watched): readonly Trouble[] {
  if (quota === null || quota.leftToday > 0) return [];
  const when = new Date(quota.resetsAtMs).toISOString().slice(0, 16).replace('T', ' ');
  const message = `Today's quota of free models is used up; it is there again at ${when} UTC. Until then tasks go to local and paid models.`;
  return [{ key: `quota/${quota.resetsAtMs}`, message }];
}

const LEAST_DISK_BYTES = 500_000_000;

function findFullDisk({ diskBytes }: Watched, day: string): readonly Trouble[] {
  if (diskBytes === null || diskBytes >= LEAST_DISK_BYTES) return [];
  const message = `Only ${Math.floor(diskBytes / 1e6)} MB are left on the disk of the ledger. Make room: once it cannot be written, paid calls are refused.`;
  return [{ key: `disk/${day}`, message }];
}

const LEAST_MEMORY_SHARE = 0.05;
const LEAST_MEMORY_BYTES = 512 * 2 ** 20;

function findScarceMemory({ memory }: Watched, day: string): readonly Trouble[] {
  const { freeBytes, allBytes } = memory;
  const least = Math.min(LEAST_MEMORY_BYTES, allBytes * LEAST_MEMORY_SHARE);
  if (freeBytes >= least) return [];
  const message = `Only ${formatPercent(freeBytes / allBytes)} of this machine's memory is free. Local models will be slow, or fail to load: close other programs, or use a smaller model.`;
  return [{ key: `memory/${day}`, message }];
}
