/**
 * A small Ollama with models, windows and memory, which treats a prompt that is too long as each
 * generation of the real one does. A token is four characters here.
 */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeModel {
  readonly name: string;
  readonly digest?: string;
  /** What `/api/show` answers; absent: 404, as for a model deleted a moment ago. */
  readonly show?: object;
  /** In memory, with this window; `null`: in memory, and the server does not tell. */
  readonly loadedContext?: number | null;
  /** More fields of its entry in `/api/tags`. */
  readonly tag?: object;
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
}

export interface OllamaServer {
  readonly baseUrl: string;
  readonly chats: readonly Record<string, unknown>[];
  /** Names asked of `/api/show`. */
  readonly shown: readonly string[];
  /** The most `/api/show` requests at once. */
  readonly mostShowsAtOnce: number;
  stop(): Promise<void>;
}

interface ChatBody extends Record<string, unknown> {
  readonly model: string;
  readonly messages: readonly { readonly content: string }[];
  readonly options: { readonly num_ctx: number };
}

export async function startOllamaServer(options: OllamaServerOptions): Promise<OllamaServer> {
  const chats: ChatBody[] = [];
  const shown: string[] = [];
  let shows = 0;
  let mostShowsAtOnce = 0;
  const windows = new Map<string, number | null>();
  for (const { name, loadedContext } of options.models) {
    if (loadedContext !== undefined) windows.set(name, loadedContext);
  }

  async function show(name: string): Promise<[number, object]> {
    shown.push(name);
    shows += 1;
    mostShowsAtOnce = Math.max(mostShowsAtOnce, shows);
    await new Promise(resolve => setTimeout(resolve, 20));
    shows -= 1;
    const found = options.models.find(model => model.name === name)?.show;
    return found ? [200, found] : [404, { error: `model '${name}' not found` }];
  }

  async function chat(body: ChatBody): Promise<[number, ...object[]]> {
    chats.push(body);
    await new Promise(resolve => setTimeout(resolve, options.loadMs ?? 0));
    const window = Math.min(body.options.num_ctx, options.largestWindow ?? body.options.num_ctx);
    windows.set(body.model, window);
    const wanted = Math.ceil(body.messages.map(each => each.content).join('').length / 4);
    const tooLong = wanted >= window;
    if (tooLong && options.tooLong === 'refuse') {
      const words = 'the prompt is longer than the context length currently available to the model';
      return [400, { error: words }];
    }
    const read = options.tooLong === 'half' ? Math.floor(window / 2) + 2 : window;
    const { model } = body;
    const done = { done: true, done_reason: 'stop', eval_count: 1 };
    return [
      200,
      { model, message: { role: 'assistant', content: 'ok' }, done: false },
      {
        model,
        message: { role: 'assistant', content: '' },
        ...done,
        prompt_eval_count: tooLong ? read : wanted,
      },
    ];
  }

  function ps(): object {
    return {
      models: [...windows].map(([name, window]) => ({
        name,
        model: name,
        ...(window !== null && { context_length: window }),
      })),
    };
  }

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    const tags = options.models.map(({ name, digest = name, tag }) => ({
      name,
      model: name,
      digest,
      ...tag,
    }));
    const answers: Record<string, () => Promise<[number, ...object[]]>> = {
      '/api/tags': async () => [200, { models: tags }],
      '/api/ps': async () => [200, ps()],
      '/api/show': () => show(body.model),
      '/api/chat': () => chat(body),
    };
    const answer = answers[request.url ?? ''];
    const [status, ...lines] = answer ? await answer() : ([404, {}] as [number, object]);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(lines.map(line => JSON.stringify(line)).join('\n'));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chats,
    shown,
    get mostShowsAtOnce() {
      return mostShowsAtOnce;
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
