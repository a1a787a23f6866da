/**
 * Remembers the window that each model was asked for last. What the list of models tells of loaded
 * windows is too old for calls that follow each other, and for a smaller window than the loaded one
 * Ollama would load the model anew, which takes seconds.
 */
import type { EpochMs, Model } from '../../../core/types.ts';
import type { Provider } from '../../../providers/index.ts';

/** A little less than Ollama keeps an idle model. */
const KEPT_MS = 240_000;
/** Beyond these, the one asked longest ago is forgotten. */
const MAX_MODELS = 100;

interface KeptWindows {
  /** The provider asking for no smaller window than before; for one that takes windows per call. */
  keep(provider: Provider): Provider;
  /** `model` as it is loaded since the call before, as far as a call through `keep` tells. */
  asLoaded(model: Model): Model;
}

export function keepWindows(now: () => EpochMs): KeptWindows {
  const asked = new Map<string, { readonly tokens: number; readonly atMs: EpochMs }>();
  const keptOf = (key: string): number => {
    const last = asked.get(key);
    return last && now() - last.atMs < KEPT_MS ? last.tokens : 0;
  };
  return {
    keep: provider => ({
      ...provider,
      async complete(request, call) {
        const key = makeWindowKey(provider.id, request.model);
        const contextTokens = Math.max(request.contextTokens, keptOf(key));
        // At once, and not after the answer: calls in parallel must ask for the same.
        asked.delete(key);
        asked.set(key, { tokens: contextTokens, atMs: now() });
        const oldest = asked.keys().next();
        if (asked.size > MAX_MODELS && !oldest.done) asked.delete(oldest.value);
        const completion = await provider.complete({ ...request, contextTokens }, call);
        if (!completion.ok && completion.failure.kind === 'out-of-memory') asked.delete(key);
        return completion;
      },
    }),
    asLoaded: model => {
      const kept = keptOf(makeWindowKey(model.provider, model.name));
      const listed = model.loadedContextTokens ?? 0;
      return kept > listed ? { ...model, loadedContextTokens: kept } : model;
    },
  };
}

function makeWindowKey(provider: string, model: string): string {
  return `${provider} ${model}`;
}
