/**
 * Proxies of the environment: the way to hosts on the internet, and never that to a model of this
 * machine or network. `.invalid` names resolve nowhere, so what arrives came through the proxy.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import {
  type Clock,
  CUSTOM,
  createProviders,
  NO_MEMORY,
  SYSTEM_CLOCK,
} from '../../src/providers/index.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { ask, LIMITS } from '../fakes/askProvider.ts';
import type { PaidServer } from '../fakes/paidServer.ts';
import { endsAfter, TurnableClock } from '../fakes/turnableClock.ts';
import { type ForwardProxy, startForwardProxy } from '../server/execute/forwardProxy.ts';
import { proxyEnv, startListener } from '../server/execute/listener.ts';
import { answering } from '../server/execute/servers.ts';
import { newHome, openSession } from '../server/session.ts';

const PATIENT = { connectMs: 10_000, firstTokenMs: 10_000, idleMs: 10_000 };

const paid = (baseUrl: string, clock: Clock = SYSTEM_CLOCK): Provider =>
  createProviders(
    [
      {
        kind: 'openrouter',
        id: 'far',
        tier: 'paid',
        baseUrl,
        apiKey: 'sk-or-1',
        dataCollection: 'deny',
      },
    ],
    clock,
    NO_MEMORY,
  )[0]!;
const local = (baseUrl: string): Provider =>
  createProviders(
    [{ kind: CUSTOM, id: 'near', baseUrl, tier: 'local' }],
    SYSTEM_CLOCK,
    NO_MEMORY,
  )[0]!;

suite('proxies of the environment', () => {
  let server: PaidServer & AsyncDisposable;
  let proxy: ForwardProxy;
  const before = { ...process.env };
  setup(async () => {
    server = await answering('OK');
    proxy = await startForwardProxy(server.url);
    Object.assign(process.env, proxyEnv(proxy), { NO_PROXY: '', no_proxy: '' });
    delete process.env.NODE_USE_ENV_PROXY;
  });
  teardown(async () => {
    process.env = { ...before };
    await server.stop();
    await proxy[Symbol.asyncDispose]();
  });

  test('a host on the internet is asked through the proxy', async () => {
    const provider = paid('http://far.invalid/api/v1');
    for (let call = 0; call < 2; call++) {
      const completion = await ask(provider);
      assert.ok(completion.ok && completion.text === 'OK', JSON.stringify(completion));
    }
    const address = 'POST http://far.invalid/api/v1/chat/completions';
    assert.deepEqual(proxy.asked, [address, address]);
  });

  test('a proxy without a scheme, and one whose password has a percent sign, are used', async () => {
    for (const address of [`127.0.0.1:${proxy.port}`, `http://me:100%@127.0.0.1:${proxy.port}`]) {
      process.env.HTTP_PROXY = process.env.http_proxy = address;
      assert.ok((await ask(paid('http://far.invalid/api/v1'))).ok, address);
    }
    assert.equal(proxy.asked.length, 2);
  });

  test('one that cannot be read is gone without', async () => {
    for (const address of ['http://', 'socks5://127.0.0.1:9', 'http://me:%ff@127.0.0.1:9']) {
      process.env.HTTP_PROXY = process.env.http_proxy = address;
      const completion = await ask(paid('http://far.invalid/api/v1'));
      assert.ok(!completion.ok && completion.failure.kind === 'dns', JSON.stringify(completion));
    }
  });

  test('a host that NO_PROXY names is asked without one', async () => {
    process.env.NO_PROXY = 'far.invalid';
    process.env.no_proxy = 'far.invalid';
    const completion = await ask(paid('http://far.invalid/api/v1'));
    assert.ok(!completion.ok && completion.failure.kind === 'dns');
    assert.deepEqual(proxy.asked, []);
  });

  test('an address of this machine or network is not, whatever it costs', async () => {
    assert.ok((await ask(paid(server.baseUrl))).ok);
    assert.ok((await ask(local(server.baseUrl))).ok);
    assert.deepEqual(proxy.asked, []);
  });

  test('a local model is not, whatever its name', async () => {
    assert.equal((await ask(local('http://gpu.invalid/v1'))).ok, false);
    assert.deepEqual(proxy.asked, []);
  });

  test('https goes as a tunnel, which shows the proxy the host alone', async function () {
    const certificate = newCertificate('far.invalid');
    if (certificate === null) return this.skip();
    const roots = tls.getCACertificates('default');
    const clock = new TurnableClock();
    const front = https.createServer(certificate, async (request, response) => {
      const { url, method, headers } = request;
      // Its first word comes once the connection counts as standing: the tunnel keeps that limit.
      await clock.untilArmed(LIMITS.firstTokenMs);
      const onward = http.request(server.url + url, { method, headers }, answer => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    await new Promise<void>(resolve => front.listen(0, '127.0.0.1', resolve));
    const { port } = front.address() as AddressInfo;
    await using tunnel = await startForwardProxy(`http://127.0.0.1:${port}`);
    Object.assign(process.env, proxyEnv(tunnel));
    tls.setDefaultCACertificates([...roots, certificate.cert]);
    try {
      const provider = paid('https://far.invalid/api/v1', clock);
      for (let call = 0; call < 2; call++) {
        const completion = await ask(provider, { request: { prompt: 'zebra7731' } });
        assert.ok(completion.ok, JSON.stringify(completion));
      }
      assert.deepEqual([...new Set(tunnel.asked)], ['CONNECT far.invalid:443']);
      assert.ok(!tunnel.heard().includes('zebra7731'));
      assert.match(JSON.stringify(server.completions), /zebra7731/);
    } finally {
      tls.setDefaultCACertificates(roots);
      front.closeAllConnections();
      front.close();
    }
  });

  test('a certificate that nobody trusts is taken behind a proxy alone, and where the editor says so', async function () {
    const certificate = newCertificate('far.invalid');
    if (certificate === null) return this.skip();
    await using front = await startFront(certificate, server.url);
    const asked = async (env: Readonly<Record<string, string>>) => {
      Object.assign(process.env, proxyEnv(front.tunnel), { NO_PROXY: '', no_proxy: '' }, env);
      const completion = await ask(paid('https://far.invalid/api/v1'), { limits: PATIENT });
      return completion.ok ? completion.text : completion.failure.kind;
    };
    assert.equal(await asked({}), 'tls');
    assert.equal(await asked({ LOCALLAMA_PROXY_STRICT_SSL: 'false' }), 'OK');
    const except = { NO_PROXY: 'far.invalid', no_proxy: 'far.invalid' };
    assert.equal(await asked(except), 'dns', 'a host that is an exception is asked by itself');
  });

  test('certificates of the system hold for the server, behind the proxy', async function () {
    const certificate = newCertificate('far.invalid');
    if (certificate === null) return this.skip();
    const trusted = join(newHome(), 'trusted.pem');
    writeFileSync(trusted, certificate.cert);
    await using front = await startFront(certificate, server.url);
    const { HTTPS_PROXY = '' } = proxyEnv(front.tunnel);
    const far = {
      ...{ OPENROUTER_ENDPOINT: 'https://far.invalid/api/v1', OPENROUTER_API_KEY: 'sk-or-1' },
      ...{ HTTPS_PROXY, MONTHLY_BUDGET: '5' },
    };
    const answers = async (env: Readonly<Record<string, string>>) => {
      const session = await openSession({ ...far, ...env });
      try {
        return (await session.route({ task: 'Say it.', context_length: 0 })).status;
      } finally {
        await session.close();
      }
    };
    assert.equal(await answers({}), 'refused');
    const system = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: trusted };
    assert.equal(await answers(system), 'completed');
  }).timeout(60_000);

  test('a proxy that says nothing is left at the connect limit, and at once on a cancel', async () => {
    await using silent = await startListener();
    Object.assign(process.env, proxyEnv(silent));
    const clock = new TurnableClock();
    const provider = paid('https://far.invalid/api/v1', clock);
    const late = await endsAfter(ask(provider), LIMITS.connectMs, clock);
    assert.ok(!late.ok && late.failure.kind === 'connect-timeout', JSON.stringify(late));
    const before = await ask(provider, { signal: AbortSignal.abort() });
    const cancel = new AbortController();
    const asked = ask(provider, { signal: cancel.signal });
    await clock.untilArmed(LIMITS.connectMs);
    cancel.abort();
    assert.deepEqual(
      [before, await asked].map(each => !each.ok && each.failure.kind),
      ['cancelled', 'cancelled'],
    );
  });
});

/** An https server in front of `target`, whose certificate nobody trusts, and a proxy to it. */
async function startFront(certificate: Certificate, target: string) {
  const front = https.createServer(certificate, (request, response) => {
    const { url, method, headers } = request;
    const onward = http.request(target + url, { method, headers }, answer => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>(resolve => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  const tunnel = await startForwardProxy(`http://127.0.0.1:${port}`);
  const stop = async () => {
    await tunnel[Symbol.asyncDispose]();
    front.closeAllConnections();
    front.close();
  };
  return { tunnel, [Symbol.asyncDispose]: stop };
}

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Made for this run; null where there is no `openssl`. */
function newCertificate(host: string): Certificate | null {
  const folder = mkdtempSync(join(tmpdir(), 'locallama-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${host}`],
        ...['-addext', `subjectAltName=DNS:${host}`, '-keyout', key, '-out', cert],
      ],
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
