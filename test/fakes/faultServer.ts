/**
 * An end point of any dialect whose next completions go wrong as told. Everything but completions
 * (model lists, `/api/ps`) is answered properly, and so are completions while no fault is set.
 */
import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DialectName, SPEAKS, type Speech } from './speech.ts';

/** Does what it likes with the response. The request's body has been read. */
export type Fault = (context: FaultContext) => void | Promise<void>;

export interface FaultContext {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly speaks: Speech;
  readonly body: string;
  /** By the clock of the test. */
  readonly sleep: (ms: number) => Promise<void>;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export class FaultServer {
  /** `undefined`: answers properly. */
  fault: Fault | undefined;
  /** Whether model lists go wrong, too. */
  faultyLists = false;
  /** Every request with its body, in order. */
  readonly seen: SeenRequest[] = [];
  /** Sockets accepted so far. */
  connections = 0;
  /** Completions whose socket is open and whose answer is not finished. */
  unfinished = 0;
  readonly #open = new Set<Socket>();
  readonly #speaks: Speech;
  readonly #sleep: FaultContext['sleep'];
  readonly #server = http.createServer((request, response) => {
    response.on('error', () => {});
    this.#serve(request, response).catch(() => response.destroy());
  });

  constructor(dialect: DialectName, sleep: FaultContext['sleep']) {
    this.#speaks = SPEAKS[dialect];
    this.#sleep = sleep;
    this.#server.on('connection', socket => {
      this.connections += 1;
      this.#open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#open.delete(socket));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the provider under test is given as its base URL. */
  get baseUrl(): string {
    return this.url + this.#speaks.basePath;
  }

  start(): Promise<void> {
    return new Promise(resolve => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Ends every connection from this side, idle ones, too. */
  dropConnections(): void {
    for (const socket of this.#open) socket.destroy();
  }

  stop(): Promise<void> {
    return new Promise(resolve => {
      this.#server.close(() => resolve());
      this.dropConnections();
    });
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers } = request;
    this.seen.push({ method, path, headers, body });
    const isCompletion = /\/(chat\/completions|completions|api\/chat|api\/generate)$/.test(path);
    if (isCompletion) {
      this.unfinished += 1;
      response.once('close', () => {
        this.unfinished -= 1;
      });
    }
    if (this.fault && (isCompletion || this.faultyLists)) {
      await this.fault({ request, response, speaks: this.#speaks, body, sleep: this.#sleep });
    } else if (isCompletion) {
      this.#speaks.answer(response);
    } else {
      const list = this.#speaks.lists[path];
      response.writeHead(list === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(list ?? { error: 'not found' }));
    }
  }
}

/** The server, listening. */
export async function startFaultServer(
  dialect: DialectName,
  clock: { readonly sleep: FaultContext['sleep'] } = { sleep },
): Promise<FaultServer> {
  const server = new FaultServer(dialect, ms => clock.sleep(ms));
  await server.start();
  return server;
}
