/** `locallama learning` shows what was learned, exports all of it, and forgets it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../src/core/decision-engine/learning/outcome.ts';
import { openOutcomeStore } from '../../src/store/outcomeStore.ts';
import { startPaidServer } from '../fakes/paidServer.ts';
import { startModelServer, TINYCODER } from '../model-server/start.ts';
import { openSession, PROGRAM, quietEnv } from '../server/session.ts';
import { newHome, openLedger, removeHomes } from '../store/ledgerHome.ts';

const RIGHT: Outcome = {
  ...{ model: 'box/a', kind: 'fix', language: 'rust', evidence: 'tests', ok: 1, priorOdds: 0 },
  ...{ atMs: Date.now(), durationMs: 2_100, firstTokenMs: 100, outputTokens: 100 },
};
const WRONG: Outcome = { ...RIGHT, model: 'box/b', evidence: 'discarded', ok: 0 };

function homeWith(outcomes: readonly Outcome[]): string {
  const home = newHome();
  const { database, close } = openLedger(home);
  openOutcomeStore(database).addAll([['task', outcomes]]);
  close();
  return home;
}

function learning(home: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'learning', ...args], {
    env: quietEnv(home, {}),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

suite('locallama learning', function () {
  this.timeout(30_000);
  teardown(removeHomes);

  test('says what was learned of each model, from how many outcomes of which kind', () => {
    const home = homeWith([RIGHT, RIGHT, { ...RIGHT, language: 'go' }, WRONG, WRONG]);
    const { status, stdout } = learning(home);
    assert.equal(status, 0);
    assert.match(stdout, /^box\/a: 50 % → [5-9]\d % after 3 answers \(3 by tests\)/m);
    assert.match(stdout, /^ {2}rust +50 % → \d+ % after 2 answers/m);
    assert.match(stdout, /^box\/b: 50 % → [1-4]\d % after 2 answers \(2 discarded\)/m);
    assert.doesNotMatch(learning(home, '--model', 'box/b').stdout, /box\/a/);
    assert.match(learning(newHome()).stdout, /Nothing was learned yet/);
  });

  test('exports all of it', () => {
    const { models, outcomes } = JSON.parse(learning(homeWith([RIGHT, WRONG]), '--json').stdout);
    assert.deepEqual(outcomes, [RIGHT, WRONG]);
    assert.deepEqual(
      models.map(({ model }: { model: string }) => model),
      ['box/a', 'box/b'],
    );
    assert.ok(models[0].offset > 0 && models[1].offset < 0);
    assert.equal(models[0].kinds.fix.outcomes, 1);
  });

  test('forgets one model, or everything', () => {
    const home = homeWith([RIGHT, WRONG, WRONG]);
    assert.equal(
      learning(home, '--reset', '--model', 'box/b').stdout.trim().slice(0, 12),
      'Forgotten: 2',
    );
    assert.match(learning(home).stdout, /box\/a/);
    assert.deepEqual(JSON.parse(learning(home, '--reset', '--json').stdout), { forgotten: 1 });
    assert.match(learning(home).stdout, /Nothing was learned yet/);
  });

  test('says so where nothing can be forgotten, and what is wrong with the arguments', () => {
    const home = newHome();
    writeFileSync(join(home, 'file'), '');
    const { status, stderr } = learning(join(home, 'file'), '--reset');
    assert.equal(status, 1);
    assert.match(stderr, /Nothing can be forgotten while this stands/);
    assert.equal(learning(home, '--forget').status, 2);
  });

  test('knows how fast a real model was, and what its tests said', async () => {
    const tiny = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
    const home = newHome();
    const session = await openSession({ OLLAMA_ENDPOINT: tiny.ollamaUrl }, home);
    await session.route({
      ...{ task: 'Write a JavaScript function that adds two numbers a and b.' },
      ...{ language: 'javascript', tests: "throw new Error('never right');" },
    });
    await session.close();
    await tiny.stop();
    const { outcomes } = JSON.parse(learning(home, '--json').stdout);
    const [first] = outcomes as readonly Outcome[];
    assert.deepEqual([first?.evidence, first?.ok, first?.language], ['tests', 0, 'javascript']);
    assert.ok(first!.firstTokenMs! > 0 && first!.firstTokenMs! <= first!.durationMs);
    assert.ok(first!.outputTokens! > 0);
  });

  test('knows no word of the tasks', async () => {
    const box = await startPaidServer({
      answers: {},
      otherwise: '```js\nconst zebraAnswer = 1;\n```',
      pricePerMTok: { input: 1, output: 2 },
    });
    const own = [{ id: 'box', baseUrl: `${box.url}/v1`, tier: 'local' }];
    const home = newHome();
    const session = await openSession({ LOCALLAMA_PROVIDERS: JSON.stringify(own) }, home);
    await session.route({
      ...{ task: 'Write zebraTask.', tests: 'zebraTests();', system: 'zebraSystem' },
      ...{ file_path: '/zebra/file.js', language: 'javascript' },
    });
    await session.close();
    await box.stop();
    const { stdout } = learning(home, '--json');
    assert.equal(JSON.parse(stdout).models.length, 1, stdout);
    assert.doesNotMatch(stdout, /zebra/i);
  });
});
