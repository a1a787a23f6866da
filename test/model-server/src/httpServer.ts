/** Both APIs on one port of the loopback, and what tests may ask about the server itself. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelServerStats } from '../start.ts';
import type { Engine } from './engine.ts';
import { ClientLeft, HttpError, sendJson } from './exchange.ts';
import { ollamaFailure, openaiFailure } from './failure.ts';
import { ollamaChat, ollamaGenerate } from './ollamaApi.ts';
import { ollamaPs, ollamaShow, ollamaTags } from './ollamaCatalogue.ts';
import { openaiChat, openaiModels } from './openaiApi.ts';

type Route = (
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;

/** Routes that only tell something. */
const ABOUT: Readonly<Record<string, Route>> = {
  'GET /': (_engine, _request, response) => void response.end('Ollama is running'),
  'HEAD /': (_engine, _request, response) => void response.end(),
  'GET /api/version': (_engine, _request, response) =>
    sendJson(response, 200, { version: '0.0.0-tinycoder' }),
  'GET /api/tags': (engine, _request, response) => ollamaTags(engine, response),
  'GET /api/ps': (engine, _request, response) => ollamaPs(engine, response),
  'POST /api/show': ollamaShow,
  'GET /v1/models': (engine, _request, response) => openaiModels(engine, response),
};

/** Routes that ask a model: counted. */
const ANSWERS: Readonly<Record<string, Route>> = {
  'POST /api/chat': ollamaChat,
  'POST /api/generate': ollamaGenerate,
  'POST /v1/chat/completions': openaiChat,
};

/** Serves on 127.0.0.1; `port` 0 takes a free one. Resolves to the port once it listens. */
export async function serve(engine: Engine, port: number): Promise<number> {
  const stats = { requests: 0, running: 0, aborted: 0 } satisfies ModelServerStats;
  const server = createServer((request, response) => {
    void handle(engine, stats, request, response);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, '127.0.0.1', resolve);
  await promise;
  return (server.address() as AddressInfo).port;
}

type Counters = { -readonly [key in keyof ModelServerStats]: ModelServerStats[key] };

async function handle(
  engine: Engine,
  stats: Counters,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const key = `${request.method} ${pathname}`;
  try {
    if (key === 'GET /__stats') return sendJson(response, 200, stats);
    const answers = ANSWERS[key];
    if (answers) return await count(stats, () => answers(engine, request, response));
    const about = ABOUT[key];
    if (!about) throw new HttpError(404, `404 page not found: ${key}`);
    await about(engine, request, response);
  } catch (error) {
    // Once an answer has begun, cutting the connection is the only way to say that it failed.
    if (response.headersSent || error instanceof ClientLeft) return void response.destroy();
    const { status, body } = pathname.startsWith('/v1/')
      ? openaiFailure(error)
      : ollamaFailure(error);
    response.setHeader('connection', 'close');
    sendJson(response, status, body);
  }
}

async function count(stats: Counters, work: () => void | Promise<void>): Promise<void> {
  stats.requests += 1;
  stats.running += 1;
  try {
    await work();
  } catch (error) {
    if (wasLeft(error)) stats.aborted += 1;
    throw error;
  } finally {
    stats.running -= 1;
  }
}

/** `node:timers` wraps the reason of an abort. */
function wasLeft(error: unknown): boolean {
  return (
    error instanceof ClientLeft || (error instanceof Error && error.cause instanceof ClientLeft)
  );
}
