/**
 * Which models, end points and free quotas are worth asking, as all processes together have seen.
 *
 * Health is advice: if the shared state cannot be read or written, this process goes on with what it
 * saw itself, since a broken database must not stop local work.
 */
import { blame, type HealthKeys, keysFor } from '../../core/fallback-handler/blame.ts';
import {
  admit,
  afterFailure,
  afterSuccess,
  type Breaker,
  type CooldownPolicy,
  coolingUntil,
  HEALTHY,
} from '../../core/fallback-handler/cooldown.ts';
import type { EpochMs, Failure, FailureKind, Tier } from '../../core/types.ts';

/** Where breakers are kept: the database, or this process's memory. May throw. */
export interface BreakerStorage {
  read(key: string): Breaker | null;
  /** Reads, changes and writes in one transaction. */
  update(key: string, change: (old: Breaker) => Breaker): void;
}

export type HealthAdmission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly untilMs: EpochMs; readonly why: FailureKind };

export interface Health {
  /** When the model may be asked again; null: now. Reads only, so it may be asked while deciding. */
  coolingUntil(keys: HealthKeys, tier: Tier): EpochMs | null;
  /** Right before a call: takes the probe where a breaker is half open. */
  admit(keys: HealthKeys, tier: Tier): HealthAdmission;
  succeeded(keys: HealthKeys, tier: Tier): void;
  failed(keys: HealthKeys, tier: Tier, failure: Failure): void;
}

export interface HealthOptions {
  readonly storage: BreakerStorage;
  readonly policy: CooldownPolicy;
  readonly now: () => EpochMs;
  readonly random: () => number;
  /** Told when the shared state is out of reach. */
  readonly onTrouble: (error: unknown) => void;
}

export function createHealth(options: HealthOptions): Health {
  const { policy, now, random } = options;
  const storage = withFallback(options.storage, memoryStorage(), options.onTrouble);

  return {
    coolingUntil(keys, tier) {
      const until = keysFor(keys, tier).map(key =>
        coolingUntil(storage.read(key) ?? HEALTHY, now(), policy),
      );
      const latest = Math.max(...until.map(ms => ms ?? 0));
      return latest > 0 ? latest : null;
    },
    admit(keys, tier) {
      let refused: HealthAdmission = { allowed: true };
      for (const key of keysFor(keys, tier)) {
        const known = storage.read(key);
        // Nearly every breaker is closed: asking one must not cost a write.
        if (known === null || known.state === 'closed') continue;
        storage.update(key, breaker => {
          const admission = admit(breaker, now(), policy);
          if (admission.allowed) return admission.next;
          refused = admission;
          return breaker;
        });
        if (!refused.allowed) break;
      }
      return refused;
    },
    succeeded(keys, tier) {
      for (const key of keysFor(keys, tier)) {
        const known = storage.read(key);
        if (known === null || (known.state === 'closed' && known.failures === 0)) continue;
        storage.update(key, breaker => afterSuccess(breaker, now()));
      }
    },
    failed(keys, tier, failure) {
      const blamed = blame(failure.kind, tier);
      if (blamed === 'nobody') return;
      storage.update(keys[blamed], breaker =>
        afterFailure(breaker, failure, now(), random(), policy),
      );
    },
  };
}

/** Breakers of this process alone. Bounded by the models and end points that there are. */
export function memoryStorage(): BreakerStorage {
  const breakers = new Map<string, Breaker>();
  return {
    read: key => breakers.get(key) ?? null,
    update: (key, change) => void breakers.set(key, change(breakers.get(key) ?? HEALTHY)),
  };
}

function withFallback(
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
