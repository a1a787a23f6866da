/** Looks, when it is asked and not too often, for what goes wrong beside money. */
import { statfsSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { listTroubles } from '../../core/alerts/index.ts';
import type { EpochMs } from '../../core/types.ts';
import type { SpendOutput } from '../../protocol/tools/index.ts';
import type { OpenRouterAccount } from '../openrouter/index.ts';
import type { Stores } from '../openStores.ts';

interface WatchParts {
  readonly stores: Pick<Stores, 'routes' | 'outcomes'>;
  readonly openRouter: Pick<OpenRouterAccount, 'freeUse' | 'hasKey'>;
  readonly home: string;
  readonly now: () => EpochMs;
}

type WireAlert = SpendOutput['alerts'][number];

const HOUR_MS = 3_600_000;
/** What was found stands for so long. */
const FRESH_MS = 30_000;

/** The function never throws. */
export function watchTroubles(parts: WatchParts): () => readonly WireAlert[] {
  let last: { readonly atMs: EpochMs; readonly alerts: readonly WireAlert[] } | null = null;
  return () => {
    const atMs = parts.now();
    if (last !== null && Math.abs(atMs - last.atMs) < FRESH_MS) return last.alerts;
    const found = listTroubles(look(parts, atMs));
    last = { atMs, alerts: found.map(each => ({ ...each, level: 'warning' })) };
    return last.alerts;
  };
}

function look({ stores, openRouter, home }: WatchParts, atMs: EpochMs) {
  const { routes, outcomes } = stores;
  const tasks = attempt(() => routes.countSince(atMs - HOUR_MS)) ?? { all: 0, failed: 0 };
  return {
    ...{ atMs, tasks, answers: outcomes.all() },
    quota: openRouter.hasKey ? openRouter.freeUse() : null,
    diskBytes: attempt(() => readFreeDisk(home)),
    memory: { freeBytes: freemem(), allBytes: totalmem() },
  };
}

function readFreeDisk(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Null where a disk or a database says no: then nothing is known, and something else tells it. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
