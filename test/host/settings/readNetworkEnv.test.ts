/** The editor's settings of the network, as the server's Node understands them. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { readNetworkEnv } from '../../../src/host/settings/readNetworkEnv.ts';

type Values = Readonly<Record<string, unknown>>;

function read(own: Values, workspace: Values = {}) {
  const inspect = (name: string) => ({
    key: name,
    globalValue: own[name],
    workspaceValue: workspace[name],
  });
  const getConfiguration = () => ({ inspect }) as unknown as vscode.WorkspaceConfiguration;
  return readNetworkEnv({ getConfiguration });
}

suite('the network of the editor', () => {
  test('a proxy, its exceptions and its certificates', () => {
    const env = read({
      ...{ proxy: ' http://box:8080 ', noProxy: ['a.example', '.b'] },
      ...{ proxyStrictSSL: false, systemCertificates: true },
    });
    assert.equal(env.HTTPS_PROXY, 'http://box:8080');
    assert.equal(env.http_proxy, 'http://box:8080');
    assert.equal(env.NO_PROXY, 'a.example,.b');
    assert.equal(env.LOCALLAMA_PROXY_STRICT_SSL, 'false');
    assert.equal(env.NODE_TLS_REJECT_UNAUTHORIZED, undefined, 'hosts without a proxy are checked');
    assert.equal(env.NODE_USE_SYSTEM_CA, '1');
  });

  test('nothing set leaves the environment as it is, but for the certificates of the system', () => {
    assert.deepEqual(read({}), { NODE_USE_SYSTEM_CA: '1' });
    assert.deepEqual(read({ systemCertificates: false, proxyStrictSSL: true }), {});
  });

  test('a proxy that is off is off, also where the environment names one', () => {
    const env = read({ proxySupport: 'off', proxy: 'http://box', systemCertificates: false });
    assert.deepEqual(env, { HTTP_PROXY: '', HTTPS_PROXY: '', http_proxy: '', https_proxy: '' });
  });

  test('what a workspace says is not looked at', () => {
    const hostile = { proxy: 'http://evil.example', proxyStrictSSL: false };
    assert.deepEqual(read({}, hostile), { NODE_USE_SYSTEM_CA: '1' });
  });
});
