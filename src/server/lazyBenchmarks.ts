/** Benchmarks, read when the first is asked for: most servers never run one. */
import type { BenchmarkServices, Benchmarks } from './benchmark/index.ts';

export interface LazyBenchmarks {
  readonly get: () => Promise<Benchmarks>;
  /** Stops what is at work and waits until it is written down. */
  readonly close: () => Promise<void>;
}

export function createLazyBenchmarks(parts: Omit<BenchmarkServices, 'closing'>): LazyBenchmarks {
  const closing = new AbortController();
  let loaded: Promise<Benchmarks> | null = null;
  return {
    get: () => {
      loaded ??= import('./benchmark/createBenchmarks.ts').then(({ createBenchmarks }) =>
        createBenchmarks({ ...parts, closing: closing.signal }),
      );
      return loaded;
    },
    close: async () => {
      closing.abort();
      const benchmarks = await loaded;
      await benchmarks?.settled();
    },
  };
}
