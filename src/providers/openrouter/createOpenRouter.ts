/**
 * OpenRouter: many hosts behind one end point, billed by what `usage.cost` says.
 *
 * Each request states the most that a host may charge (the price that was reserved on), since
 * hosts of one model differ in price, and a reservation counted on the catalogue. For free models
 * that most is zero, so free use cannot turn into paid use. And it forbids OpenRouter to shorten the
 * prompt, which it otherwise does without a word for small windows.
 */
import { makePlainFailure } from '../../core/fallback-handler/index.ts';
import type { Failure, Price } from '../../core/types.ts';
import {
  askAnswer,
  askJson,
  buildPromptFields,
  type Clock,
  type Endpoint,
  makeCallFailure,
  openEndpoint,
  parseJson,
  REMOTE_DISCOVERY_LIMITS,
  readText,
  TransportError,
  Watchdog,
} from '../http/index.ts';
import { askCompletion, createEndpointNotes } from '../openai/index.ts';
import type { CompletionRequest, ProviderMemory } from '../provider.ts';
import type { ProviderKind } from '../providerKind.ts';
import type { ProviderSettings } from '../settings.ts';
import { readCatalogue } from './catalogue.ts';
import { readKeyStatus } from './quota.ts';
import type { Catalogue, KeyStatus, Lookup, OpenRouterProvider } from './types.ts';

const NAME = 'OpenRouter';
const MAX_BYTES = REMOTE_DISCOVERY_LIMITS.maxBodyBytes;

const QUESTION = {
  path: '/models',
  body: undefined,
  accept: 'application/json',
  maxBodyBytes: MAX_BYTES,
  maxLineBytes: MAX_BYTES,
} as const;

export const OPENROUTER = {
  id: 'openrouter',
  setting: 'endpoints.openRouter',
  tier: 'paid',
  isSingle: true,
  create: createOpenRouter,
} as const satisfies ProviderKind;

export function createOpenRouter(
  settings: ProviderSettings,
  clock: Clock,
  memory: ProviderMemory,
): OpenRouterProvider {
  const { id, baseUrl, apiKey } = settings;
  const endpoint = openEndpoint({ name: NAME, baseUrl, apiKey, charges: true, clock });
  const notes = createEndpointNotes(memory, `${id} ${endpoint.origin}`, clock);
  let known: Catalogue | undefined;

  const noKey = () =>
    makePlainFailure('auth', `${NAME} needs an API key, and none is set.`, false, endpoint.asked());

  async function catalogue(signal: AbortSignal): Promise<Lookup<Catalogue>> {
    const looked = await lookUp(endpoint, signal, watch =>
      askCatalogue(endpoint, id, known, watch),
    );
    if (looked.ok) known = looked.value;
    return looked;
  }

  return {
    id,
    origin: endpoint.origin,
    catalogue,

    keyStatus: async signal =>
      apiKey === undefined
        ? { ok: false, failure: noKey() }
        : await lookUp(endpoint, signal, watch => askKey(endpoint, watch)),

    async discover(signal) {
      if (apiKey === undefined) return { ok: false, failure: noKey() };
      const looked = await catalogue(signal);
      return looked.ok ? { ok: true, models: looked.value.models } : looked;
    },

    async complete(request, call) {
      if (apiKey === undefined) return { ok: false, failure: noKey(), text: '' };
      const listed = known?.models.find(({ name }) => name === request.model);
      const price = request.price ?? listed?.price;
      const bodyOf = (wish: CompletionRequest) => buildChatBody(wish, settings, price);
      return await askCompletion({ endpoint, notes, bodyOf, bills: true }, request, call);
    },
  };
}

function buildChatBody(request: CompletionRequest, settings: ProviderSettings, price?: Price) {
  const most = request.model.endsWith(':free') ? FREE : price && computeMaxPrice(price);
  return {
    model: request.model,
    ...buildPromptFields(request),
    max_tokens: request.maxTokens,
    usage: { include: true },
    plugins: [{ id: 'context-compression', enabled: false }],
    provider: {
      data_collection: settings.dataCollection ?? 'deny',
      ...(most && { max_price: most }),
    },
  };
}

const FREE = { prompt: 0, completion: 0, request: 0 } as const;

/** The dearest rates that the catalogue names, in US dollars per million tokens. */
function computeMaxPrice(price: Price) {
  switch (price.kind) {
    case 'free':
      return FREE;
    case 'priced': {
      const rates = [price.base, ...price.tiers];
      return {
        prompt: Math.max(...rates.map(each => each.inputNanoUsdPerMTok)) / 1e9,
        completion: Math.max(...rates.map(each => each.outputNanoUsdPerMTok)) / 1e9,
        request: price.requestNanoUsd / 1e9,
      };
    }
    case 'dynamic':
    case 'unknown':
      return undefined;
  }
}

async function askCatalogue(
  endpoint: Endpoint,
  provider: string,
  known: Catalogue | undefined,
  watch: Watchdog,
): Promise<Catalogue> {
  const headers = known?.etag === undefined ? {} : { 'if-none-match': known.etag };
  const conditional = { ...endpoint, headers: { ...endpoint.headers, ...headers } };
  const confirmedAtMs = endpoint.clock.now();
  try {
    const answer = await askAnswer(conditional, QUESTION, watch);
    watch.token();
    const { etag } = answer.headers;
    const read = readCatalogue(parseJson(await readText(answer)), provider, confirmedAtMs);
    if (read.models.length === 0) {
      throw new TransportError({ what: 'malformed', why: 'a catalogue without models' });
    }
    return { ...read, confirmedAtMs, ...(etag !== undefined && { etag }) };
  } catch (error) {
    const fault = TransportError.within(error)?.fault;
    const unchanged = fault?.what === 'refused' && fault.refusal.status === 304;
    if (!unchanged || known === undefined) throw error;
    return { ...known, confirmedAtMs };
  }
}

async function askKey(endpoint: Endpoint, watch: Watchdog): Promise<KeyStatus> {
  const status = readKeyStatus(await askJson(endpoint, '/key', undefined, watch, MAX_BYTES));
  if (status) return status;
  throw new TransportError({ what: 'malformed', why: 'no status of a key' });
}

async function lookUp<T>(
  endpoint: Endpoint,
  signal: AbortSignal,
  ask: (watch: Watchdog) => Promise<T>,
): Promise<Lookup<T>> {
  using watch = new Watchdog(endpoint, REMOTE_DISCOVERY_LIMITS, signal);
  try {
    return { ok: true, value: await ask(watch) };
  } catch (error) {
    const failure: Failure = makeCallFailure(error, watch, endpoint.asked());
    return { ok: false, failure: { ...failure, mayBeBilled: false } };
  }
}
