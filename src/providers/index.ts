/**
 * The registry of providers. A new one is a folder and a row here, or a row of `openai/dialects.ts` where it
 * speaks OpenAI's API: `locallama.providers` then takes its id as `kind`. One that is to be built in names a setting.
 */
import type { Clock } from './http/index.ts';
import { OLLAMA } from './ollama/index.ts';
import { createOpenAICompatible, OPENAI_KINDS } from './openai/index.ts';
import { OPENROUTER, type OpenRouterProvider } from './openrouter/index.ts';
import type { Provider, ProviderMemory } from './provider.ts';
import type { ProviderKind } from './providerKind.ts';
import { CUSTOM, type ProviderSettings } from './settings.ts';

/** In the order in which they are shown; those with a setting are built in. */
export const PROVIDER_KINDS = [OLLAMA, ...OPENAI_KINDS, OPENROUTER] as const;

/** What a user does first where the provider `id` does not answer; undefined where only they know. */
export function findAdvice(id: string): string | undefined {
  return PROVIDER_KINDS.map((kind): ProviderKind => kind).find(kind => kind.id === id)?.advice;
}

/** In the order of `settings`. Throws TypeError for a base URL that is none. */
export function createProviders(
  settings: readonly ProviderSettings[],
  clock: Clock,
  memory: ProviderMemory,
): readonly Provider[] {
  return settings.map(each => {
    if (each.kind === CUSTOM) return createOpenAICompatible(each, clock, memory);
    const kind = PROVIDER_KINDS.find(({ id }) => id === each.kind);
    if (!kind) throw new TypeError(`no such provider: ${each.kind}`);
    return kind.create(each, clock, memory);
  });
}

/** Tells the provider that also knows a catalogue and a key's limits from the others. */
export function isOpenRouter(provider: Provider): provider is OpenRouterProvider {
  return 'catalogue' in provider && 'keyStatus' in provider;
}

export {
  type Clock,
  isPrivateOrigin,
  readProxies,
  SYSTEM_CLOCK,
} from './http/index.ts';
export { isCloudName } from './ollama/index.ts';
export {
  computeFreeQuota,
  type FreeQuota,
  type KeyStatus,
  OPENROUTER,
  type OpenRouterProvider,
} from './openrouter/index.ts';
export {
  type Call,
  type CallLimits,
  type CompletionRequest,
  type Discovery,
  NO_MEMORY,
  type Provider,
  type ProviderMemory,
} from './provider.ts';
export type { ProviderKind } from './providerKind.ts';
export { CUSTOM, type ProviderSettings } from './settings.ts';
