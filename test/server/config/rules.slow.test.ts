/** What the person decided about models holds for every task, over the real protocol. */
import assert from 'node:assert/strict';
import type { Config } from '../../../src/server/config/index.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { type Env, openSession, type Session } from '../session.ts';

const SMALL = 'box/small:7b';
const LARGE = 'box/large:32b';
const PAID = 'openrouter/big';
const ALL = [SMALL, LARGE, PAID];

suite('rules of the person', function () {
  this.timeout(60_000);
  let box: PaidServer;
  let remote: PaidServer;

  suiteSetup(async () => {
    const common = { answers: {}, otherwise: 'Yes.', pricePerMTok: { input: 1, output: 2 } };
    box = await startPaidServer({ ...common, models: ['small:7b', 'large:32b'] });
    remote = await startPaidServer({ ...common, models: ['big'] });
  });
  suiteTeardown(() => Promise.all([box.stop(), remote.stop()]));

  const calls = () => box.completions.length + remote.completions.length;

  async function under(
    rules: Partial<Config['rules']>,
    run: (session: Session) => Promise<void>,
    env: Env = {},
  ): Promise<void> {
    const own = [{ id: 'box', baseUrl: `${box.url}/v1`, tier: 'local' }];
    const session = await openSession({
      LOCALLAMA_PROVIDERS: JSON.stringify(own),
      OPENROUTER_ENDPOINT: remote.baseUrl,
      OPENROUTER_API_KEY: 'sk-or-v1-test-key',
      LOCALLAMA_RULES: JSON.stringify(rules),
      ...env,
    });
    try {
      await run(session);
    } finally {
      await session.close();
    }
  }

  /** Runs one task: how many calls it took, and what is said of models that were not asked. */
  async function task(session: Session, args: Record<string, unknown>) {
    const before = calls();
    const output = await session.route(args);
    const known = [...output.decision.candidates, ...output.decision.rejected];
    assert.deepEqual(new Set(known.map(({ model }) => model)), new Set(ALL));
    const why = new Map(output.decision.rejected.map(each => [each.model, each]));
    return { output, why, count: calls() - before };
  }

  const EXPLAIN = { task: 'Explain what a closure is.' };

  for (const model of ALL) {
    test(`pinned to ${model}, that one is asked and no other`, () =>
      under({ pins: [{ model }] }, async session => {
        const { output, why } = await task(session, EXPLAIN);
        assert.equal(output.model, model, output.error);
        assert.deepEqual(
          output.decision.candidates.map(each => each.model),
          [model],
        );
        assert.deepEqual(why.size, ALL.length - 1);
        for (const { kind, why: says } of why.values()) {
          assert.equal(kind, 'not-asked-for');
          assert.match(says, new RegExp(`pin such tasks to ${model}`));
        }
      }));
  }

  test('a pin holds for its language, kind or files only, and the first that applies counts', () =>
    under(
      {
        pins: [
          { model: LARGE, glob: 'legacy/**' },
          { model: SMALL, language: 'Python' },
          { model: PAID, kind: 'explain' },
        ],
      },
      async session => {
        const cases = [
          [{ ...EXPLAIN, language: 'python' }, SMALL],
          [{ ...EXPLAIN, language: 'go' }, PAID],
          [{ ...EXPLAIN, language: 'python', file_path: '/home/me/p/legacy/a.py' }, LARGE],
        ] as const;
        for (const [args, wanted] of cases) {
          assert.equal((await task(session, args)).output.model, wanted, JSON.stringify(args));
        }
        const free = await task(session, { task: 'Write add(a, b).', language: 'go' });
        assert.ok(free.output.decision.candidates.length > 1);
      },
    ));

  test('what is forbidden is never asked, neither as a fallback nor by name', () =>
    under({ forbidden: ['box/*'] }, async session => {
      const { output, why } = await task(session, EXPLAIN);
      assert.equal(output.model, PAID);
      assert.deepEqual([why.get(SMALL)?.kind, why.get(LARGE)?.kind], ['forbidden', 'forbidden']);
      const before = box.completions.length;
      const named = await task(session, { ...EXPLAIN, model: SMALL });
      assert.equal(named.output.status, 'refused');
      assert.match(named.output.error ?? '', /settings forbid/);
      assert.equal(named.count, 0);
      assert.equal(box.completions.length, before);
    }));

  test('only the pool is chosen from, and a task may still name another model', () =>
    under({ pool: ['large:*'] }, async session => {
      const { output, why } = await task(session, EXPLAIN);
      assert.equal(output.model, LARGE);
      assert.match(why.get(PAID)?.why ?? '', /not in the pool/);
      assert.equal((await task(session, { ...EXPLAIN, model: SMALL })).output.model, SMALL);
    }));

  test('below the floor nobody is asked, and the refusal says how far below', () =>
    under({ qualityFloor: 0.999 }, async session => {
      const { output, count } = await task(session, { task: 'Prove that P is not NP.' });
      assert.equal(output.status, 'refused');
      assert.match(
        output.error ?? '',
        /\d+ % chance of being right, a guess; your settings ask for 100 %/,
      );
      assert.equal(count, 0);
    }));

  test('a floor between two models leaves the better one', async () => {
    let floor = 0;
    await under({}, async session => {
      const { output } = await task(session, { ...EXPLAIN, execute: false });
      const quality = new Map(output.decision.candidates.map(each => [each.model, each.quality]));
      assert.ok(quality.get(SMALL)! < quality.get(LARGE)!);
      floor = (quality.get(SMALL)! + quality.get(LARGE)!) / 2;
    });
    await under({ qualityFloor: floor }, async session => {
      const { why } = await task(session, EXPLAIN);
      assert.equal(why.get(SMALL)?.kind, 'not-good-enough');
      assert.equal(why.has(LARGE), false);
    });
  });

  test('a pin to a remote model does not send a file that stays local', () =>
    under(
      { pins: [{ model: PAID }] },
      async session => {
        const { output, count } = await task(session, { ...EXPLAIN, file_path: 'secrets/a.py' });
        assert.deepEqual([output.status, count], ['refused', 0]);
      },
      { LOCALLAMA_LOCAL_ONLY: 'secrets/**' },
    ));

  test('wrong rules stop the server with the name of the field', async () => {
    const opened = openSession({ LOCALLAMA_RULES: '{"forbiden":["x"]}' });
    await assert.rejects(opened, /LOCALLAMA_RULES is wrong.*forbiden/s);
  });
});
