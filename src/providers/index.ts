/** Makes the providers that the settings name. No request leaves before one is asked for. */
import type { Clock } from './http/index.ts';
import { createOllama } from './ollama/index.ts';
import { createOpenAICompatible } from './openai/index.ts';
import { createOpenRouter, type OpenRouterProvider } from './openrouter/index.ts';
import type { Provider } from './provider.ts';
import type { ProviderSettings } from './settings.ts';

export type { OpenRouterProvider } from './openrouter/index.ts';
export type {
  Flavour,
  ModelSettings,
  OllamaSettings,
  OpenAICompatibleSettings,
  OpenRouterSettings,
  ProviderSettings,
} from './settings.ts';

/** In the order of `settings`. Throws TypeError for a base URL that is none. */
export function createProviders(
  settings: readonly ProviderSettings[],
  clock: Clock,
): readonly Provider[] {
  return settings.map(each => createProvider(each, clock));
}

/** Tells the provider that also knows a catalogue and a key's limits from the others. */
export function isOpenRouter(provider: Provider): provider is OpenRouterProvider {
  return 'catalogue' in provider && 'keyStatus' in provider;
}

function createProvider(settings: ProviderSettings, clock: Clock): Provider {
  switch (settings.kind) {
    case 'ollama':
      return createOllama(settings, clock);
    case 'openai-compatible':
      return createOpenAICompatible(settings, clock);
    case 'openrouter':
      return createOpenRouter(settings, clock);
  }
}

export {
  type Clock,
  isPrivateOrigin,
  readProxies,
  SYSTEM_CLOCK,
  type Timer,
} from './http/index.ts';
export { computeFreeQuota, type FreeQuota, type KeyStatus } from './openrouter/index.ts';
export type { Call, CallLimits, CompletionRequest, Discovery, Provider } from './provider.ts';
