/** A proxy of the environment that cannot be used stops no server, and its log says so. */
import assert from 'node:assert/strict';
import { openSession } from './session.ts';

suite('a proxy that cannot be used', function () {
  this.timeout(30_000);

  for (const proxy of ['http://', 'http://me:hunter2%ff@box:1', 'socks5://me:hunter2@box:1']) {
    test(`${proxy} is in the log, without its password`, async () => {
      const session = await openSession({
        OPENROUTER_ENDPOINT: 'https://far.invalid/api/v1',
        OPENROUTER_API_KEY: 'sk-or-1234567',
        HTTPS_PROXY: proxy,
      });
      try {
        const { tools } = await session.client.listTools();
        assert.ok(tools.length > 0);
        assert.match(
          session.stderr(),
          /"level":"warn","msg":"proxy not used","problem":"HTTPS_PRO/,
        );
        assert.ok(!session.stderr().includes('hunter2'));
      } finally {
        await session.close();
      }
    });
  }
});
