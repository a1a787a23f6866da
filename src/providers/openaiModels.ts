/** The models of an OpenAI-compatible end point, from whichever of its lists tells most. */
import { parseUsd } from '../core/cost-monitor/money.ts';
import type { Model, NanoUsd, Price } from '../core/types.ts';
import type { Dialect } from './dialect.ts';
import { askJson, type Endpoint } from './endpoint.ts';
import type { ModelSettings, OpenAICompatibleSettings } from './settings.ts';
import { TransportError } from './transportError.ts';
import { type Fields, fields, list, number, size, text } from './untrusted.ts';
import type { Watchdog } from './watchdog.ts';

/** More than any server lists; the rest of a longer list is not looked at. */
const MAX_MODELS = 2_000;
const MAX_LIST_BYTES = 8 * 1024 * 1024;
/**
 * What LM Studio loads a model with by itself unless the person chose otherwise; not to be asked.
 */
const LM_STUDIO_DEFAULT_CONTEXT = 4_096;

/** Rejects as the transport does where no list answers. */
export async function listModels(
  endpoint: Endpoint,
  dialect: Dialect,
  settings: OpenAICompatibleSettings,
  watch: Watchdog,
): Promise<readonly Model[]> {
  const [listed, props] = await Promise.all([
    firstList(endpoint, dialect.modelLists, watch).catch(error => {
      // A server without a list serves what its owner says that it serves.
      if (settings.models?.length && lacksPath(error)) return [];
      throw error;
    }),
    dialect.propsPath === undefined ? undefined : askProps(endpoint, dialect.propsPath, watch),
  ]);
  const entries = entriesOf(listed)
    .slice(0, MAX_MODELS)
    .flatMap(value => {
      const entry = fields(value);
      const name = text(entry?.id) ?? text(entry?.model) ?? text(entry?.name);
      return entry && name !== undefined && chats(entry, name, dialect) ? [{ name, entry }] : [];
    });
  const own = settings.models ?? [];
  const named = new Set(entries.map(({ name }) => name));
  const unlisted = own.filter(({ id }) => !named.has(id));
  const all = [...entries, ...unlisted.map(({ id }) => ({ name: id, entry: {} as Fields }))];
  return all.map(({ name, entry }) => {
    const said = own.find(({ id }) => id === name);
    return toModel(name, entry, said, props, dialect, settings);
  });
}

function toModel(
  name: string,
  entry: Fields,
  said: ModelSettings | undefined,
  props: Fields | undefined,
  dialect: Dialect,
  settings: OpenAICompatibleSettings,
): Model {
  const parameters = number(fields(entry.meta)?.n_params);
  const family = text(entry.arch);
  const state = text(entry.state) ?? text(fields(entry.status)?.value);
  return {
    id: `${settings.id}/${name}`,
    provider: settings.id,
    name,
    tier: settings.tier,
    ...(settings.mayTrainOnData !== undefined && { mayTrainOnData: settings.mayTrainOnData }),
    contextTokens: said?.contextTokens ?? contextOf(name, entry, props, dialect),
    price: settings.tier === 'paid' ? ownPrice(said) : { kind: 'free' },
    ...(parameters !== undefined && { parametersB: parameters / 1e9 }),
    ...(family !== undefined && { family }),
    ...(state !== undefined && { loaded: state === 'loaded' }),
  };
}

function contextOf(
  name: string,
  entry: Fields,
  props: Fields | undefined,
  dialect: Dialect,
): number {
  const most = size(entry.max_context_length);
  const whenLoaded = most === undefined ? undefined : Math.min(most, LM_STUDIO_DEFAULT_CONTEXT);
  return (
    size(entry.loaded_context_length) ??
    size(entry.max_model_len) ??
    size(fields(props?.default_generation_settings)?.n_ctx) ??
    size(fields(entry.meta)?.n_ctx) ??
    size(entry.context_length) ??
    size(entry.context_window) ??
    whenLoaded ??
    dialect.contexts.find(([pattern]) => pattern.test(name))?.[1] ??
    dialect.unknownContextTokens
  );
}

/** `unknown` unless the person gave both rates. */
function ownPrice(said: ModelSettings | undefined): Price {
  const input = parseUsd(said?.inputUsdPerMTok);
  const output = parseUsd(said?.outputUsdPerMTok);
  if (input === null || output === null) return { kind: 'unknown' };
  const base: Record<'inputNanoUsdPerMTok' | 'outputNanoUsdPerMTok', NanoUsd> = {
    inputNanoUsdPerMTok: input,
    outputNanoUsdPerMTok: output,
  };
  const asOf = new Date().toISOString().slice(0, 10);
  const source = { from: 'settings', asOf, stale: false } as const;
  return { kind: 'priced', base, tiers: [], requestNanoUsd: 0, source };
}

function chats(entry: Fields, name: string, dialect: Dialect): boolean {
  const type = text(entry.type);
  if (type !== undefined && /embedding|rerank/i.test(type)) return false;
  return !dialect.notForChat.test(name);
}

async function firstList(
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
      if (!lacksPath(error)) throw error;
      refused = error;
    }
  }
  throw refused;
}

/** Absent where the server does not tell (older, or closed by its owner). */
async function askProps(
  endpoint: Endpoint,
  path: string,
  watch: Watchdog,
): Promise<Fields | undefined> {
  try {
    return fields(await askJson(endpoint, path, undefined, watch, MAX_LIST_BYTES));
  } catch {
    return undefined;
  }
}

/** Another path may still be there; a server that is not there has none. */
function lacksPath(error: unknown): boolean {
  const what = TransportError.within(error)?.fault.what;
  return what === 'refused' || what === 'malformed';
}

function isList(answer: unknown): boolean {
  return Array.isArray(answer) || Array.isArray(fields(answer)?.data);
}

function entriesOf(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? answer : list(fields(answer)?.data);
}
