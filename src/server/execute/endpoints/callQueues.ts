/** Places for calls to models: so many per end point, and so many in all. One record per process. */
import type { Tier } from '../../../core/types.ts';
import type { QueueLimits } from '../limits.ts';
import { createFairQueue, type FairQueue, type QueueEntry } from './fairQueue.ts';

export interface CallQueues {
  /** Waits for a place at the end point, then for one of all: a busy end point holds up no other. */
  enter(origin: string, tier: Tier, signal: AbortSignal): Promise<QueueEntry>;
  /** 0 (idle) … 1 (full) … more, with those who wait; for choosing the least busy of a pool. */
  load(origin: string, tier: Tier): number;
}

export function createCallQueues(limits: QueueLimits): CallQueues {
  const all = createFairQueue(limits.parallel, limits.maxWaiting);
  const byOrigin = new Map<string, FairQueue>();
  // Bounded by the end points that the settings name: origins come from nowhere else.
  const queueOf = (origin: string, tier: Tier): FairQueue => {
    const key = `${tier} ${origin}`;
    const known = byOrigin.get(key);
    if (known) return known;
    const queue = createFairQueue(limits.perEndPoint[tier], limits.maxWaiting);
    byOrigin.set(key, queue);
    return queue;
  };
  return {
    async enter(origin, tier, signal) {
      const own = await queueOf(origin, tier).enter(signal);
      if (!own.ok) return own;
      const shared = await all.enter(signal);
      if (!shared.ok) {
        own.leave();
        return shared;
      }
      const leave = () => {
        shared.leave();
        own.leave();
      };
      return { ok: true, leave };
    },
    load(origin, tier) {
      const queue = queueOf(origin, tier);
      return (queue.running + queue.waiting) / limits.perEndPoint[tier];
    },
  };
}
