/**
 * Which models can be asked right now. End points are asked in parallel, in the background and
 * with a short limit, so that a server that is down costs a call nothing.
 */
import type { EpochMs, Model } from '../../core/types.ts';
import type { ProviderStatus } from '../../protocol/index.ts';
import type { Discovery, Provider } from '../../providers/index.ts';
import type { Logger } from '../session/index.ts';
import type { RememberedModels } from './rememberedModels.ts';

interface RegistryLimits {
  /** One end point's answer may take this long. */
  readonly discoverMs: number;
  /** A call that must wait for answers waits no longer; what comes later is there for the next. */
  readonly waitMs: number;
  /** As `waitMs` where a local model is known already, and others may be there. */
  readonly firstLookMs: number;
  /** Older knowledge of an end point is refreshed in the background. */
  readonly freshMs: number;
}

/** A server's. */
export const REGISTRY_LIMITS: RegistryLimits = {
  discoverMs: 10_000,
  waitMs: 2_000,
  firstLookMs: 300,
  freshMs: 30_000,
};

interface RegistryOptions {
  readonly providers: readonly Provider[];
  /** Adds what the end point does not say, e.g. prices. */
  readonly enrich: (models: readonly Model[]) => Promise<readonly Model[]>;
  /** What was known before, over restarts. */
  readonly remembered: Pick<RememberedModels, 'read' | 'write'>;
  readonly limits: RegistryLimits;
  readonly now: () => EpochMs;
  readonly log: Logger;
  /** Called after each round that changed something. */
  readonly onChange: (models: readonly Model[]) => void;
}

type Known =
  | { readonly state: 'unknown'; readonly models: readonly Model[] }
  | { readonly state: 'up'; readonly models: readonly Model[]; readonly at: EpochMs }
  | { readonly state: 'down'; readonly why: string; readonly at: EpochMs };

/** Lives as long as the server; owns the discovery that is under way. */
export class ModelRegistry {
  readonly #options: RegistryOptions;
  readonly #known = new Map<string, Known>();
  readonly #closing = new AbortController();
  #round: Promise<void> | null = null;

  constructor(options: RegistryOptions) {
    this.#options = options;
    for (const { id } of options.providers) {
      this.#known.set(id, { state: 'unknown', models: options.remembered.read(id) });
    }
  }

  /** What is known, without a request. Sorted by id, so that nothing depends on the order of answers. */
  known(): readonly Model[] {
    return [...this.#known.values()]
      .flatMap(known => (known.state === 'down' ? [] : known.models))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** As `known`, with what end points that are down offered when they were last up. */
  everSeen(): readonly Model[] {
    const known = this.known();
    const down = [...this.#known].filter(([, { state }]) => state === 'down');
    return [...known, ...down.flatMap(([id]) => this.#options.remembered.read(id))];
  }

  /** What can be asked now. Waits only where nothing is known yet, or nothing is up. */
  async models(): Promise<readonly Model[]> {
    const states = [...this.#known.values()];
    const unknown = states.some(known => known.state === 'unknown');
    const { waitMs, firstLookMs } = this.#options.limits;
    const hasLocal = this.known().some(({ tier }) => tier === 'local');
    if (this.known().length === 0) await waitAtMost(waitMs, this.refresh());
    // Local comes first: a remote host that was quicker to say what it has is no reason to leave this machine.
    else if (unknown) await waitAtMost(hasLocal ? firstLookMs : waitMs, this.refresh());
    else if (states.some(known => this.#isStale(known))) void this.refresh();
    return this.known();
  }

  /** Resolves when the round that is under way has ended; at once when there is none. */
  settled(): Promise<void> {
    return this.#round ?? Promise.resolve();
  }

  /** Asks every end point; a round that is under way is joined. Never rejects. */
  refresh(): Promise<void> {
    this.#round ??= this.#askAll().finally(() => {
      this.#round = null;
    });
    return this.#round;
  }

  /** It has just answered, so it is in memory, whatever the last look said. */
  noteLoaded(id: string): void {
    for (const [provider, known] of this.#known) {
      if (known.state === 'down' || !known.models.some(model => model.id === id)) continue;
      const models = known.models.map(model =>
        model.id === id && model.loaded === false ? { ...model, loaded: true } : model,
      );
      this.#known.set(provider, { ...known, models });
    }
  }

  status(): readonly ProviderStatus[] {
    return this.#options.providers.map(provider =>
      describeProvider(provider, this.#known.get(provider.id)!),
    );
  }

  close(): void {
    this.#closing.abort();
  }

  #isStale(known: Known): boolean {
    return (
      known.state === 'unknown' || this.#options.now() - known.at > this.#options.limits.freshMs
    );
  }

  async #askAll(): Promise<void> {
    const before = computeFingerprint(this.known());
    await Promise.all(this.#options.providers.map(provider => this.#ask(provider)));
    const after = this.known();
    if (computeFingerprint(after) !== before) this.#options.onChange(after);
  }

  async #ask(provider: Provider): Promise<void> {
    const { limits, enrich, remembered, now, log } = this.#options;
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(limits.discoverMs)]);
    let discovery: Discovery;
    try {
      discovery = await provider.discover(signal);
      if (discovery.ok) discovery = { ok: true, models: await enrich(discovery.models) };
    } catch (error) {
      log.error('a provider broke its contract', { provider: provider.id, error: String(error) });
      this.#known.set(provider.id, { state: 'down', why: String(error), at: now() });
      return;
    }
    if (discovery.ok) {
      const before = this.#known.get(provider.id);
      this.#known.set(provider.id, { state: 'up', models: discovery.models, at: now() });
      if (
        before?.state !== 'up' ||
        computeFingerprint(before.models) !== computeFingerprint(discovery.models)
      ) {
        remembered.write(provider.id, discovery.models);
      }
    } else {
      log.debug('an end point is down', { provider: provider.id, why: discovery.failure.message });
      this.#known.set(provider.id, { state: 'down', why: discovery.failure.message, at: now() });
    }
  }
}

/** Resolves with `round`, or when `ms` have passed. */
async function waitAtMost(ms: number, round: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([round, enough]);
  clearTimeout(timer);
}

function describeProvider({ id, origin }: Provider, known: Known): ProviderStatus {
  switch (known.state) {
    case 'unknown':
      return { id, origin, state: 'unknown', models: known.models.length };
    case 'up':
      return {
        id,
        origin,
        state: 'up',
        models: known.models.length,
        checked_at: formatIsoTime(known.at),
      };
    case 'down':
      return {
        id,
        origin,
        state: 'down',
        models: 0,
        problem: known.why,
        checked_at: formatIsoTime(known.at),
      };
  }
}

const formatIsoTime = (at: EpochMs): string => new Date(at).toISOString();

const computeFingerprint = (models: readonly Model[]): string => JSON.stringify(models);
