/**
 * The models on this machine: `GET /api/tags` names them, `POST /api/show` tells the window that
 * each was trained with, `GET /api/ps` which are in memory.
 *
 * Models of another machine are left out, wherever that is told: Ollama would send the prompt to its
 * cloud, and here everything counts as local.
 */
import type { Model } from '../../core/types.ts';
import {
  askJson,
  type Endpoint,
  type Fields,
  readFields,
  readList,
  readNumber,
  readSize,
  readString,
  TransportError,
  type Watchdog,
} from '../http/index.ts';
import { isCloudTag } from './cloudName.ts';
import { findContextInEffect, type RunningModels, readRunning } from './ollamaRunning.ts';

/** What `/api/show` said of a model; the same as long as its digest is the same. */
export interface ModelDetails {
  /** Absent: neither the model's files nor its Modelfile tell. */
  readonly contextTokens: number | undefined;
  readonly chats: boolean;
  /** Prompts for it go to Ollama's cloud. */
  readonly elsewhere: boolean;
  readonly family: string | undefined;
  readonly parametersB: number | undefined;
  readonly activeParametersB?: number;
}

const MAX_MODELS = 500;
/** `/api/show` carries licences, templates and tensor lists. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const PARALLEL_SHOWS = 4;

interface Tag {
  readonly name: string;
  readonly digest: string;
  readonly quantization: string | undefined;
  readonly elsewhere: boolean;
}

/** `shown` is filled and emptied here: one entry for each model that is still there. */
export async function listOllamaModels(
  endpoint: Endpoint,
  provider: string,
  shown: Map<string, ModelDetails>,
  watch: Watchdog,
): Promise<readonly Model[]> {
  const [tags, running] = await Promise.all([
    askTags(endpoint, shown, watch),
    askJson(endpoint, '/api/ps', undefined, watch, MAX_ANSWER_BYTES).then(
      readRunning,
      (): RunningModels => new Map(),
    ),
  ]);
  return tags.flatMap(tag => {
    const known = shown.get(tag.digest);
    if (tag.elsewhere || !known?.chats || known.elsewhere) return [];
    return [toModel(tag, known, running, provider)];
  });
}

/** Names of those whose prompts go elsewhere. Rejects where this is no Ollama. */
export async function listModelsElsewhere(
  endpoint: Endpoint,
  shown: Map<string, ModelDetails>,
  watch: Watchdog,
): Promise<ReadonlySet<string>> {
  const tags = await askTags(endpoint, shown, watch);
  const elsewhere = tags.filter(tag => tag.elsewhere || shown.get(tag.digest)?.elsewhere);
  return new Set(elsewhere.map(({ name }) => name));
}

/** What there is, and in `shown` what each is. */
async function askTags(
  endpoint: Endpoint,
  shown: Map<string, ModelDetails>,
  watch: Watchdog,
): Promise<readonly Tag[]> {
  const ask = (path: string, body?: object) =>
    askJson(endpoint, path, body, watch, MAX_ANSWER_BYTES);
  const tags = readTags(await ask('/api/tags'));
  forgetRemoved(shown, tags);
  await runParallel(tags, PARALLEL_SHOWS, async tag => {
    if (tag.elsewhere || shown.has(tag.digest)) return;
    const show = await askDetails(ask, tag);
    if (show) shown.set(tag.digest, show);
  });
  return tags;
}

/** `undefined` for a model that was deleted in the meantime, or has broken files. */
async function askDetails(
  ask: (path: string, body?: object) => Promise<unknown>,
  tag: Tag,
): Promise<ModelDetails | undefined> {
  try {
    return readShow(await ask('/api/show', { model: tag.name }));
  } catch (error) {
    const what = TransportError.within(error)?.fault.what;
    if (what !== 'refused' && what !== 'malformed' && what !== 'told') throw error;
    return undefined;
  }
}

