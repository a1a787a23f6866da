/**
 * The models and their answers: what both APIs stand on. Models are loaded when first asked for.
 *
 * llama.cpp runs with one thread: with more its spin barriers make it look hung where the cores
 * are shared with other work.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { getLlama, type Llama, LlamaLogLevel } from 'node-llama-cpp';
import { type Answer, generate, type Sampling } from './generate.ts';
import { type ChatMessage, LoadedModel } from './loadedModel.ts';
import { type ModelFile, withTag } from './modelFile.ts';
import { fitPrompt, type WindowPolicy } from './promptWindow.ts';
import { Turns, untilAborted } from './turns.ts';

/** Why the engine gives no answer; each API has its own words for it. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly reason: EngineErrorReason;

  constructor(reason: EngineErrorReason) {
    super(reason.kind);
    this.reason = reason;
  }
}

export type EngineErrorReason =
  | { readonly kind: 'unknown-model'; readonly model: string }
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'prompt-too-long';
      readonly promptTokens: number;
      readonly contextTokens: number;
    };

export interface EngineOptions {
  readonly files: readonly ModelFile[];
  /** Added to the time that loading takes. */
  readonly loadDelayMs: number;
  /** Added to the time until the first token. */
  readonly firstTokenDelayMs: number;
}

export interface EngineRequest {
  readonly model: string;
  readonly prompt: string | readonly ChatMessage[];
  /** `contextTokens` above what the model was trained with is lowered to that. */
  readonly window: WindowPolicy;
  readonly maxTokens: number | null;
  readonly sampling: Sampling;
  readonly stop: readonly string[];
}

export type EngineAnswer = Answer & { readonly loadMs: number };

export class Engine {
  readonly #llama: Llama;
  readonly #options: EngineOptions;
  readonly #loaded = new Map<ModelFile, Promise<LoadedModel>>();
  readonly #turns = new Turns();

  private constructor(llama: Llama, options: EngineOptions) {
    this.#llama = llama;
    this.#options = options;
  }

  static async start(options: EngineOptions): Promise<Engine> {
    const llama = await getLlama({
      build: 'never',
      gpu: false,
      maxThreads: 1,
      logLevel: LlamaLogLevel.error,
    });
    return new Engine(llama, options);
  }

  get files(): readonly ModelFile[] {
    return this.#options.files;
  }

  /** @throws {EngineError} when there is no such model. */
  file(name: string): ModelFile {
    const found = this.files.find(file => withTag(file.name) === withTag(name));
    if (!found) throw new EngineError({ kind: 'unknown-model', model: name });
    return found;
  }

  /** The model, loaded now if it was not. */
  load(file: ModelFile): Promise<LoadedModel> {
    const known = this.#loaded.get(file);
    if (known !== undefined) return known;
    const { loadDelayMs } = this.#options;
    const loading = sleep(loadDelayMs).then(() => LoadedModel.load(this.#llama, file.path));
    this.#loaded.set(file, loading);
    loading.catch(() => this.#loaded.delete(file));
    return loading;
  }

  /** The models in memory. */
  async loaded(): Promise<readonly (readonly [ModelFile, LoadedModel])[]> {
    const all = [...this.#loaded];
    return Promise.all(all.map(async ([file, model]) => [file, await model] as const));
  }

  /** Frees the model's memory, once nobody uses it. */
  async unload(file: ModelFile): Promise<void> {
    const release = await this.#turns.take(new AbortController().signal);
    try {
      const model = await this.#loaded.get(file);
      this.#loaded.delete(file);
      await model?.unload();
    } finally {
      release?.();
    }
  }

  /**
   * Answers one request, when those before it are done.
   *
   * @throws {EngineError}, or the signal's reason.
   */
  async *answer(request: EngineRequest, signal: AbortSignal): AsyncGenerator<string, EngineAnswer> {
    const file = this.file(request.model);
    const release = await this.#turns.take(signal);
    if (!release) throw new EngineError({ kind: 'busy' });
    try {
      const startedAt = performance.now();
      const model = await untilAborted(this.load(file), signal);
      const loadMs = performance.now() - startedAt;
      const answer = yield* generate(model, this.#wanted(file, model, request), signal);
      model.usedAt = new Date();
      return { ...answer, loadMs };
    } finally {
      release();
    }
  }

  #wanted(file: ModelFile, model: LoadedModel, { prompt, window, ...rest }: EngineRequest) {
    const contextTokens = Math.min(window.contextTokens, file.contextTokens);
    const all = model.tokens(typeof prompt === 'string' ? prompt : model.prompt(prompt));
    const tokens = fitPrompt(all, { ...window, contextTokens });
    if (!tokens) {
      const promptTokens = all.length;
      throw new EngineError({ kind: 'prompt-too-long', promptTokens, contextTokens });
    }
    const whenFull = window.kind === 'drop-head' ? ('shift' as const) : ('end' as const);
    const { firstTokenDelayMs } = this.#options;
    return { ...rest, tokens, contextTokens, whenFull, firstTokenDelayMs };
  }
}
