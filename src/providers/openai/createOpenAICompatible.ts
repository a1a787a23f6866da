/**
 * Any end point that speaks OpenAI's chat completions: LM Studio, llama.cpp, vLLM, OpenAI itself,
 * a person's own. How they differ is data, in `dialects.ts`.
 */
import type { OpenAI } from 'openai';
import { makePlainFailure, parseContextLimit } from '../../core/fallback-handler/index.ts';
import type { Completion } from '../../core/types.ts';
import {
  buildPromptFields,
  type Clock,
  LOCAL_DISCOVERY_LIMITS,
  makeCallFailure,
  openEndpoint,
  REMOTE_DISCOVERY_LIMITS,
  Watchdog,
} from '../http/index.ts';
import { askElsewhere, type ModelDetails } from '../ollama/index.ts';
import type { CompletionRequest, Provider, ProviderMemory } from '../provider.ts';
import { CUSTOM, type ProviderSettings } from '../settings.ts';
import { type Dialect, findDialect } from './dialects.ts';
import { createEndpointNotes } from './form/index.ts';
import { keepLocal, listModels } from './models/index.ts';
import { askCompletion } from './openaiChat.ts';

export function createOpenAICompatible(
  settings: ProviderSettings,
  clock: Clock,
  memory: ProviderMemory,
): Provider {
  const { kind, id, tier, apiKey, baseUrl } = settings;
  const dialect = findDialect(kind);
  const name = kind === CUSTOM ? id : dialect.name;
  const endpoint = openEndpoint({ name, baseUrl, apiKey, charges: tier !== 'local', clock });
  const limits = tier === 'local' ? LOCAL_DISCOVERY_LIMITS : REMOTE_DISCOVERY_LIMITS;
  const shown: Map<string, ModelDetails> = new Map();
  const notes = createEndpointNotes(memory, `${id} ${endpoint.origin}`, clock);
  const noKey = () =>
    makePlainFailure('auth', `${name} needs an API key, and none is set.`, false, endpoint.asked());

  return {
    id,
    origin: endpoint.origin,

    async discover(signal) {
      if (dialect.needsKey && apiKey === undefined) return { ok: false, failure: noKey() };
      using watch = new Watchdog(endpoint, limits, signal);
      try {
        const models = await listModels(endpoint, dialect, settings, notes, watch);
        return { ok: true, models: await keepLocal(models, endpoint, shown, watch) };
      } catch (error) {
        const failure = makeCallFailure(error, watch, endpoint.asked());
        // A 404 here is not about a model: there is no such list.
        const kind = failure.kind === 'model-gone' ? 'bad-request' : failure.kind;
        return { ok: false, failure: { ...failure, kind, mayBeBilled: false } };
      }
    },

    ...(tier === 'local' && {
      runsElsewhere: (model, signal) => askElsewhere(endpoint, model, signal),
    }),

    async complete(request, call) {
      if (dialect.needsKey && apiKey === undefined) {
        return { ok: false, failure: noKey(), text: '' };
      }
      const bodyOf = (wish: CompletionRequest) => buildChatBody(wish, dialect);
      const asking = { endpoint, notes, bodyOf, bills: false };
      const completion = await askCompletion(asking, request, call);
      if (!completion.ok && completion.failure.kind === 'context-overflow') {
        const contextTokens = parseContextLimit(completion.failure.message);
        if (contextTokens !== undefined) notes.add(request.model, { contextTokens });
      }
      if (tier !== 'local') return completion;
      return refuseCut(completion, request, name);
    },
  };
}

/** The makers' own types say whether a field is one of theirs. */
type ChatFields = OpenAI.ChatCompletionCreateParamsStreaming;

function buildChatBody(request: CompletionRequest, dialect: Dialect) {
  const most: keyof ChatFields = request.plain ? 'max_tokens' : dialect.maxTokensField;
  const counts: Pick<ChatFields, 'stream_options'> = { stream_options: { include_usage: true } };
  return {
    model: request.model,
    ...buildPromptFields(request),
    [most]: request.maxTokens,
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(dialect.includeUsage && counts),
    // A plain completion would take a number.
    ...(dialect.tellsLogprobs && !request.plain && { logprobs: true, top_logprobs: 1 }),
  };
}

/**
 * A local server that counts a window full of prompt has dropped the rest of it without a word, or
 * all of the answer (LM Studio, 2026-08).
 */
function refuseCut(
  completion: Completion,
  { contextTokens }: CompletionRequest,
  name: string,
): Completion {
  const { usage: counted } = completion;
  const read = counted?.atLeast?.inputTokens ?? counted?.inputTokens ?? 0;
  const hasAnswered = completion.ok || completion.failure.kind === 'malformed';
  if (!hasAnswered || read < contextTokens) return completion;
  const message = `${name} read ${read} tokens of the prompt, a full window, so it was cut.`;
  const { text, usage } = completion;
  const failure = { kind: 'context-overflow', message, mayBeBilled: false } as const;
  return { ok: false, failure, text, ...(usage && { usage }) };
}
