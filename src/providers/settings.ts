/** The plain data that a provider is made from. Where it is read from is not known here. */
import type { Tier } from '../core/types.ts';

export interface ProviderSettings {
  /** A row of the registry, or `CUSTOM`. */
  readonly kind: string;
  /** Short and unique: the first part of its models' ids. */
  readonly id: string;
  /** With the version, e.g. `http://127.0.0.1:1234/v1`; Ollama's without `/api` or `/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  /** Who pays for a call, where its list does not say so of each model. */
  readonly tier: Tier;
  /** Whether its host may train on what is sent; absent where the person does not say. */
  readonly mayTrainOnData?: boolean;
  /** Listed beside what the end point lists itself; what is said here wins. */
  readonly models?: readonly ModelSettings[];
  /** OpenRouter: `deny` asks only hosts that neither keep nor train on prompts. */
  readonly dataCollection?: 'allow' | 'deny';
}

/** An end point of the person's own: whatever speaks OpenAI's API. */
export const CUSTOM = 'custom';

/** What a person says of a model of an own end point. Prices in US dollars per million tokens. */
export interface ModelSettings {
  readonly id: string;
  readonly inputUsdPerMTok?: number;
  readonly outputUsdPerMTok?: number;
  readonly contextTokens?: number;
}
