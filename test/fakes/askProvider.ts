/** Makes the provider of each dialect and asks it with short limits, as the fault suites do. */
import type { Completion } from '../../src/core/types.ts';
import {
  type Clock,
  CUSTOM,
  createProviders,
  NO_MEMORY,
  type ProviderSettings,
  SYSTEM_CLOCK,
} from '../../src/providers/index.ts';
import type { CallLimits, CompletionRequest, Provider } from '../../src/providers/provider.ts';
import { type DialectName, MODEL } from './speech.ts';

export const KEY = 'sk-or-v1-0123456789abcdef';

/**
 * Each differs, so that they can be told apart.
 */
export const LIMITS: CallLimits = {
  connectMs: 1_000,
  firstTokenMs: 300,
  idleMs: 200,
  totalMs: 5_000,
  maxBodyBytes: 1024 * 1024,
};

/** OpenAI-compatible end points are paid ones here, so that `mayBeBilled` can be seen. */
export function providerFor(
  dialect: DialectName,
  baseUrl: string,
  clock: Clock = SYSTEM_CLOCK,
): Provider {
  const settings: Record<DialectName, ProviderSettings> = {
    ollama: { kind: 'ollama', id: 'ollama', baseUrl, tier: 'local' },
    openai: {
      kind: CUSTOM,
      id: 'mine',
      baseUrl,
      apiKey: KEY,
      tier: 'paid',
    },
    openrouter: {
      kind: 'openrouter',
      tier: 'paid',
      id: 'openrouter',
      baseUrl,
      apiKey: KEY,
      dataCollection: 'deny',
    },
  };
  return createProviders([settings[dialect]], clock, NO_MEMORY)[0]!;
}

export interface Asking {
  readonly limits?: Partial<CallLimits>;
  readonly signal?: AbortSignal;
  readonly request?: Partial<CompletionRequest>;
  readonly onText?: (delta: string) => void;
}

export function ask(provider: Provider, asking: Asking = {}): Promise<Completion> {
  const { limits, signal = new AbortController().signal, onText = () => {} } = asking;
  const request = { model: MODEL, prompt: 'Say it.', maxTokens: 64, contextTokens: 8192 };
  const call = { signal, onText, limits: { ...LIMITS, ...limits } };
  return provider.complete({ ...request, ...asking.request }, call);
}
