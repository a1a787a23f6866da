/**
 * Which models Ollama holds in memory, with the window that is really in effect (`GET /api/ps`).
 */
import {
  askJson,
  type Endpoint,
  readFields,
  readList,
  readSize,
  readString,
  Watchdog,
} from '../http/index.ts';
import type { CallLimits } from '../provider.ts';

/**
 * By full name (`qwen3:latest`). 0: loaded, but this version of Ollama does not tell its window.
 */
export type RunningModels = ReadonlyMap<string, number>;

/** A question on the side; the answer must not wait for it. */
const LIMITS: CallLimits = {
  connectMs: 500,
  firstTokenMs: 1_000,
  idleMs: 1_000,
  totalMs: 1_500,
  maxBodyBytes: 1024 * 1024,
};

/** `undefined` where Ollama did not say. Never rejects. */
export async function listRunningModels(
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<RunningModels | undefined> {
  using watch = new Watchdog(endpoint, LIMITS, signal);
  try {
    const answer = await askJson(endpoint, '/api/ps', undefined, watch, LIMITS.maxBodyBytes);
    return readRunning(answer);
  } catch {
    return undefined;
  }
}

export function readRunning(answer: unknown): RunningModels {
  const running = readList(readFields(answer)?.models).flatMap(value => {
    const entry = readFields(value);
    const name = readString(entry?.model) ?? readString(entry?.name);
    return name === undefined ? [] : [[name, readSize(entry?.context_length) ?? 0] as const];
  });
  return new Map(running);
}

/**
 * The window of a loaded model, 0 where it is not told, `undefined` where the model is not loaded.
 */
export function findContextInEffect(running: RunningModels, model: string): number | undefined {
  return running.get(model) ?? running.get(`${model}:latest`);
}
