/** Places for calls to models: so many per end point, and so many in all. One record per process. */
import type { Tier } from '../../../core/types.ts';
import { createFairQueue, type FairQueue, type QueueEntry, type Urgency } from './fairQueue.ts';

export interface CallQueues {
  /** Waits for a place at the end point, then for one of all: a busy end point holds up no other. */
  enter(origin: string, tier: Tier, signal: AbortSignal): Promise<QueueEntry>;
  /** 0 (idle) … 1 (full) … more, with waiting calls; for choosing the least busy of a pool. */
  load(origin: string, tier: Tier): number;
  /** The same places for background work: it takes what users leave. */
  readonly inBackground: CallQueues;
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
  const enterAs =
    (urgency: Urgency): CallQueues['enter'] =>
    async (origin, tier, signal) => {
      const own = await queueOf(origin, tier).enter(signal, urgency);
      if (!own.ok) return own;
      const shared = await all.enter(signal, urgency);
      if (!shared.ok) {
        own.leave();
        return shared;
      }
      const leave = () => {
        shared.leave();
        own.leave();
      };
      return { ok: true, leave };
    };
  const load: CallQueues['load'] = (origin, tier) => {
    const queue = queueOf(origin, tier);
    return (queue.running + queue.waiting) / limits.perEndPoint[tier];
  };
  const inBackground: CallQueues = {
    enter: enterAs('background'),
    load,
    get inBackground() {
      return inBackground;
    },
  };
  return { enter: enterAs('interactive'), load, inBackground };
}

export interface QueueLimits {
  /** Calls to models at once, all end points together: `MAX_PARALLEL_TASKS`. */
  readonly parallel: number;
  /** Calls at once to one end point. */
  readonly perEndPoint: Readonly<Record<Tier, number>>;
  /** Calls that may wait for one place; a longer queue refuses. */
  readonly maxWaiting: number;
}

/** What applies where no setting says otherwise. */
export const QUEUE_LIMITS: QueueLimits = {
  parallel: 5,
  perEndPoint: { local: 2, free: 4, paid: 8 },
  maxWaiting: 100,
};
