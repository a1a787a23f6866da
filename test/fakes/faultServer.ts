/**
 * An end point of any dialect whose next completions go wrong as told. Everything but completions
 * (model lists, `/api/ps`) is answered properly, and so are completions while no fault is set.
 */
import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type DialectName, SPEAKS } from './speech.ts';

/** Does what it likes with the response. The request's body has been read. */
export type Fault = (context: FaultContext) => void | Promise<void>;

export interface FaultContext {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  readonly speaks: (typeof SPEAKS)[DialectName];
  readonly body: string;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface FaultServer {
  readonly url: string;
  readonly port: number;
  /** What the provider under test is given as its base URL. */
  readonly baseUrl: string;
  /** Every request with its body, in order; live. */
  readonly seen: readonly SeenRequest[];
  /** Sockets accepted so far. */
  readonly connections: number;
  /** Completions whose socket is open and whose answer is not finished. */
  readonly unfinished: number;
  /** `undefined`: answers properly. */
  fault: Fault | undefined;
  /** Whether model lists go wrong, too. */
  faultyLists: boolean;
  /** Ends every connection from this side, idle ones, too. */
  dropConnections(): void;
  stop(): Promise<void>;
}

export async function startFaultServer(dialect: DialectName): Promise<FaultServer> {
  const speaks = SPEAKS[dialect];
  const seen: SeenRequest[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  let unfinished = 0;
  const server = http.createServer((request, response) => {
    response.on('error', () => {});
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', socket => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { method = '', url: path = '', headers } = request;
    seen.push({ method, path, headers, body });
    const { fault, faultyLists } = self;
    const completion = path.endsWith('/chat/completions') || path.endsWith('/api/chat');
    if (completion || (fault && faultyLists)) {
      unfinished += 1;
      response.once('close', () => {
        unfinished -= 1;
      });
      if (fault) await fault({ request, response, speaks, body });
      else speaks.answer(response);
      return;
    }
    const listing = speaks.lists[path];
    response.writeHead(listing === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(listing ?? { error: 'not found' }));
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const self: FaultServer = {
    url,
    port,
    baseUrl: url + speaks.basePath,
    seen,
    get connections() {
      return connections;
    },
    get unfinished() {
      return unfinished;
    },
    fault: undefined,
    faultyLists: false,
    dropConnections: () => {
      for (const socket of open) socket.destroy();
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
  return self;
}