function toModel(
  { name, digest, quantization }: Tag,
  known: ModelDetails,
  running: RunningModels,
  provider: string,
): Model {
  const inEffect = findContextInEffect(running, name);
  const { family, parametersB, activeParametersB } = known;
  const contextTokens = known.contextTokens ?? (inEffect || undefined);
  return {
    id: `${provider}/${name}`,
    provider,
    name,
    tier: 'local',
    ...(contextTokens !== undefined && { contextTokens }),
    price: { kind: 'free' },
    ...(digest !== name && { digest }),
    ...(quantization !== undefined && { quantization }),
    loaded: inEffect !== undefined,
    ...(inEffect && { loadedContextTokens: inEffect }),
    ...(family !== undefined && { family }),
    ...(parametersB !== undefined && { parametersB }),
    ...(activeParametersB !== undefined && { activeParametersB }),
  };
}

function readTags(answer: unknown): readonly Tag[] {
  const models = readList(readFields(answer)?.models).slice(0, MAX_MODELS);
  return models.flatMap(value => {
    const entry = readFields(value);
    const name = readString(entry?.model) ?? readString(entry?.name);
    if (name === undefined) return [];
    const quantization = readString(readFields(entry?.details)?.quantization_level);
    const digest = readString(entry?.digest) ?? name;
    return [{ name, digest, quantization, elsewhere: isCloudTag(name) || tellsElsewhere(entry) }];
  });
}

/** Reads an answer of `POST /api/show`. */
export function readShow(answer: unknown): ModelDetails {
  const show = readFields(answer);
  const details = readFields(show?.details);
  const info = readFields(show?.model_info);
  const family = readString(info?.['general.architecture']) ?? readString(details?.family);
  const abilities = show?.capabilities;
  return {
    contextTokens:
      readSize(info?.[`${family}.context_length`]) ?? readModelfileWindow(show?.parameters),
    chats: canComplete(abilities, family),
    elsewhere: tellsElsewhere(show),
    family,
    parametersB: readParameters(info, details),
    ...readActiveParameters(info, family, readParameters(info, details)),
  };
}

/** A Modelfile's `PARAMETER num_ctx`, one line of a text. */
function readModelfileWindow(parameters: unknown): number | undefined {
  return readSize(/^\s*num_ctx\s+(\d+)\s*$/m.exec(readString(parameters) ?? '')?.[1]);
}

function canComplete(abilities: unknown, family: string | undefined): boolean {
  return Array.isArray(abilities) ? abilities.includes('completion') : family !== 'bert';
}

/** Ollama's cloud: told in the list, by the model itself, or among its details. */
function tellsElsewhere(told: Fields | undefined): boolean {
  const inside = [told, readFields(told?.details), readFields(told?.model_info)];
  return inside.some(each => readString(each?.remote_host) ?? readString(each?.remote_model));
}

/** What every token passes through beside its experts: about so much of the rest. */
const SHARED_PART = 0.045;

/** Of a mixture of experts; others are active as a whole. */
function readActiveParameters(
  info: Fields | undefined,
  family: string | undefined,
  parametersB: number | undefined,
): Pick<ModelDetails, 'activeParametersB'> {
  const [experts, used] = ['expert_count', 'expert_used_count'].map(name =>
    readSize(info?.[`${family}.${name}`]),
  );
  if (experts === undefined || used === undefined || parametersB === undefined) return {};
  const share = Math.min(1, used / experts);
  return { activeParametersB: parametersB * (share + SHARED_PART * (1 - share)) };
}

function readParameters(info: Fields | undefined, details: Fields | undefined): number | undefined {
  const exact = readNumber(info?.['general.parameter_count']);
  if (exact !== undefined) return exact / 1e9;
  const [, amount, unit] =
    /^([\d.]+)([BM])$/i.exec(readString(details?.parameter_size) ?? '') ?? [];
  return amount === undefined
    ? undefined
    : Number(amount) / (unit?.toUpperCase() === 'M' ? 1e3 : 1);
}

function forgetRemoved(shown: Map<string, ModelDetails>, tags: readonly Tag[]): void {
  const alive = new Set(tags.map(tag => tag.digest));
  for (const digest of shown.keys()) if (!alive.has(digest)) shown.delete(digest);
}

/** Runs `work` over all items, so many at a time. The first rejection is the whole's. */
async function runParallel<T>(
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
