/** Consent to paid calls without a budget: asked for once, whoever waits, and kept for the month. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCalendar } from '../../../src/core/cost-monitor/budgets/periods.ts';
import { createPayConsent } from '../../../src/server/execute/payConsent.ts';
import { openDatabase } from '../../../src/store/database/database.ts';
import { openPayConsentStore } from '../../../src/store/payConsentStore.ts';
import { SCHEMAS } from '../../../src/store/schemas.ts';

const UNLIMITED = { nanoUsd: null, tokens: null };
const IN_NOVEMBER = Date.UTC(2026, 10, 30, 12);
const homes: string[] = [];
const DAY_MS = 86_400_000;

/** Processes that share a ledger, and what was asked in all of them. */
function openHome(left: { nanoUsd: number | null; tokens: number | null } = UNLIMITED) {
  let now = IN_NOVEMBER;
  const folder = mkdtempSync(join(tmpdir(), 'locallama-consent-'));
  homes.push(folder);
  const database = openDatabase(folder, {
    parts: SCHEMAS,
    patience: { random: Math.random, maxWaitMs: 5_000 },
    fileSystemType: () => 0,
    now: () => now,
  });
  let questions = 0;
  const start = () => {
    const store = openPayConsentStore(database, createCalendar('UTC'), () => now);
    const consent = createPayConsent({ ledger: { left: () => left }, store });
    const ask = (answer: 'yes' | 'no' | undefined) =>
      consent.askOnce(async () => {
        questions += 1;
        await new Promise(resolve => setImmediate(resolve));
        return answer;
      });
    return { consent, ask };
  };
  return {
    start,
    questions: () => questions,
    later: () => {
      now += 2 * DAY_MS;
    },
  };
}

suite('consent to pay without a budget', () => {
  suiteTeardown(() => {
    for (const home of homes) rmSync(home, { recursive: true });
  });

  test('tasks that wait together ask once', async () => {
    const home = openHome();
    const { ask } = home.start();
    assert.deepEqual(await Promise.all([ask('yes'), ask('no'), ask('no')]), ['yes', 'yes', 'yes']);
    assert.equal(home.questions(), 1);
  });

  test('a yes holds in every process, until the month is over', async () => {
    const home = openHome();
    await home.start().ask('yes');
    const other = home.start();
    assert.ok(other.consent.isGiven());
    assert.equal(await other.ask('no'), 'yes');
    home.later();
    assert.ok(!other.consent.isGiven());
    assert.equal(await other.ask('no'), 'no');
    assert.equal(home.questions(), 2);
  });

  test('a no holds for the process, and a new one asks again', async () => {
    const home = openHome();
    const { ask, consent } = home.start();
    assert.equal(await ask('no'), 'no');
    assert.equal(await ask('yes'), 'no');
    assert.ok(!consent.isGiven());
    assert.equal(await home.start().ask('yes'), 'yes');
  });

  test('a question that nobody answered is asked again', async () => {
    const home = openHome();
    const { ask } = home.start();
    assert.deepEqual(await Promise.all([ask(undefined), ask('yes')]), [undefined, 'yes']);
  });

  for (const left of [
    { nanoUsd: 0, tokens: null },
    { nanoUsd: null, tokens: 5 },
  ]) {
    test(`a budget needs none: ${JSON.stringify(left)}`, async () => {
      const home = openHome(left);
      const { consent, ask } = home.start();
      assert.ok(consent.isGiven());
      assert.equal(await ask('no'), 'yes');
      assert.equal(home.questions(), 0);
    });
  }
});
