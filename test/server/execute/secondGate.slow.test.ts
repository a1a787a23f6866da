/**
 * The gate before the socket trusts no decision: the task is judged again where it is carried out,
 * by the configuration's globs and keys.
 */
import assert from 'node:assert/strict';
import { createProviders, NO_MEMORY, SYSTEM_CLOCK } from '../../../src/providers/index.ts';
import { parseConfig } from '../../../src/server/config/config.ts';
import { createExecution } from '../../../src/server/createExecution.ts';
import { createClientPrompting } from '../../../src/server/models/createClientPrompting.ts';
import { openStores } from '../../../src/server/openStores.ts';
import { createPrivacyGuard } from '../../../src/server/privacy/index.ts';
import { createLogger } from '../../../src/server/session/logger.ts';
import { newHome } from '../session.ts';
import { endPoint } from './endPoints.ts';
import { answering } from './servers.ts';

const KEY = 'odd-key-7731-x';

suite('the second gate', () => {
  /** A decision that nobody should have made: the paid model, for whatever task. */
  async function paidAnyway(task: { readonly prompt: string; readonly filePath?: string }) {
    await using far = await answering('OK', { key: KEY });
    const { provider, model } = endPoint('openrouter', 'paid', far.baseUrl);
    const parsed = parseConfig({
      LOCALLAMA_HOME: newHome(),
      LOCALLAMA_LOCAL_ONLY: 'secrets',
      OPENROUTER_ENDPOINT: far.baseUrl,
      OPENROUTER_API_KEY: KEY,
    });
    assert.ok(parsed.ok);
    const { config } = parsed;
    const log = createLogger({ level: 'error', secrets: [], now: Date.now, write: () => {} });
    const stores = openStores(config, log, Date.now);
    const providers = createProviders([{ ...provider, apiKey: KEY }], SYSTEM_CLOCK, NO_MEMORY);
    const execution = createExecution({
      ...{ config, providers, stores, log, now: Date.now },
      measuredSpeed: () => undefined,
      privacy: createPrivacyGuard(config, () => {}),
      prompting: createClientPrompting(stores.prompting),
    });
    const numbers = {
      quality: 0.9,
      expectedNanoUsd: 1,
      worstNanoUsd: 1,
      expectedMs: 1,
      utility: 0,
      outcomes: 0,
    };
    const { outcome } = await execution.run({
      task: {
        ...{ promptTokens: 50, promptTokensUpper: 500, outputTokens: 50, complexity: 0.2 },
        ...{ priority: 'cost', ...task },
      },
      taskId: 'task',
      decision: {
        ...{ route: 'paid', score: 1, complexity: 0.2, reason: 'A test.', rejected: [] },
        candidates: [{ model: model.id, provider: provider.id, tier: 'paid', why: '', ...numbers }],
      },
      models: new Map([[model.id, model]]),
      signal: new AbortController().signal,
      onText: () => {},
    });
    await execution.close();
    const rows = stores.audit.newest(9);
    stores.close();
    const said = outcome.ok ? 'answered' : outcome.failure.message;
    return { said, rows, asked: far.completions.length };
  }

  test('holds by the globs of the configuration', async () => {
    const { said, rows, asked } = await paidAnyway({ prompt: 'x', filePath: 'a/secrets/k.js' });
    assert.equal(asked, 0);
    assert.match(said, /rule: secrets\)/);
    assert.deepEqual(
      rows.map(({ allowed, rule }) => [allowed, rule]),
      [[false, 'secrets']],
    );
  });

  test('holds by the keys of the configuration', async () => {
    const { said, asked } = await paidAnyway({ prompt: `curl -H ${KEY}` });
    assert.equal(asked, 0);
    assert.match(said, /secret: a key of your own settings/);
  });

  test('lets the rest pass', async () => {
    const { said, rows, asked } = await paidAnyway({ prompt: 'x', filePath: 'a/open/k.js' });
    assert.deepEqual([said, asked], ['answered', 1]);
    assert.deepEqual(
      rows.map(({ allowed, rule }) => [allowed, rule]),
      [[true, null]],
    );
  });
});
