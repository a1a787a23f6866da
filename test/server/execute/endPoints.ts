/** A scripted end point as a provider with one model, in each of the three tiers. */
import type { Model, Price, Tier } from '../../../src/core/types.ts';
import { CUSTOM, type ProviderSettings } from '../../../src/providers/index.ts';
import { type DialectName, MODEL } from '../../fakes/speech.ts';

/** What `startPaidServer` has to be given for bill and price list to agree. */
export const PRICE_PER_MTOK = { input: 1, output: 2 };
const USD_PER_MTOK = 1_000_000_000;

const PRICED: Price = {
  kind: 'priced',
  base: {
    inputNanoUsdPerMTok: PRICE_PER_MTOK.input * USD_PER_MTOK,
    outputNanoUsdPerMTok: PRICE_PER_MTOK.output * USD_PER_MTOK,
  },
  tiers: [],
  requestNanoUsd: 0,
  source: { from: 'settings', asOf: '2026-11-22', stale: false },
};

export interface EndPoint {
  readonly provider: ProviderSettings;
  readonly model: Model;
}

/** `baseUrl`: with the version. The model's id is `<id>/<name>`. */
export function endPoint(id: string, tier: Tier, baseUrl: string, name = 'coder'): EndPoint {
  const provider: ProviderSettings =
    tier === 'local'
      ? { kind: CUSTOM, id, baseUrl, tier }
      : { kind: 'openrouter', id, baseUrl, tier, apiKey: 'sk-or-test', dataCollection: 'allow' };
  const price: Price = tier === 'paid' ? PRICED : { kind: 'free' };
  const model = { id: `${id}/${name}`, provider: id, name, tier, contextTokens: 32_768, price };
  return { provider, model };
}

/** The settings and models of a world with these end points. */
export function of(...endPoints: readonly EndPoint[]) {
  return {
    providers: endPoints.map(({ provider }) => provider),
    models: endPoints.map(({ model }) => model),
  };
}

/** A fault server in its dialect: Ollama is local, the others take money. */
export function faultyEndPoint(dialect: DialectName, baseUrl: string): EndPoint {
  const id = 'faulty';
  const paid = { tier: 'paid', id, baseUrl } as const;
  const provider: Readonly<Record<DialectName, ProviderSettings>> = {
    ollama: { kind: 'ollama', id, baseUrl, tier: 'local' },
    openai: { ...paid, kind: CUSTOM, apiKey: 'sk-test' },
    openrouter: { ...paid, kind: 'openrouter', apiKey: 'sk-or', dataCollection: 'allow' },
  };
  const tier = dialect === 'ollama' ? 'local' : 'paid';
  const price: Price = tier === 'paid' ? PRICED : { kind: 'free' };
  const facts = { provider: id, name: MODEL, tier, contextTokens: 8_192, price } as const;
  return { provider: provider[dialect], model: { id: `${id}/${MODEL}`, ...facts } };
}
