/**
 * Which models, end points and free quotas are worth asking, as all processes together have seen.
 *
 * Health is advice: if the shared state cannot be read or written, this process goes on with what it
 * saw itself, since a broken database must not stop local work.
 */
import {
  admit,
  applyFailure,
  applySuccess,
  type Breaker,
  blame,
  type CooldownPolicy,
  computeCoolingEnd,
  HEALTHY,
  type HealthKeys,
  hasAnswered,
  listHealthScopes,
  releaseProbe,
} from '../../../core/fallback-handler/index.ts';
import type { EpochMs, Failure, FailureKind, Tier } from '../../../core/types.ts';

/** Where breakers are kept: the database, or this process's memory. May throw. */
interface BreakerStorage {
  read(key: string): Breaker | null;
  /** Reads, changes and writes in one transaction. */
  update(key: string, change: (old: Breaker) => Breaker): void;
}

type HealthAdmission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly untilMs: EpochMs; readonly why: FailureKind };

export interface Health {
  /** When the model may be asked again; null: now. Reads only, so it may be asked while deciding. */
  coolingUntil(keys: HealthKeys, tier: Tier): EpochMs | null;
  /** Right before a call: takes the probe where a breaker is half open. */
  admit(keys: HealthKeys, tier: Tier): HealthAdmission;
  /** After each call that was admitted, made or not; null: it succeeded. */
  ended(keys: HealthKeys, tier: Tier, failure: Failure | null): void;
}

interface HealthOptions {
  readonly storage: BreakerStorage;
  readonly policy: CooldownPolicy;
  readonly now: () => EpochMs;
  readonly random: () => number;
  /** Told when the shared state is out of reach. */
  readonly onTrouble: (error: unknown) => void;
}

export function createHealth(options: HealthOptions): Health {
  const { policy, now, random } = options;
  const storage = createFallbackStorage(options.storage, createMemoryStorage(), options.onTrouble);
  const seen = { storage, policy, now };

  /** Nearly every breaker is closed and stays so: that must not cost a write. */
  const updateTroubled = (key: string, change: (old: Breaker) => Breaker) => {
    const known = storage.read(key);
    if (known && !(known.state === 'closed' && known.failures === 0)) storage.update(key, change);
  };
  return {
    coolingUntil: (keys, tier) => findCoolingEnd(keys, tier, seen),
    admit(keys, tier) {
      // Without this look, one breaker's only probe would be taken for a call that another stops.
      if (findCoolingEnd(keys, tier, seen) !== null) return refuse(keys, tier, seen);
      for (const name of listHealthScopes(tier)) {
        let admitted = true;
        updateTroubled(keys[name], breaker => {
          const admission = admit(breaker, now(), policy);
          admitted = admission.allowed;
          return admission.allowed ? admission.next : breaker;
        });
        if (!admitted) return refuse(keys, tier, seen);
      }
      return { allowed: true };
    },
    ended(keys, tier, failure) {
      const blamed = failure && blame(failure.kind, tier);
      for (const name of listHealthScopes(tier)) {
        if (failure && blamed === name) {
          storage.update(keys[name], breaker =>
            applyFailure(breaker, failure, now(), random(), policy),
          );
        } else if (!failure || (name === 'end-point' && hasAnswered(failure.kind))) {
          updateTroubled(keys[name], breaker => applySuccess(breaker, now()));
        } else updateTroubled(keys[name], breaker => releaseProbe(breaker, now()));
      }
    },
  };
}

type Seen = Pick<HealthOptions, 'storage' | 'policy' | 'now'>;

/** The latest of a call's breakers. */
function findCoolingEnd(
  keys: HealthKeys,
  tier: Tier,
  { storage, policy, now }: Seen,
): EpochMs | null {
  const until = listHealthScopes(tier).map(name =>
    computeCoolingEnd(storage.read(keys[name]) ?? HEALTHY, now(), policy),
  );
  const last = Math.max(...until.map(ms => ms ?? 0));
  return last > 0 ? last : null;
}

function refuse(keys: HealthKeys, tier: Tier, seen: Seen): HealthAdmission {
  const untilMs = findCoolingEnd(keys, tier, seen) ?? seen.now();
  const troubled = listHealthScopes(tier).map(name => seen.storage.read(keys[name]));
  const open = troubled.find(breaker => breaker !== null && breaker.state !== 'closed');
  return { allowed: false, untilMs, why: open?.why ?? 'overloaded' };
}

/** Breakers of this process alone. Bounded by the models and end points that there are. */
export function createMemoryStorage(): BreakerStorage {
  const breakers = new Map<string, Breaker>();
  return {
    read: key => breakers.get(key) ?? null,
    update: (key, change) => void breakers.set(key, change(breakers.get(key) ?? HEALTHY)),
  };
}

function createFallbackStorage(
  shared: BreakerStorage,
  own: BreakerStorage,
  onTrouble: (error: unknown) => void,
): BreakerStorage {
  const either = <T>(act: (storage: BreakerStorage) => T): T => {
    try {
      return act(shared);
    } catch (error) {
      onTrouble(error);
      return act(own);
    }
  };
  return {
    read: key => either(storage => storage.read(key)),
    update: (key, change) => either(storage => storage.update(key, change)),
  };
}
