/**
 * Which models Ollama holds in memory, with the window that is really in effect (`GET /api/ps`).
 */
import {
  askJson,
  type Endpoint,
  type Fields,
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
  const answer = await askRunning(endpoint, signal);
  return answer === undefined ? undefined : readRunning(answer);
}

/** What a model takes of the memory, that of the graphics card included; null where it is not said. */
export async function measureRunningModel(
  endpoint: Endpoint,
  model: string,
  signal: AbortSignal,
): Promise<number | null> {
  const answer = await askRunning(endpoint, signal);
  return (
    findOfModel(
      readEach(answer, entry => readSize(entry?.size)),
      model,
    ) ?? null
  );
}

async function askRunning(endpoint: Endpoint, signal: AbortSignal): Promise<unknown> {
  using watch = new Watchdog(endpoint, LIMITS, signal);
  return askJson(endpoint, '/api/ps', undefined, watch, LIMITS.maxBodyBytes).catch(() => undefined);
}

export function readRunning(answer: unknown): RunningModels {
  return readEach(answer, entry => readSize(entry?.context_length) ?? 0);
}

function readEach<T>(
  answer: unknown,
  read: (entry: Fields | undefined) => T,
): ReadonlyMap<string, T> {
  const running = readList(readFields(answer)?.models).flatMap(value => {
    const entry = readFields(value);
    const name = readString(entry?.model) ?? readString(entry?.name);
    return name === undefined ? [] : [[name, read(entry)] as const];
  });
  return new Map(running);
}

/**
 * The window of a loaded model, 0 where it is not told, `undefined` where the model is not loaded.
 */
export function findContextInEffect(running: RunningModels, model: string): number | undefined {
  return findOfModel(running, model);
}

function findOfModel<T>(running: ReadonlyMap<string, T>, model: string): T | undefined {
  return running.get(model) ?? running.get(`${model}:latest`);
}
