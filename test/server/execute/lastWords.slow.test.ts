/**
 * The words that are really sent are judged, not the task that they came from: a strategy's own text,
 * a path that a template names, and the evidence of a check are in them, too.
 */
import assert from 'node:assert/strict';
import {
  BARE_PRIVACY_RULES,
  checkPrivacy,
} from '../../../src/core/decision-engine/rules/checkPrivacy.ts';
import type { Verdict } from '../../../src/core/types.ts';
import type { ExecutionServices } from '../../../src/server/execute/services.ts';
import type { PaidServer } from '../../fakes/paidServer.ts';
import { endPoint, of } from './endPoints.ts';
import { QUICK } from './quickLimits.ts';
import { answering, GRATIS } from './servers.ts';
import { openWorld, story, type WorldOptions } from './world.ts';

// Made up, and put together here, so that no scanner takes this file for a leak.
const KEY = ['ghp', '_', 'A1b2'.repeat(9)].join('');
const OWN = ['an-odd-', 'key-77', 'x'].join('');
const judgeWords: ExecutionServices['checkPrivacy'] = words =>
  checkPrivacy(words, { ...BARE_PRIVACY_RULES, keys: [OWN] });
const MARK = 'zebra7731';

/** A model here mends its own answer, however weak it is. */
const MENDING = { ...QUICK, fallback: { ...QUICK.fallback, minRepairChance: 0 } };

const rejects = (by: string, evidence: string) => async (): Promise<Verdict> => ({
  outcome: 'rejected',
  by,
  evidence,
});

suite('execute: the words that are sent', () => {
  let near: PaidServer & AsyncDisposable;
  let far: PaidServer & AsyncDisposable;
  setup(async () => {
    [near, far] = [await answering('OK', GRATIS), await answering('OK')];
  });
  teardown(() => Promise.all([near.stop(), far.stop()]));

  const order = (...names: readonly string[]) => ({ order: names.map(name => `${name}/coder`) });
  const world = (services: WorldOptions['services']) =>
    openWorld({
      ...of(
        endPoint('near', 'local', near.baseUrl),
        endPoint('far', 'paid', far.baseUrl),
        ...Array.from({ length: 9 }, (_, at) => endPoint(`free${at}`, 'free', far.baseUrl)),
      ),
      limits: MENDING,
      services: services!,
    });
  const REMOTE = ['far', ...Array.from({ length: 9 }, (_, at) => `free${at}`)];

  for (const [what, built] of [
    ['prompt', { prompt: `Use ${KEY} here.` }],
    ['system', { prompt: 'x', system: KEY }],
    ['prompt of our own key', { prompt: `x ${OWN}` }],
  ] as const) {
    test(`a secret in the ${what} stays, and the task goes on here, however many ask`, async () => {
      await using made = world({ buildPrompt: () => built, checkPrivacy: judgeWords });
      const { outcome, attempts } = await made.run(order(...REMOTE, 'near'));
      assert.ok(outcome.ok && outcome.tier === 'local', story(attempts));
      assert.deepEqual(far.requests, []);
      const [refused, kept] = made.audit;
      assert.deepEqual([refused?.allowed, kept?.allowed, kept?.tier], [false, true, 'local']);
      assert.match(refused?.rule ?? '', /^secret: a /);
      assert.deepEqual(made.books(), { reserved: 0, billed: 0, estimated: 0, unknown: 0 });
    });
  }

  test('without a model here it is refused with the rule named, and not quoted', async () => {
    await using made = world({ buildPrompt: () => ({ prompt: KEY }) });
    const { outcome, attempts } = await made.run(order(...REMOTE));
    assert.ok(!outcome.ok && outcome.failure.kind === 'privacy-refused', story(attempts));
    assert.match(outcome.failure.message, /rule: secret: a GitHub token/);
    assert.ok(!outcome.failure.message.includes(KEY));
    assert.equal(attempts.length, 1, 'nobody else is tried, nor asked to pay for it');
  });

  for (const [what, secret] of Object.entries({ shape: KEY, 'key of our own': OWN })) {
    test(`evidence with a ${what} stays, and the task goes on without it`, async () => {
      await using made = world({
        verify: rejects('tests', `expected ${secret}`),
        checkPrivacy: judgeWords,
      });
      const { attempts } = await made.run(order('near', 'far'));
      assert.match(story(attempts), /near\/coder rejected.*far\/coder rejected/);
      const sent = JSON.stringify(far.requests);
      assert.match(sent, /what the check said is kept here/);
      assert.ok(!sent.includes(secret));
      assert.ok(JSON.stringify(near.requests.slice(1)).includes(secret), 'the model here is told');
    });
  }

  for (const [by, keepsFiles, isTold] of [
    ['project', true, false],
    ['project', false, true],
    ['tests', true, true],
  ] as const) {
    test(`evidence of ${by}, ${keepsFiles ? 'with' : 'without'} globs`, async () => {
      await using made = world({ verify: rejects(by, `it said ${MARK}`), keepsFiles });
      await made.run(order('near', 'far'));
      assert.ok(near.completions.length > 1, 'the model here mends its answer');
      for (const { requests } of [near, far]) {
        const sent = JSON.stringify(requests);
        assert.equal(sent.includes(MARK), isTold);
        assert.match(sent, isTold ? /it said/ : /own check failed/);
      }
    });
  }
});
