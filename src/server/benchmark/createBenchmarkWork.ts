/** The benchmarks that are at work in this process: each once, however many watch it. */
import type { BenchmarkServices } from './benchmarkServices.ts';
import type { Benchmarks, BenchmarkWatch } from './benchmarks.ts';
import { type BenchmarkProgress, runBenchmark } from './run/index.ts';

interface Work {
  readonly done: Promise<void>;
  readonly cancel: AbortController;
  readonly watchers: Set<BenchmarkWatch['onProgress']>;
}

export function createBenchmarkWork(
  services: BenchmarkServices,
): Pick<Benchmarks, 'work' | 'cancel' | 'settled'> {
  const working = new Map<string, Work>();
  const begin = (id: string): Work => {
    const work = start(id, services, () => working.delete(id));
    working.set(id, work);
    return work;
  };
  return {
    work: async (id, watch) => {
      const known = working.get(id);
      if (known === undefined && !services.benchmarks.take(id)) return false;
      await watchWork(known ?? begin(id), watch);
      return true;
    },
    cancel: id => {
      const work = working.get(id);
      work?.cancel.abort();
      return work !== undefined;
    },
    settled: async () => {
      await Promise.allSettled([...working.values()].map(({ done }) => done));
    },
  };
}

function start(id: string, services: BenchmarkServices, onDone: () => void): Work {
  const record = services.benchmarks.find(id)!;
  const cancel = new AbortController();
  const watchers: Work['watchers'] = new Set();
  const signal = AbortSignal.any([cancel.signal, services.closing]);
  const onProgress = (progress: BenchmarkProgress) => {
    for (const tell of watchers) tell(progress);
  };
  const done = runBenchmark({ record, signal, onProgress }, services).finally(() => {
    onDone();
    services.changes.announce('benchmarks');
  });
  return { done, cancel, watchers };
}

/** Until it is done; a watcher that gives up ends it. */
async function watchWork(work: Work, { signal, onProgress }: BenchmarkWatch): Promise<void> {
  const stop = () => work.cancel.abort();
  work.watchers.add(onProgress);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await work.done;
  } finally {
    signal.removeEventListener('abort', stop);
    work.watchers.delete(onProgress);
  }
}
