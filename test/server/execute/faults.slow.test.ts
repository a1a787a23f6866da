/**
 * Each fault of each provider, streaming and not, met by a whole task: it is named rightly, the next
 * candidate answers, the books hold at least what may have been billed, the next task is answered,
 * and no other host was asked.
 */
import assert from 'node:assert/strict';
import { type FaultServer, startFaultServer } from '../../fakes/faultServer.ts';
import * as faults from '../../fakes/faults.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { DIALECT_NAMES, MODEL, PIECES, SPEAKS, WHOLE } from '../../fakes/speech.ts';
import { endPoint, faultyEndPoint, of, PRICE_PER_MTOK } from './endPoints.ts';
import { CASES, type FaultCase, WHOLE_CASES } from './faultCases.ts';
import { eitherAnswer, meetFault } from './meetFault.ts';
import { openWorld, story } from './world.ts';

for (const dialect of DIALECT_NAMES) {
  suite(`execute: faults of ${dialect}`, () => {
    let faulty: FaultServer;
    let elsewhere: FaultServer;
    let next: PaidServer;
    suiteSetup(async () => {
      faulty = await startFaultServer(dialect);
      elsewhere = await startFaultServer(dialect);
      const pricePerMTok = PRICE_PER_MTOK;
      next = await startPaidServer({ answers: {}, otherwise: 'OK', pricePerMTok });
    });
    suiteTeardown(() => Promise.all([faulty.stop(), elsewhere.stop(), next.stop()]));
    const speaks = SPEAKS[dialect];
    const first = (baseUrl = faulty.baseUrl) => faultyEndPoint(dialect, baseUrl);
    const mend = () => {
      faulty.fault = undefined;
    };

    function check(how: string, { name, fault, kind, only = DIALECT_NAMES }: FaultCase) {
      if (!only.includes(dialect)) return;
      test(`${how}${name}: ${kind}, then the next model`, async () => {
        faulty.fault = fault(speaks, elsewhere.baseUrl);
        await meetFault({ first: first(), next, kind, mend });
        assert.equal(elsewhere.connections, 0);
      });
    }
    for (const each of CASES) check('', each);
    for (const each of WHOLE_CASES) check('not streamed: ', each);

    test('no such host: dns, then the next model', () =>
      meetFault({
        first: first(`http://no-such-host.invalid${speaks.basePath}`),
        next,
        kind: 'dns',
      }));

    test('no TLS: tls, then the next model', async () => {
      const secure = first(faulty.baseUrl.replace('http:', 'https:'));
      const before = faulty.seen.length;
      await meetFault({ first: secure, next, kind: 'tls' });
      assert.equal(faulty.seen.length, before);
    });

    test('connection refused: network, then the next model', async () => {
      const closed = await startFaultServer(dialect);
      const gone = first(closed.baseUrl);
      await closed.stop();
      await meetFault({ first: gone, next, kind: 'network' });
    });

    for (const streamed of [true, false]) {
      const how = streamed ? '' : 'not streamed: ';
      test(`${how}no usage: answered, and charged in full where it costs money`, async () => {
        const type = streamed ? speaks.contentType : 'application/json';
        const stream = PIECES.map(speaks.piece).join('') + speaks.uncountedEnd;
        faulty.fault = faults.plain(type, streamed ? stream : speaks.whole(WHOLE, false));
        const services = { verify: eitherAnswer };
        await using world = openWorld({ ...of(first()), services });
        const { outcome, attempts } = await world.run();
        assert.ok(outcome.ok && outcome.answer.text === WHOLE, story(attempts));
        const [{ cost }] = attempts as [(typeof attempts)[number]];
        const paid = dialect !== 'ollama';
        assert.equal(cost.basis, paid ? 'unknown' : 'free');
        assert.equal(cost.nanoUsd > 0, paid);
        const books = { reserved: 0, billed: 0, estimated: 0, unknown: cost.nanoUsd };
        assert.deepEqual(world.books(), books);
        mend();
        assert.ok((await world.run()).outcome.ok);
      });
    }

    test('a key that is revoked between two tasks, and given back', async () => {
      const far = endPoint('far', 'paid', next.baseUrl);
      await using world = openWorld({ ...of(first(), far), services: { verify: eitherAnswer } });
      const stories: string[] = [];
      const revoked = faults.refuse(401, { error: { message: 'User not found.', code: 401 } });
      for (const fault of [undefined, revoked, revoked, undefined]) {
        faulty.fault = fault;
        stories.push(story((await world.run()).attempts));
      }
      const own = `faulty/${MODEL}`;
      const escaped = `${own} auth, far/coder accepted`;
      assert.deepEqual(stories, [`${own} accepted`, escaped, escaped, `${own} accepted`]);
      assert.equal(world.books().unknown, 0);
    });
  });
}
