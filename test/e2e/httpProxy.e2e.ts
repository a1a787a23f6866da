/** The editor's own `http.proxy` is the way to a provider whose name only the proxy knows. */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import { type ForwardProxy, startForwardProxy } from '../server/execute/forwardProxy.ts';
import { type LocalLama, openLocalLama } from './editor/openLocalLama.ts';
import { cloudProvider } from './editor/openWithCloud.ts';
import { until } from './editor/until.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { readServerEnv } from './person/readServerEnv.ts';
import { ask } from './person/workWithCode.ts';

const LIMIT_MS = 60_000;
const ORIGIN = 'http://models.example.test';

suite('the editor’s proxy', function () {
  this.timeout(240_000);
  let window: LocalLama;
  let cloud: PaidServer;
  let proxy: ForwardProxy;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const speaks = { answers: {}, otherwise: 'Answered behind the proxy.', models: ['large'] };
    cloud = await startPaidServer({ ...speaks, pricePerMTok: { input: 3, output: 15 } });
    proxy = await startForwardProxy(cloud.url);
    const settings = {
      'http.proxy': `http://127.0.0.1:${proxy.port}`,
      'locallama.endpoints.ollama': 'off',
      'locallama.providers': [{ ...cloudProvider(cloud), baseUrl: `${ORIGIN}/v1` }],
      'locallama.budgets.monthlyUsd': 100,
    };
    window = await openLocalLama(settings, {});
  });
  suiteTeardown(async () => {
    await window.close();
    await proxy[Symbol.asyncDispose]();
    await cloud.stop();
  });

  test('is the server’s, and the answer comes through it', async () => {
    const address = `http://127.0.0.1:${proxy.port}`;
    const env = await readServerEnv(window, each => each.LOCALLAMA_HOME !== undefined);
    assert.deepEqual([env.HTTP_PROXY, env.HTTPS_PROXY], [address, address]);
    await ask(window, 'Explain closures.');
    const page = window.editor.page
      .frameLocator('iframe.webview.ready >> nth=-1')
      .frameLocator('#active-frame');
    await page.getByText('Answered behind the proxy.').waitFor({ timeout: LIMIT_MS });
    await until('the end', LIMIT_MS, () => cloud.completions.at(-1)?.outcome === 'answered');
    assert.deepEqual(
      cloud.completions.map(({ prompt }) => prompt.includes('Explain closures.')),
      [true],
    );
    const ways = proxy.asked.filter(each => each.includes('models.example.test'));
    assert.match(ways.join('\n'), /^(POST http:\/\/|CONNECT )models\.example\.test/m);
  });
});
