/** Which proxies of an environment are used, and what is said of the others. */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import { isSurelyProxied, readProxies } from '../../../src/providers/http/proxies.ts';
import { openTransport } from '../../../src/providers/http/transport.ts';

function used(value: string, address: string) {
  test(`${JSON.stringify(value)} is used as ${address}`, () => {
    const { env, problems } = readProxies({ HTTPS_PROXY: value });
    assert.deepEqual({ env, problems }, { env: { HTTPS_PROXY: address }, problems: [] });
    // As the agent sees it: an unknown kind would leave no trace of a proxy.
    assert.doesNotThrow(() => new http.Agent({ proxyEnv: { http_proxy: address } }).destroy());
    openTransport('https://far.invalid', { HTTPS_PROXY: value }, 1_000);
  });
}

function unused(value: string, problem: RegExp) {
  test(`${JSON.stringify(value)} is not used`, () => {
    const { env, problems } = readProxies({ https_proxy: value, NO_PROXY: 'a,.b' });
    assert.deepEqual(env, { NO_PROXY: 'a,.b' });
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, problem);
    assert.ok(!problems[0]!.includes('hunter2'));
    for (const origin of ['https://far.invalid', 'http://far.invalid']) {
      openTransport(origin, { https_proxy: value, HTTP_PROXY: value }, 1_000);
    }
  });
}

suite('proxies that can be used', () => {
  used('http://box:8080', 'http://box:8080');
  used(' HTTP://box:8080 ', 'http://box:8080');
  used('https://box', 'https://box');
  used('127.0.0.1:8080', 'http://127.0.0.1:8080');
  used('box', 'http://box');
  used('http://me:100%@box:8080', 'http://me:100%25@box:8080');
  used('http://me:a%40b@box', 'http://me:a%40b@box');
});

suite('proxies that cannot', () => {
  unused('socks5://me:hunter2@box:1080', /^https_proxy names a proxy of a kind/);
  unused('http://', /^https_proxy is no address/);
  unused('http://me:hunter2%ff@box', /^https_proxy is no address/);
  unused('http://box:99999', /^https_proxy is no address/);

  test('one that is set twice is named once, and a good one beside it is used', () => {
    const twice = readProxies({ http_proxy: 'socks4://a', HTTP_PROXY: 'socks4://a' });
    assert.equal(twice.problems.length, 1);
    const { env, problems } = readProxies({ https_proxy: 'http://', HTTPS_PROXY: 'http://b' });
    assert.deepEqual(env, { HTTPS_PROXY: 'http://b' });
    assert.equal(problems.length, 1);
  });

  test('none is none', () => {
    assert.deepEqual(readProxies({ HTTPS_PROXY: ' ', http_proxy: '' }), {
      env: {},
      isStrict: true,
      problems: [],
    });
  });
});

suite('hosts whose certificate a proxy may stand in for', () => {
  const proxied = (host: string, no_proxy: string) =>
    isSurelyProxied(host, { https_proxy: 'http://box', no_proxy });
  test('are those that no exception names', () => {
    assert.ok(proxied('api.example.com', ''));
    assert.ok(proxied('api.example.com', 'example.org, localhost,.internal'));
  });
  for (const except of [
    ...['*', 'api.example.com', '.example.com', '*.example.com', 'example.com:443', 'EXAMPLE.com'],
    ...['10.0.0.1-10.0.0.9', '10.0.0.0/8'],
  ]) {
    test(`are not surely asked through it with ${except}`, () =>
      assert.ok(!proxied('api.example.com', except)));
  }
  test('are none where there is no proxy', () => {
    assert.ok(!isSurelyProxied('api.example.com', { http_proxy: 'http://box' }));
  });
});
