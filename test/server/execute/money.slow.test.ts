/** No call that may cost money is made without its worst case held, whatever breaks. */
import assert from 'node:assert/strict';
import { UNLIMITED } from '../../../src/core/cost-monitor/budgets/headroom.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { ExecutionLedger } from '../../../src/server/execute/services.ts';
import { endPoint, of } from './endPoints.ts';
import { answering, GRATIS } from './servers.ts';
import { openWorld, story } from './world.ts';

const MILLI_USD = 1_000_000;

function brokenLedger(broken: keyof ExecutionLedger): ExecutionLedger {
  const act = (name: keyof ExecutionLedger) => () => {
    if (name === broken) throw new Error('disk I/O error');
  };
  return {
    left: () => {
      act('left')();
      return UNLIMITED;
    },
    reserve: () => {
      act('reserve')();
      return { ok: true, id: '1' };
    },
    settle: act('settle'),
    hasBilled: () => {
      act('hasBilled')();
      return false;
    },
    record: () => {
      act('record')();
      return '1';
    },
    markAnswered: act('markAnswered'),
  };
}

suite('execute: money', () => {
  test('a burst of tasks at the worst bill never passes the limit', async () => {
    await using far = await answering('OK', { billing: 'worst', firstTokenDelayMs: 20 });
    const dailyNanoUsd = 10 * MILLI_USD;
    const points = of(endPoint('far', 'paid', far.baseUrl));
    await using world = openWorld({ ...points, budget: { dailyNanoUsd } });
    const all = await Promise.all(Array.from({ length: 20 }, () => world.run()));
    const done = all.filter(({ outcome }) => outcome.ok).length;
    assert.ok(done > 0 && done < 20, `${done} done`);
    assert.ok(far.billedNanoUsd <= dailyNanoUsd, `billed ${far.billedNanoUsd}`);
    assert.equal(world.books().billed, far.billedNanoUsd);
    for (const { outcome } of all) {
      if (!outcome.ok) assert.match(outcome.failure.message, /budget|limit|left/i);
    }
  });

  test('what others took meanwhile lowers the cap before the call is refused', async () => {
    await using far = await answering('OK');
    const points = of(endPoint('far', 'paid', far.baseUrl));
    const budget = { dailyNanoUsd: 5 * MILLI_USD };
    await using plain = openWorld({ ...points, budget });
    const { ledger } = plain.services;
    const late: ExecutionLedger = {
      left: () => UNLIMITED,
      reserve: ledger.reserve.bind(ledger),
      settle: ledger.settle.bind(ledger),
      hasBilled: ledger.hasBilled.bind(ledger),
      record: ledger.record.bind(ledger),
      markAnswered: ledger.markAnswered.bind(ledger),
    };
    await using world = openWorld({ ...points, services: { ledger: late } });
    const { outcome, attempts } = await world.run();
    assert.ok(outcome.ok, JSON.stringify(outcome));
    assert.equal(story(attempts), 'far/coder accepted');
    assert.deepEqual(
      far.completions.map(({ body }) => body?.max_tokens),
      [1_024],
    );
    assert.equal(plain.books().billed, far.billedNanoUsd);
    assert.equal(plain.books().reserved, 0);
  });

  test('a refusal names the least that the call could have held', async () => {
    await using far = await answering('OK');
    const budget = { dailyNanoUsd: MILLI_USD };
    await using world = openWorld({ ...of(endPoint('far', 'paid', far.baseUrl)), budget });
    const { outcome } = await world.run();
    // 1,024 tokens of $2 per million, and the prompt.
    assert.match(outcome.ok ? '' : outcome.failure.message, /may cost up to \$0\.0022?\d*\./);
    assert.equal(far.requests.length, 0);
  });

  test('a used-up budget leaves the local model', async () => {
    await using near = await answering('OK', GRATIS);
    await using far = await answering('OK');
    const points = of(
      endPoint('far', 'paid', far.baseUrl),
      endPoint('near', 'local', near.baseUrl),
    );
    await using world = openWorld({ ...points, budget: { dailyNanoUsd: 1 } });
    const { outcome, attempts } = await world.run();
    assert.ok(outcome.ok && outcome.tier === 'local');
    assert.equal(story(attempts), 'far/coder budget-refused, near/coder accepted');
    assert.equal(far.requests.length, 0);
  });

  test('the task’s own limit holds for all attempts together', async () => {
    await using first = await answering('No.', { billing: 'worst' });
    await using second = await answering('No.', { billing: 'worst' });
    const points = of(endPoint('a', 'paid', first.baseUrl), endPoint('b', 'paid', second.baseUrl));
    await using world = openWorld(points);
    const maxCostNanoUsd = 3 * MILLI_USD;
    const { totalCost } = await world.run({ task: { maxCostNanoUsd } });
    const billed = first.billedNanoUsd + second.billedNanoUsd;
    assert.ok(billed > 0 && billed <= maxCostNanoUsd, `billed ${billed}`);
    assert.equal(totalCost.nanoUsd, billed);
  });

  test('free use does not turn into paid use unless somebody says yes', async () => {
    const body = { error: { message: 'Rate limit exceeded: free-models-per-day' } };
    const headers = { 'retry-after': '7200' };
    await using free = await answering('', { refuse: () => ({ status: 429, headers, body }) });
    await using far = await answering('OK');
    const points = of(
      endPoint('free', 'free', free.baseUrl, 'coder:free'),
      endPoint('far', 'paid', far.baseUrl),
    );
    await using silent = openWorld(points);
    const refused = await silent.run({ route: 'paid' });
    assert.ok(!refused.outcome.ok);
    assert.match(
      refused.outcome.failure.message,
      /far\/coder could, for about \$0\.00\d+\. Go on\?/,
    );
    assert.equal(far.requests.length, 0);

    await using agreed = openWorld({ ...points, services: { askPerson: async () => 'yes' } });
    assert.ok((await agreed.run({ route: 'paid' })).outcome.ok);
    await using capped = openWorld(points);
    const task = { maxCostNanoUsd: 100 * MILLI_USD };
    assert.ok((await capped.run({ route: 'paid', task })).outcome.ok);
  });

  test('a ledger that cannot reserve stops paid calls and no local ones', async () => {
    await using near = await answering('OK', GRATIS);
    await using far = await answering('OK');
    const points = of(
      endPoint('far', 'paid', far.baseUrl),
      endPoint('near', 'local', near.baseUrl),
    );
    const services = { ledger: brokenLedger('reserve') };
    await using world = openWorld({ ...points, services });
    const { outcome, attempts } = await world.run();
    assert.ok(outcome.ok && outcome.tier === 'local');
    assert.equal(story(attempts), 'far/coder budget-refused, near/coder accepted');
    assert.equal(far.requests.length, 0);
  });

  test('nothing is written before a local model is asked, and a paid call is', async () => {
    await using near = await answering('OK', GRATIS);
    await using far = await answering('OK');
    const points = of(
      endPoint('near', 'local', near.baseUrl),
      endPoint('far', 'paid', far.baseUrl),
    );
    const events: string[] = [];
    await using world = openWorld(points);
    const { ledger } = world.services;
    const noted = <Given extends unknown[], T>(name: string, act: (...given: Given) => T) => {
      return (...given: Given): T => {
        events.push(name);
        return act(...given);
      };
    };
    const services = {
      audit: noted('ask', () => {}),
      ledger: {
        left: ledger.left.bind(ledger),
        reserve: noted('reserve', ledger.reserve.bind(ledger)),
        hasBilled: ledger.hasBilled.bind(ledger),
        record: noted('record', ledger.record.bind(ledger)),
        settle: noted('settle', ledger.settle.bind(ledger)),
        markAnswered: () => {},
      },
    };
    await using watched = openWorld({ ...points, services });
    await watched.run({ order: ['near/coder'] });
    await watched.run({ order: ['far/coder'] });
    assert.deepEqual(events, ['ask', 'record', 'reserve', 'ask', 'settle']);
  });

  for (const tier of ['local', 'free'] as const) {
    test(`a ${tier} model that bills is stopped by the budget`, async () => {
      await using bills = await answering('OK', { pricePerMTok: { input: 1_000, output: 1_000 } });
      const budget = { dailyNanoUsd: MILLI_USD };
      await using world = openWorld({ ...of(endPoint('far', tier, bills.baseUrl)), budget });
      assert.ok((await world.run()).outcome.ok, 'nobody could know');
      const before = bills.billedNanoUsd;
      assert.ok(before > MILLI_USD, `billed ${before}`);
      for (let call = 0; call < 4; call++) {
        const { outcome } = await world.run();
        assert.match(outcome.ok ? 'done' : outcome.failure.message, /daily budget/);
      }
      assert.equal(bills.billedNanoUsd, before);
    });
  }

  test('a local call that cannot be recorded does not lose the answer', async () => {
    await using near = await answering('OK', GRATIS);
    const services = { ledger: brokenLedger('record') };
    await using world = openWorld({ ...of(endPoint('near', 'local', near.baseUrl)), services });
    assert.ok((await world.run()).outcome.ok);
    assert.ok(world.log.some(line => line.includes('disk I/O error')));
  });

  for (const broken of ['left', 'settle', 'markAnswered'] as const) {
    test(`a ledger whose ${broken} fails does not lose the answer`, async () => {
      await using far = await answering('OK');
      const services = { ledger: brokenLedger(broken) };
      await using world = openWorld({ ...of(endPoint('far', 'paid', far.baseUrl)), services });
      assert.ok((await world.run()).outcome.ok);
      assert.ok(world.log.some(line => line.includes('disk I/O error')));
    });
  }

  test('a provider that breaks its promises is survived, and its call stays charged', async () => {
    const { model, provider: settings } = endPoint('far', 'paid', 'http://127.0.0.1:9/v1');
    const rejects: Provider = {
      id: 'far',
      origin: 'http://127.0.0.1:9',
      discover: () => Promise.reject(new Error('never')),
      complete: () => Promise.reject(new Error('a bug')),
    };
    const providers = new Map([['far', rejects]]);
    await using world = openWorld({
      providers: [settings],
      models: [model],
      services: { providers },
    });
    const { outcome, attempts } = await world.run();
    assert.ok(!outcome.ok);
    assert.deepEqual(
      attempts.map(({ cost }) => cost.basis),
      ['unknown', 'unknown'],
    );
    const held = attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0);
    assert.deepEqual(world.books(), { reserved: 0, billed: 0, estimated: 0, unknown: held });
  });
});
