/** `locallama models` as its callers see it: a table for people, JSON for programs. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runModels } from '../../src/cli/models.ts';
import { createRememberedModels } from '../../src/server/models/rememberedModels.ts';
import { CatalogueStore } from '../../src/store/catalogueStore.ts';
import { openOutcomeStore } from '../../src/store/outcomeStore.ts';
import { DEAR, local, SMALL } from '../core/decision-engine/fixtures.ts';
import { openLedger } from '../store/ledgerHome.ts';

const HOME = mkdtempSync(join(tmpdir(), 'models-'));

async function models(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const stdout = { write: (text: string) => (out += text) };
  const stderr = { write: (text: string) => (err += text) };
  const env = { LOCALLAMA_HOME: HOME, OPENROUTER_API_KEY: 'k' };
  const status = await runModels(args, { stdout, stderr, env });
  return { status, out, err };
}

suite('locallama models', () => {
  suiteTeardown(() => rmSync(HOME, { recursive: true }));

  test('says what to do where no model was seen yet', async () => {
    const { status, out } = await models();
    assert.equal(status, 1);
    assert.match(out, /No model was seen yet/);
  });

  suite('with models', () => {
    suiteSetup(() => {
      const { database, close } = openLedger(HOME);
      const remembered = createRememberedModels(new CatalogueStore(database), Date.now);
      remembered.write('ollama', [SMALL, local('nobody:3b')]);
      remembered.write('openrouter', [DEAR]);
      close();
    });

    test('prints rates by kind of work, with their source, and guesses as such', async () => {
      const { status, out } = await models();
      assert.equal(status, 0);
      assert.match(out, /^model +function +edit +contest +repository +explain +tokens\/s/);
      assert.match(
        out,
        /^ollama\/qwen2\.5-coder:7b +\d+ % +\d+ % +\d+ % +~\d+ % .*AE 20\d\d-\d\d$/m,
      );
      assert.match(out, /^ollama\/nobody:3b +~\d+ % +~\d+ % .*nobody$/m);
      assert.match(out, /~ a guess/);
    });

    test('gives the same as data', async () => {
      const { out } = await models('--json');
      const [small] = JSON.parse(out).models;
      assert.equal(small.id, SMALL.id);
      assert.ok(small.skills.function > small.skills.repository);
      assert.deepEqual(small.published, ['function', 'edit', 'contest']);
    });

    test('knows no other option', async () => {
      const { status, err } = await models('--what');
      assert.equal(status, 2);
      assert.notEqual(err, '');
    });

    test('says what benchmarks here changed, and nothing before the first', async () => {
      assert.doesNotMatch((await models()).out, /benchmarks/);
      const { database, close } = openLedger(HOME);
      const store = openOutcomeStore(database);
      for (const task of ['a', 'b', 'c', 'd', 'e', 'f']) {
        store.replace(
          {
            ...{ model: SMALL.id, kind: 'fix', language: 'rust', evidence: 'benchmark', ok: 0 },
            ...{ priorOdds: 1, atMs: Date.now(), durationMs: 0 },
            ...{ firstTokenMs: null, outputTokens: null },
          } as const,
          task,
        );
      }
      close();
      const { out } = await models();
      const [, right, all, before, now] =
        /qwen2\.5-coder:7b, fix: (\d+) of (\d+) tasks; (\d+) % → (\d+) %/.exec(out)!;
      assert.deepEqual([right, all], ['0', '6']);
      assert.ok(Number(now) < Number(before));
    });
  });
});
