/**
 * The plain data that each kind of provider is made from. Who reads it from where is not known
 * here.
 */
import type { Tier } from '../core/types.ts';

export type ProviderSettings = OllamaSettings | OpenAICompatibleSettings | OpenRouterSettings;

export interface OllamaSettings {
  readonly kind: 'ollama';
  readonly id: string;
  /** Without `/api` or `/v1`, e.g. `http://127.0.0.1:11434`. */
  readonly baseUrl: string;
  /** Sent as a bearer token where the server stands behind a proxy that wants one. */
  readonly apiKey?: string;
}

export interface OpenAICompatibleSettings {
  readonly kind: 'openai-compatible';
  readonly id: string;
  /** With the version, e.g. `http://127.0.0.1:1234/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly tier: Tier;
  /** Whether its host may train on what is sent; absent where the person does not say. */
  readonly mayTrainOnData?: boolean;
  readonly flavour: Flavour;
  /** Listed beside what the end point lists itself; what is said here wins. */
  readonly models?: readonly ModelSettings[];
}

/** Whose dialect an OpenAI-compatible end point speaks; `any` where nobody said. */
export type Flavour = 'lmstudio' | 'llamacpp' | 'vllm' | 'openai' | 'any';

/** What a person says of a model of an own end point. Prices in US dollars per million tokens. */
export interface ModelSettings {
  readonly id: string;
  readonly inputUsdPerMTok?: number;
  readonly outputUsdPerMTok?: number;
  readonly contextTokens?: number;
}

export interface OpenRouterSettings {
  readonly kind: 'openrouter';
  readonly id: string;
  /** With the version, e.g. `https://openrouter.ai/api/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  /** `deny`: only hosts that neither keep nor train on prompts are asked. */
  readonly dataCollection: 'allow' | 'deny';
}
