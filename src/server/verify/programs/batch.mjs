/**
 * Runs several programs one after the other, each in a thread of its own: a process for each would take most of
 * the time. What one says goes straight to the common output; one that takes too long is ended.
 */
import { Worker } from 'node:worker_threads';

const main = async (programs, timeMs) => {
  for (const program of programs) {
    const worker = new Worker(new URL(program, import.meta.url));
    const late = setTimeout(() => worker.terminate(), timeMs);
    await new Promise(resolve => {
      worker.on('error', () => {});
      worker.on('exit', resolve);
    });
    clearTimeout(late);
  }
};

export { main };
