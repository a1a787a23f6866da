/** The models of an OpenAI-compatible end point, from whichever of its lists tells most. */
import { parseUsd } from '../../../core/cost-monitor/index.ts';
import type { Model, NanoUsd, Price } from '../../../core/types.ts';
import {
  askJson,
  type Endpoint,
  type Fields,
  readFields,
  readNumber,
  readSize,
  readString,
  TransportError,
  type Watchdog,
} from '../../http/index.ts';
import type { ModelSettings, ProviderSettings } from '../../settings.ts';
import type { Dialect } from '../dialects.ts';
import type { EndpointNotes } from '../form/index.ts';
import { canChat } from './canChat.ts';
import { readLoadedWindow, readWindow } from './readWindow.ts';

/** More than any server lists; the rest of a longer list is not looked at. */
const MAX_MODELS = 2_000;
const MAX_LIST_BYTES = 8 * 1024 * 1024;
/** Rejects as the transport does where no list answers. */
export async function listModels(
  endpoint: Endpoint,
  dialect: Dialect,
  settings: ProviderSettings,
  notes: EndpointNotes,
  watch: Watchdog,
): Promise<readonly Model[]> {
  const [listed, told] = await Promise.all([
    askFirstList(endpoint, dialect.modelLists, watch).catch(error => {
      // A server without a list serves what its owner says that it serves.
      if (settings.models?.length && isPathMissing(error)) return [];
      throw error;
    }),
    dialect.propsPath === undefined ? undefined : askProps(endpoint, dialect.propsPath, watch),
  ]);
  const props =
    told ?? (isLlamaCpp(listed) ? await askProps(endpoint, LLAMA_PROPS, watch) : undefined);
  const entries = readEntries(listed)
    .slice(0, MAX_MODELS)
    .flatMap(value => {
      const entry = readFields(value);
      const name =
        readString(entry?.id) ??
        readString(entry?.key) ??
        readString(entry?.model) ??
        readString(entry?.name);
      return entry && name !== undefined && canChat(entry, name, dialect) ? [{ name, entry }] : [];
    });
  const own = settings.models ?? [];
  const asOf = new Date(endpoint.clock.now()).toISOString().slice(0, 10);
  const named = new Set(entries.map(({ name }) => name));
  const unlisted = own.filter(({ id }) => !named.has(id));
  const all = [...entries, ...unlisted.map(({ id }) => ({ name: id, entry: {} as Fields }))];
  const noteOf = notes.readAll();
  return all.map(({ name, entry }) => {
    const said = own.find(({ id }) => id === name);
    const contextTokens =
      said?.contextTokens ??
      resolveContext(name, entry, props, dialect) ??
      noteOf(name).contextTokens;
    return toModel(name, entry, said, contextTokens, settings, asOf);
  });
}

function toModel(
  name: string,
  entry: Fields,
  said: ModelSettings | undefined,
  contextTokens: number | undefined,
  settings: ProviderSettings,
  asOf: string,
): Model {
  const parameters = readNumber(readFields(entry.meta)?.n_params);
  const family = readString(entry.arch);
  const loaded = readLoaded(entry);
  return {
    id: `${settings.id}/${name}`,
    provider: settings.id,
    name,
    tier: settings.tier,
    ...(settings.mayTrainOnData !== undefined && { mayTrainOnData: settings.mayTrainOnData }),
    ...(contextTokens !== undefined && { contextTokens }),
    price: settings.tier === 'paid' ? buildOwnPrice(said, asOf) : { kind: 'free' },
    ...(parameters !== undefined && { parametersB: parameters / 1e9 }),
    ...(family !== undefined && { family }),
    ...(loaded !== undefined && { loaded }),
  };
}

/** LM Studio and llama.cpp's router say it in a word, LM Studio's newer API by its instances. */
function readLoaded(entry: Fields): boolean | undefined {
  const state = readString(entry.state) ?? readString(readFields(entry.status)?.value);
  if (state !== undefined) return state === 'loaded';
  return Array.isArray(entry.loaded_instances) ? entry.loaded_instances.length > 0 : undefined;
}

