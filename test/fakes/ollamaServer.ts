/**
 * A small Ollama with models, windows and memory, which treats a prompt that is too long as each
 * generation of the real one does. A token is four characters here.
 */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleepReally } from 'node:timers/promises';

export interface FakeModel {
  readonly name: string;
  readonly digest?: string;
  /** What `/api/show` answers; absent: 404, as for a model deleted a moment ago. */
  readonly show?: object;
  /** In memory, with this window; `null`: in memory, and the server does not tell. */
  readonly loadedContext?: number | null;
  /** More fields of its entry in `/api/tags`. */
  readonly tag?: object;
  /** Listed, yet `/api/chat` does not find it, as after `ollama rm` elsewhere. */
  readonly gone?: boolean;
}

export interface OllamaServerOptions {
  readonly models: readonly FakeModel[];
  /**
   * What is done with a prompt longer than the window: `refuse` (new, and told to), `window` (cut
   * to the window), `half` (cut to half of it and a bit).
   */
  readonly tooLong?: 'refuse' | 'window' | 'half';
  /** The window is never larger than this, whatever was asked for. */
  readonly largestWindow?: number;
  /** The time that `/api/chat` takes before anything comes. */
  readonly loadMs?: number;
  /** By the clock of the test. */
  readonly sleep?: (ms: number) => Promise<void>;
}

interface ChatBody extends Record<string, unknown> {
  readonly model: string;
  readonly messages: readonly { readonly content: string }[];
  readonly options: { readonly num_ctx: number };
}

/** A status and the lines of the body. */
type Answer = readonly [status: number, ...lines: object[]];

const SHOW_MS = 20;

export class OllamaServer {
  /** Bodies of `/api/chat`. */
  readonly chats: ChatBody[] = [];
  /** Names asked of `/api/show`. */
  readonly shown: string[] = [];
  mostShowsAtOnce = 0;
  #shows = 0;
  readonly #options: OllamaServerOptions;
  readonly #windows = new Map<string, number | null>();
  readonly #server = http.createServer((request, response) => {
    this.#serve(request, response).catch(() => response.destroy());
  });

  constructor(options: OllamaServerOptions) {
    this.#options = options;
    for (const { name, loadedContext } of options.models) {
      if (loadedContext !== undefined) this.#windows.set(name, loadedContext);
    }
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  start(): Promise<void> {
    return new Promise(resolve => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): Promise<void> {
    return new Promise(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    const [status, ...lines] = await this.#answer(request.url ?? '', body);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(lines.map(line => JSON.stringify(line)).join('\n'));
  }

  async #answer(path: string, body: ChatBody): Promise<Answer> {
    switch (path) {
      case '/api/tags':
        return [200, { models: this.#options.models.map(tagOf) }];
      case '/api/ps':
        return [200, { models: [...this.#windows].map(runningOf) }];
      case '/api/show':
        return await this.#show(body.model);
      case '/api/chat':
        return await this.#chat(body);
      default:
        return [404, { error: 'not found' }];
    }
  }

  async #show(name: string): Promise<Answer> {
    this.shown.push(name);
    this.#shows += 1;
    this.mostShowsAtOnce = Math.max(this.mostShowsAtOnce, this.#shows);
    await sleepReally(SHOW_MS);
    this.#shows -= 1;
    const found = this.#options.models.find(model => model.name === name)?.show;
    return found ? [200, found] : [404, { error: `model '${name}' not found` }];
  }

  async #chat(body: ChatBody): Promise<Answer> {
    this.chats.push(body);
    const isGone = this.#options.models.some(({ name, gone }) => name === body.model && gone);
    if (isGone) return [404, { error: `model '${body.model}' not found` }];
    const { largestWindow = Number.POSITIVE_INFINITY, tooLong } = this.#options;
    const { loadMs = 0, sleep = sleepReally } = this.#options;
    await sleep(loadMs);
    const window = Math.min(body.options.num_ctx, largestWindow);
    this.#windows.set(body.model, window);
    const wanted = Math.ceil(body.messages.map(each => each.content).join('').length / 4);
    if (wanted < window) return answered(body.model, wanted);
    if (tooLong === 'half') return answered(body.model, Math.floor(window / 2) + 2);
    if (tooLong === 'window') return answered(body.model, window);
    const words = 'the prompt is longer than the context length currently available to the model';
    return [400, { error: words }];
  }
}

/** The server, listening. */
export async function startOllamaServer(options: OllamaServerOptions): Promise<OllamaServer> {
  const server = new OllamaServer(options);
  await server.start();
  return server;
}

function answered(model: string, readTokens: number): Answer {
  const message = (content: string) => ({ role: 'assistant', content });
  const counts = { prompt_eval_count: readTokens, eval_count: 1 };
  return [
    200,
    { model, message: message('ok'), done: false },
    { model, message: message(''), done: true, done_reason: 'stop', ...counts },
  ];
}

function tagOf({ name, digest = name, tag }: FakeModel): object {
  return { name, model: name, digest, ...tag };
}

function runningOf([name, window]: readonly [string, number | null]): object {
  return { name, model: name, ...(window !== null && { context_length: window }) };
}
