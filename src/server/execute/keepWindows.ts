/**
 * Asks a model again for the window that it was asked for a moment ago, where that is larger: Ollama
 * would load the model anew for a smaller one, which takes seconds. What the list of models tells of
 * loaded windows is too old for calls that follow each other.
 */
import type { EpochMs } from '../../core/types.ts';
import type { Provider } from '../../providers/provider.ts';

/** A little less than Ollama keeps a model that nobody asks. */
const KEPT_MS = 240_000;
/** Beyond these, the one asked longest ago is forgotten. */
const MAX_MODELS = 100;

/** The provider with that memory. Ollama alone takes windows; for others nothing changes. */
export function keepWindows<P extends Provider>(provider: P, now: () => EpochMs): P {
  const asked = new Map<string, { readonly tokens: number; readonly atMs: EpochMs }>();
  return {
    ...provider,
    async complete(request, call) {
      const { model } = request;
      const last = asked.get(model);
      const kept = last && now() - last.atMs < KEPT_MS ? last.tokens : 0;
      const contextTokens = Math.max(request.contextTokens, kept);
      // At once, and not after the answer: calls in parallel must ask for the same.
      asked.delete(model);
      asked.set(model, { tokens: contextTokens, atMs: now() });
      const oldest = asked.keys().next();
      if (asked.size > MAX_MODELS && !oldest.done) asked.delete(oldest.value);
      const completion = await provider.complete({ ...request, contextTokens }, call);
      if (!completion.ok && completion.failure.kind === 'out-of-memory') asked.delete(model);
      return completion;
    },
  };
}
