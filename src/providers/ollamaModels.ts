/**
 * The models on this machine: `GET /api/tags` names them, `POST /api/show` tells the window that
 * each was trained with, `GET /api/ps` which are in memory.
 *
 * Models with a `remote_host` are left out: Ollama would send the prompt to its cloud, and here
 * everything counts as local.
 */
import type { Model } from '../core/types.ts';
import { askJson, type Endpoint } from './endpoint.ts';
import { contextInEffect, type RunningModels, readRunning } from './ollamaRunning.ts';
import { TransportError } from './transportError.ts';
import { type Fields, fields, list, number, size, text } from './untrusted.ts';
import type { Watchdog } from './watchdog.ts';

/** What `/api/show` said of a model; the same as long as its digest is the same. */
export interface Shown {
  readonly contextTokens: number;
  readonly chats: boolean;
  readonly family: string | undefined;
  readonly parametersB: number | undefined;
}

/** What Ollama itself takes where a model does not tell its window. */
const DEFAULT_CONTEXT_TOKENS = 4_096;
const MAX_MODELS = 500;
/** `/api/show` carries licences, templates and tensor lists. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const PARALLEL_SHOWS = 4;

interface Tag {
  readonly name: string;
  readonly digest: string;
}

/** `shown` is filled and emptied here: one entry for each model that is still there. */
export async function listOllamaModels(
  endpoint: Endpoint,
  provider: string,
  shown: Map<string, Shown>,
  watch: Watchdog,
): Promise<readonly Model[]> {
  const ask = (path: string, body?: object) =>
    askJson(endpoint, path, body, watch, MAX_ANSWER_BYTES);
  const [tags, running] = await Promise.all([
    ask('/api/tags').then(readTags),
    ask('/api/ps').then(readRunning, (): RunningModels => new Map()),
  ]);
  forget(shown, tags);
  await eachOf(tags, PARALLEL_SHOWS, async tag => {
    if (shown.has(tag.digest)) return;
    const show = await showOf(ask, tag);
    if (show) shown.set(tag.digest, show);
  });
  return tags.flatMap(tag => {
    const known = shown.get(tag.digest);
    return known?.chats ? [toModel(tag, known, running, provider)] : [];
  });
}

/** `undefined` for a model that was deleted in the meantime, or whose files are broken. */
async function showOf(
  ask: (path: string, body?: object) => Promise<unknown>,
  tag: Tag,
): Promise<Shown | undefined> {
  try {
    return readShow(await ask('/api/show', { model: tag.name }));
  } catch (error) {
    if (TransportError.within(error)?.fault.what !== 'refused') throw error;
    return undefined;
  }
}

function toModel({ name }: Tag, known: Shown, running: RunningModels, provider: string): Model {
  const inEffect = contextInEffect(running, name);
  const { family, parametersB } = known;
  return {
    id: `${provider}/${name}`,
    provider,
    name,
    tier: 'local',
    contextTokens: known.contextTokens,
    price: { kind: 'free' },
    loaded: inEffect !== undefined,
    ...(inEffect && { loadedContextTokens: inEffect }),
    ...(family !== undefined && { family }),
    ...(parametersB !== undefined && { parametersB }),
  };
}

function readTags(answer: unknown): readonly Tag[] {
  const models = list(fields(answer)?.models).slice(0, MAX_MODELS);
  return models.flatMap(value => {
    const entry = fields(value);
    const name = text(entry?.model) ?? text(entry?.name);
    if (name === undefined || text(entry?.remote_host) || text(entry?.remote_model)) return [];
    return [{ name, digest: text(entry?.digest) ?? name }];
  });
}

/** Reads an answer of `POST /api/show`. */
export function readShow(answer: unknown): Shown {
  const show = fields(answer);
  const details = fields(show?.details);
  const info = fields(show?.model_info);
  const family = text(info?.['general.architecture']) ?? text(details?.family);
  const abilities = show?.capabilities;
  return {
    contextTokens: size(info?.[`${family}.context_length`]) ?? DEFAULT_CONTEXT_TOKENS,
    chats: Array.isArray(abilities) ? abilities.includes('completion') : family !== 'bert',
    family,
    parametersB: parametersOf(info, details),
  };
}

function parametersOf(info: Fields | undefined, details: Fields | undefined): number | undefined {
  const exact = number(info?.['general.parameter_count']);
  if (exact !== undefined) return exact / 1e9;
  const [, amount, unit] = /^([\d.]+)([BM])$/i.exec(text(details?.parameter_size) ?? '') ?? [];
  return amount === undefined
    ? undefined
    : Number(amount) / (unit?.toUpperCase() === 'M' ? 1e3 : 1);
}

function forget(shown: Map<string, Shown>, tags: readonly Tag[]): void {
  const alive = new Set(tags.map(tag => tag.digest));
  for (const digest of shown.keys()) if (!alive.has(digest)) shown.delete(digest);
}

/** Runs `work` over all items, so many at a time. The first rejection is the whole's. */
async function eachOf<T>(
  items: readonly T[],
  parallel: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}