/** No server loads a model with less, if the model has so much. */
const LEAST_WINDOW_TOKENS = 4_096;

function readSmallWindow(entry: Fields): number | undefined {
  const most = readWindow(entry, undefined);
  return most !== undefined && most <= LEAST_WINDOW_TOKENS ? most : undefined;
}

function resolveContext(
  name: string,
  entry: Fields,
  props: Fields | undefined,
  dialect: Dialect,
): number | undefined {
  if (dialect.choosesWindow) return readLoadedWindow(entry) ?? readSmallWindow(entry);
  const ofServer = readSize(readFields(props?.default_generation_settings)?.n_ctx);
  return (
    readWindow(entry, ofServer) ?? dialect.contexts.find(([pattern]) => pattern.test(name))?.[1]
  );
}

/** `unknown` unless the person gave both rates. */
function buildOwnPrice(said: ModelSettings | undefined, asOf: string): Price {
  const input = parseUsd(said?.inputUsdPerMTok);
  const output = parseUsd(said?.outputUsdPerMTok);
  if (input === null || output === null) return { kind: 'unknown' };
  const base: Record<'inputNanoUsdPerMTok' | 'outputNanoUsdPerMTok', NanoUsd> = {
    inputNanoUsdPerMTok: input,
    outputNanoUsdPerMTok: output,
  };
  const source = { from: 'settings', asOf, stale: false } as const;
  return { kind: 'priced', base, tiers: [], requestNanoUsd: 0, source };
}

async function askFirstList(
  endpoint: Endpoint,
  paths: readonly string[],
  watch: Watchdog,
): Promise<unknown> {
  let refused: unknown;
  for (const path of paths) {
    try {
      const answer = await askJson(endpoint, path, undefined, watch, MAX_LIST_BYTES);
      if (isList(answer)) return answer;
      refused = new TransportError({ what: 'malformed', why: 'a model list without models' });
    } catch (error) {
      if (!isPathMissing(error)) throw error;
      refused = error;
    }
  }
  throw refused;
}

/**
 * A list of llama.cpp's server of one model, at an end point that nobody said to be one. What the
 * model was trained for (`meta.n_ctx_train`) is no window; what it was started with is told elsewhere.
 */
function isLlamaCpp(listed: unknown): boolean {
  const [entry, ...others] = readEntries(listed).map(readFields);
  const isOne = readFields(entry?.meta)?.n_ctx_train !== undefined;
  return others.length === 0 && (isOne || entry?.owned_by === 'llamacpp');
}

const LLAMA_PROPS = '//props';

/** Absent where the server does not tell (older, or closed by its owner). */
async function askProps(
  endpoint: Endpoint,
  path: string,
  watch: Watchdog,
): Promise<Fields | undefined> {
  try {
    return readFields(await askJson(endpoint, path, undefined, watch, MAX_LIST_BYTES));
  } catch {
    return undefined;
  }
}

/** Another path may still be there; a server that is not there has none. */
function isPathMissing(error: unknown): boolean {
  const what = TransportError.within(error)?.fault.what;
  return what === 'refused' || what === 'malformed';
}

function isList(answer: unknown): boolean {
  return findEntries(answer) !== undefined;
}

function readEntries(answer: unknown): readonly unknown[] {
  return findEntries(answer) ?? [];
}

/**
 * `models`: LM Studio /api/v1, GitHub, Cohere; `result`: Cloudflare; and once more within `data`, in
 * gateways' envelopes.
 */
function findEntries(answer: unknown): readonly unknown[] | undefined {
  const told = readFields(answer);
  const places = [answer, told?.data, told?.models, told?.result];
  const inside = readFields(told?.data) ?? readFields(told?.result);
  return [...places, inside?.data, inside?.models, inside?.list].find(each => Array.isArray(each));
}
