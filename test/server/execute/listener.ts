/** A port that accepts connections and keeps what comes: a proxy, or an end point that must hear nothing. */
import * as net from 'node:net';

export interface Listener extends AsyncDisposable {
  readonly port: number;
  /** Everything that was sent to it, on all connections. */
  heard(): string;
  connections(): number;
}

export async function startListener(): Promise<Listener> {
  const chunks: Buffer[] = [];
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const server = net.createServer(socket => {
    connections += 1;
    sockets.add(socket);
    socket.on('data', chunk => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    port,
    heard: () => Buffer.concat(chunks).toString('latin1'),
    connections: () => connections,
    [Symbol.asyncDispose]: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

/** The environment of a process that is told to send everything through this proxy. */
export function proxyEnv({ port }: Pick<Listener, 'port'>): Readonly<Record<string, string>> {
  const address = `http://127.0.0.1:${port}`;
  const names = ['http_proxy', 'https_proxy', 'all_proxy'];
  const pairs = names.flatMap(name => [name, name.toUpperCase()]).map(name => [name, address]);
  return { ...Object.fromEntries(pairs), NODE_USE_ENV_PROXY: '1' };
}
