/** The model's answer to a prompt, piece by piece. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { LoadedModel } from './loadedModel.ts';
import { stopWords } from './stopWords.ts';

/** A model that never stops is stopped after this many windows, as Ollama does. */
export const MAX_WINDOWS = 10;

export interface Sampling {
  /** 0 always takes the likeliest token: the same prompt gives the same answer. */
  readonly temperature: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly seed?: number;
}

export interface Wanted {
  readonly tokens: readonly Token[];
  readonly contextTokens: number;
  /** What to do when the window is full: forget the oldest tokens, or end the answer. */
  readonly whenFull: 'shift' | 'end';
  /** `null`: until the model stops. */
  readonly maxTokens: number | null;
  readonly sampling: Sampling;
  readonly stop: readonly string[];
  /** Wait before the first token, for tests that need a slow model. */
  readonly firstTokenDelayMs: number;
}

export interface Answer {
  readonly finish: 'stop' | 'length';
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly promptMs: number;
  readonly answerMs: number;
}

/** @throws the signal's reason as soon as it aborts. */
export async function* generate(
  model: LoadedModel,
  wanted: Wanted,
  signal: AbortSignal,
): AsyncGenerator<string, Answer> {
  const startedAt = performance.now();
  let firstAt: number | undefined;
  const sequence = await model.sequence(wanted.contextTokens);
  const limit = tokenLimit(wanted);
  const gate = stopWords(wanted.stop);
  const answer: Token[] = [];
  let text = '';
  let finish: Answer['finish'] = 'length';

  if (wanted.firstTokenDelayMs > 0) await sleep(wanted.firstTokenDelayMs, undefined, { signal });
  for await (const token of evaluate(sequence, wanted)) {
    signal.throwIfAborted();
    firstAt ??= performance.now();
    if (model.weights.isEogToken(token)) {
      finish = 'stop';
      break;
    }
    answer.push(token);
    text = model.weights.detokenize(answer);
    const { delta, stopped } = gate.next(text);
    if (delta) yield delta;
    if (stopped) finish = 'stop';
    if (stopped || answer.length >= limit) break;
  }
  const rest = gate.rest(text);
  if (rest) yield rest;

  const endedAt = performance.now();
  return {
    finish,
    promptTokens: wanted.tokens.length,
    answerTokens: answer.length,
    promptMs: (firstAt ?? endedAt) - startedAt,
    answerMs: endedAt - (firstAt ?? endedAt),
  };
}

function evaluate(sequence: LlamaContextSequence, { tokens, sampling }: Wanted) {
  return sequence.evaluate([...tokens], { ...sampling, yieldEogToken: true });
}

function tokenLimit({ contextTokens, whenFull, tokens, maxTokens }: Wanted): number {
  const room = whenFull === 'end' ? contextTokens - tokens.length : contextTokens * MAX_WINDOWS;
  return Math.min(maxTokens ?? room, room);
}
