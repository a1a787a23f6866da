/**
 * Ollama over its native API, because only that takes a window size: its `/v1` ignores `num_ctx`.
 *
 * What would surprise: left alone, Ollama answers 200 to a prompt longer than the window and drops
 * its head (or half of it) without a word. So it is told not to (`truncate`, `shift`), and what it
 * says of the prompt it read and of the window in effect is checked before an answer is believed.
 */
import { makePlainFailure } from '../../core/fallback-handler/index.ts';
import type { Completion, Failure } from '../../core/types.ts';
import {
  type Clock,
  type Endpoint,
  LOCAL_DISCOVERY_LIMITS,
  makeCallFailure,
  openEndpoint,
  Watchdog,
} from '../http/index.ts';
import type { Call, CompletionRequest, Provider } from '../provider.ts';
import type { ProviderKind } from '../providerKind.ts';
import type { ProviderSettings } from '../settings.ts';
import { askElsewhere } from './askElsewhere.ts';
import { chatOllama, type OllamaAnswer } from './ollamaChat.ts';
import { listOllamaModels, type ModelDetails } from './ollamaModels.ts';
import { findContextInEffect, listRunningModels, measureRunningModel } from './ollamaRunning.ts';

export const OLLAMA = {
  id: 'ollama',
  setting: 'endpoints.ollama',
  tier: 'local',
  advice: 'If you use Ollama, start it with "ollama serve", or correct its address.',
  create: createOllama,
} as const satisfies ProviderKind;

export function createOllama(settings: ProviderSettings, clock: Clock): Provider {
  const { id, apiKey } = settings;
  // People give the address of the OpenAI-compatible half, too.
  const baseUrl = settings.baseUrl.replace(/\/+(v1|api)?\/*$/, '');
  const endpoint = openEndpoint({ name: 'Ollama', baseUrl, apiKey, charges: false, clock });
  const shown: Map<string, ModelDetails> = new Map();
  return {
    id,
    origin: endpoint.origin,
    takesWindow: true,

    async discover(signal) {
      using watch = new Watchdog(endpoint, LOCAL_DISCOVERY_LIMITS, signal);
      try {
        return { ok: true, models: await listOllamaModels(endpoint, id, shown, watch) };
      } catch (error) {
        return { ok: false, failure: makeCallFailure(error, watch, endpoint.asked()) };
      }
    },

    runsElsewhere: (model, signal) => askElsewhere(endpoint, model, signal),
    measureMemory: (model, signal) => measureRunningModel(endpoint, model, signal),

    async complete(request, call) {
      const answer = await chatOllama(endpoint, request, call);
      if (answer.completion.ok) return checkWindow(answer, request, answer.completion);
      const failure = await explainFailure(answer.completion.failure, endpoint, request, call);
      return { ...answer.completion, failure };
    },
  };
}

/** Answers to a prompt that was cut on the way are failures. */
async function checkWindow(
  answer: OllamaAnswer,
  request: CompletionRequest,
  completion: Completion,
): Promise<Completion> {
  const inEffect = await answer.windowInEffect;
  const window = Math.min(request.contextTokens, inEffect ?? request.contextTokens);
  const read = completion.usage?.inputTokens;
  if (read !== undefined && !isPromptCut(read, window, request)) return completion;
  if (read === undefined && window === request.contextTokens) return completion;
  const { text, usage } = completion;
  const message =
    `Ollama read ${read ?? 'an unknown number of'} tokens of the prompt with a window of ` +
    `${window} (${request.contextTokens} were asked for), so the prompt did not fit.`;
  const failure: Failure = { kind: 'context-overflow', message, mayBeBilled: false };
  return { ok: false, failure, text, ...(usage && { usage }) };
}

/**
 * Ollama's newest runner cuts to half the window and up to this many tokens that it always keeps.
 */
const KEPT_TOKENS = 4;
/** Denser than this, text could not have filled the window. */
const MIN_CHARACTERS_PER_TOKEN = 2;

function isPromptCut(
  read: number,
  window: number,
  { prompt, system = '' }: CompletionRequest,
): boolean {
  if (read >= window) return true;
  const overHalf = read - window / 2;
  const mayOverflow = prompt.length + system.length > window * MIN_CHARACTERS_PER_TOKEN;
  return mayOverflow && overHalf >= 0 && overHalf <= KEPT_TOKENS;
}

/**
 * Says of a failure what only this server knows: the command to pull, or that it is still loading.
 */
async function explainFailure(
  failure: Failure,
  endpoint: Endpoint,
  request: CompletionRequest,
  call: Call,
): Promise<Failure> {
  const { model } = request;
  if (failure.kind === 'model-not-pulled') {
    const message = `Ollama does not have ${model} here yet. Fetch it: ollama pull ${model}`;
    return { ...failure, message, action: { pull: model } };
  }
  if (failure.kind !== 'first-token-timeout') return failure;
  const running = await listRunningModels(endpoint, call.signal);
  if (running === undefined || findContextInEffect(running, model) !== undefined) return failure;
  const message = `Ollama is still loading ${model}.`;
  return makePlainFailure('model-loading', message, true, endpoint.asked());
}
