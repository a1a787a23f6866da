/** Weights in memory, with the window that was last asked for. */
import { Template } from '@huggingface/jinja';
import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';

export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

export class LoadedModel {
  readonly weights: LlamaModel;
  /** When the last request was served, for `/api/ps`. */
  usedAt = new Date();
  #window: { size: number; context: LlamaContext; sequence: LlamaContextSequence } | undefined;
  readonly #template: Template | undefined;

  private constructor(weights: LlamaModel) {
    this.weights = weights;
    const source = weights.fileInfo.metadata.tokenizer?.chat_template;
    if (source) this.#template = new Template(source);
  }

  static async load(llama: Llama, modelPath: string): Promise<LoadedModel> {
    return new LoadedModel(await llama.loadModel({ modelPath }));
  }

  /** Tokens of the window in memory, 0 when there is none yet. */
  get windowTokens(): number {
    return this.#window?.size ?? 0;
  }

  /** An empty sequence in a window of `size` tokens; another size replaces the window. */
  async sequence(size: number): Promise<LlamaContextSequence> {
    if (this.#window?.size !== size) {
      await this.#window?.context.dispose();
      const context = await this.weights.createContext({ contextSize: size });
      this.#window = { size, context, sequence: context.getSequence() };
    }
    await this.#window.sequence.clearHistory();
    return this.#window.sequence;
  }

  /** The chat in the words of the model's own template, ready to be answered. */
  prompt(messages: readonly ChatMessage[]): string {
    if (!this.#template) return messages.map(({ content }) => content).join('\n');
    const data = { messages, add_generation_prompt: true, bos_token: '', eos_token: '' };
    return this.#template.render(data);
  }

  /** The text's tokens behind the start token. */
  tokens(text: string): Token[] {
    const { bos } = this.weights.tokens;
    const tokens = this.weights.tokenize(text);
    return bos === null ? tokens : [bos, ...tokens];
  }

  /** Frees the memory. */
  async unload(): Promise<void> {
    await this.weights.dispose();
  }
}
