/** What became of answers moves decisions: in this server, in others, and until it is forgotten. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  createOutcomeReporter,
  type ReportOutcome,
} from '../../../src/host/proposal/reportOutcome.ts';
import type { RouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { OUTCOME_METHOD } from '../../../src/protocol/userVerdict.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { newHome, openSession, PROGRAM, quietEnv, type Session, until } from '../session.ts';

const MODEL = 'box/small:7b';
const TASK = 'Write a JavaScript function add(a, b).';
const TESTS = "if (add(2, 3) !== 5) throw new Error('wrong sum');";
type Judged = RouteTaskOutput['decision']['candidates'][number];
const SEEN_MS = 5_000;
/** By then a change would have been seen. */
const UNSEEN_MS = 1_500;

suite('learning from outcomes', function () {
  this.timeout(120_000);
  let box: PaidServer;
  let answer = '';
  const sessions: Session[] = [];

  suiteSetup(async () => {
    box = await startPaidServer({
      answers: () => answer,
      pricePerMTok: { input: 1, output: 2 },
      models: ['small:7b'],
    });
  });
  teardown(async () => {
    await Promise.all(sessions.splice(0).map(session => session.close()));
  });
  suiteTeardown(() => box.stop());

  async function open(home: string): Promise<Session> {
    const own = [{ id: 'box', baseUrl: `${box.url}/v1`, tier: 'local' }];
    const session = await openSession({ LOCALLAMA_PROVIDERS: JSON.stringify(own) }, home);
    sessions.push(session);
    return session;
  }

  /** How the model is judged for the next such task. */
  async function judged(session: Session) {
    const { decision } = await session.route({ ...JAVASCRIPT, execute: false });
    const candidate = decision.candidates.find(({ model }) => model === MODEL);
    assert.ok(candidate, decision.reason);
    return candidate;
  }

  /** Hard enough that an outcome can raise the model, too. */
  const JAVASCRIPT = { task: TASK, language: 'javascript', complexity: 0.4 };
  const ADDS = '```js\nfunction add(a, b) {\n  return a + b;\n}\n```';
  const SUBTRACTS = ADDS.replace('+', '-');

  async function answers(session: Session, text: string, times: number, tests?: string) {
    answer = text;
    const ids: string[] = [];
    for (let done = 0; done < times; done++) {
      const given = tests === undefined ? JAVASCRIPT : { ...JAVASCRIPT, tests };
      ids.push((await session.route(given)).task_id);
    }
    return ids;
  }

  /** As the extension does it. */
  const report = ({ client }: Session, ...args: Parameters<ReportOutcome>) =>
    createOutcomeReporter({ client: async () => client })(...args);
  /** Waits for a judgement that `is` true of. */
  const seen = (session: Session, is: (one: Judged) => boolean) =>
    until(async () => {
      const one = await judged(session);
      return is(one) && one;
    }, SEEN_MS);

  for (const [text, direction] of [
    [SUBTRACTS, 'lower'],
    [ADDS, 'raise'],
  ] as const) {
    test(`${direction === 'lower' ? 'rejected' : 'accepted'} answers ${direction} the model, here and in another process, until forgotten`, async () => {
      const home = newHome();
      const [session, other] = [await open(home), await open(home)];
      const before = await judged(session);
      assert.doesNotMatch(before.why, /outcome/);
      await answers(session, text, 6, TESTS);
      const moved = (one: { quality: number }) =>
        direction === 'lower'
          ? one.quality < before.quality - 0.1
          : one.quality > before.quality + 0.02;
      const after = await seen(session, ({ why }) => why.includes('after 6 outcomes here'));
      assert.ok(moved(after), `${before.quality} → ${after.quality}`);
      const elsewhere = await seen(other, ({ why }) => why.includes('after 6 outcomes here'));
      assert.equal(elsewhere.quality.toFixed(3), after.quality.toFixed(3));
      const restarted = await open(home);
      assert.ok(moved(await judged(restarted)));

      const args = [PROGRAM, 'learning', '--reset', '--json'];
      const reset = spawnSync(process.execPath, args, {
        env: quietEnv(home, {}),
        encoding: 'utf8',
      });
      assert.ok(JSON.parse(reset.stdout).forgotten >= 6, reset.stdout);
      for (const each of [session, other, restarted]) {
        const fresh = await seen(each, one => !/outcome/.test(one.why));
        assert.equal(fresh.quality, before.quality);
      }
    });
  }

  test('what the person discards lowers a model, what is applied raises it, once for each answer', async () => {
    const session = await open(newHome());
    const before = await judged(session);
    const ids = await answers(session, ADDS, 5);
    for (const id of ids) report(session, id, 'discarded');
    await seen(session, one => one.quality < before.quality - 0.05);
    await new Promise(resolve => setTimeout(resolve, UNSEEN_MS));
    const after = await judged(session);
    assert.match(after.why, /after 5 outcomes here/);
    for (let again = 0; again < 20; again++) report(session, ids[0]!, 'discarded');
    await new Promise(resolve => setTimeout(resolve, UNSEEN_MS));
    assert.equal((await judged(session)).quality.toFixed(3), after.quality.toFixed(3));
    for (const id of ids) report(session, id, 'inserted');
    await seen(session, one => one.quality > before.quality + 0.02);
  });

  test('a report of an unknown task or verdict changes nothing and breaks nothing', async () => {
    const session = await open(newHome());
    const before = await judged(session);
    report(session, 'no-such-task', 'discarded');
    const [id] = await answers(session, ADDS, 1);
    const params = { task_id: id, verdict: 'hated' };
    await session.client.notification({ method: OUTCOME_METHOD, params });
    await new Promise(resolve => setTimeout(resolve, UNSEEN_MS));
    assert.ok((await judged(session)).quality >= before.quality);
  });

  test('tests are believed more than a click', async () => {
    const session = await open(newHome());
    const before = await judged(session);
    const ids = await answers(session, ADDS, 5, TESTS);
    const after = await seen(session, ({ why }) => why.includes('after 5 outcomes here'));
    assert.ok(after.quality > before.quality);
    for (const id of ids) report(session, id, 'discarded');
    await new Promise(resolve => setTimeout(resolve, UNSEEN_MS));
    assert.equal((await judged(session)).quality.toFixed(3), after.quality.toFixed(3));
  });

  test('the time that answers take is learned', async () => {
    const session = await open(newHome());
    const before = await judged(session);
    await answers(session, `${ADDS}\n${'Thus it adds. '.repeat(50)}`, 4);
    const after = await seen(session, one => one.expected_ms !== before.expected_ms);
    assert.ok(after.quality >= before.quality);
  });
});
