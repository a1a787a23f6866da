/**
 * A proxy that works: whatever host is named, requests and tunnels end at one server on this
 * machine. It keeps what it was asked for and what passed through it.
 */
import * as http from 'node:http';
import * as net from 'node:net';

export interface ForwardProxy extends AsyncDisposable {
  readonly port: number;
  /** Method and address of each request, in order. */
  readonly asked: readonly string[];
  /** Everything that clients sent, tunnels included. */
  heard(): string;
}

/** `target`: the origin that everything ends at. */
export async function startForwardProxy(target: string): Promise<ForwardProxy> {
  const { port: targetPort } = new URL(target);
  const asked: string[] = [];
  const chunks: Buffer[] = [];
  const tunnels = new Set<net.Socket>();
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { pathname, search } = new URL(request.url ?? '', target);
    const onward = http.request({
      ...{ host: '127.0.0.1', port: targetPort, path: pathname + search },
      ...{ method: request.method, headers: request.headers },
    });
    onward.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.on('data', chunk => chunks.push(chunk));
    request.pipe(onward);
  });
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    asked.push(`CONNECT ${request.url}`);
    const onward = net.connect(Number(targetPort), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    socket.on('data', chunk => chunks.push(chunk));
    for (const end of [socket, onward]) {
      tunnels.add(end);
      end.on('error', () => {});
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    asked,
    heard: () => Buffer.concat(chunks).toString('latin1'),
    [Symbol.asyncDispose]: () => {
      for (const tunnel of tunnels) tunnel.destroy();
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}
