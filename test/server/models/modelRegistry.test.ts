/** Which models are known, and that a server which hangs or is down costs a call next to nothing. */
import assert from 'node:assert/strict';
import type { Model } from '../../../src/core/types.ts';
import type { Discovery, Provider } from '../../../src/providers/provider.ts';
import { ModelRegistry } from '../../../src/server/models/modelRegistry.ts';
import { createLogger } from '../../../src/server/session/logger.ts';

const LIMITS = { discoverMs: 60_000, waitMs: 300, firstLookMs: 20, freshMs: 1_000 };
const log = createLogger({ level: 'error', secrets: [], now: () => 0, write: () => {} });

function model(provider: string, name: string, tier: Model['tier'] = 'local'): Model {
  const price = { kind: 'free' } as const;
  return { id: `${provider}/${name}`, provider, name, tier, contextTokens: 1_000, price };
}

/** An end point whose answer the test gives when it likes. */
function endPoint(id: string, tier?: Model['tier']) {
  let answer: (discovery: Discovery) => void = () => {};
  let asked = 0;
  const provider: Provider = {
    id,
    origin: `http://${id}`,
    discover: () => {
      asked += 1;
      return new Promise(resolve => {
        answer = resolve;
      });
    },
    complete: () => Promise.reject(new Error('not asked for')),
  };
  const up = () => answer({ ok: true, models: [model(id, 'm', tier)] });
  const down = () =>
    answer({ ok: false, failure: { kind: 'network', message: 'refused', mayBeBilled: false } });
  return { provider, up, down, asked: () => asked };
}

function registry(providers: readonly Provider[], clock: { now: number }, kept: Model[] = []) {
  return new ModelRegistry({
    providers,
    enrich: models => Promise.resolve(models),
    remembered: { read: id => kept.filter(({ provider }) => provider === id), write: () => {} },
    limits: LIMITS,
    now: () => clock.now,
    log,
    onChange: () => {},
  });
}

const ids = (models: readonly Model[]) => models.map(({ id }) => id);

suite('model registry', () => {
  test('one that is up is used although another hangs', async () => {
    const [quick, hanging] = [endPoint('quick'), endPoint('hanging')];
    const models = registry([quick.provider, hanging.provider], { now: 0 });
    void models.refresh();
    quick.up();
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(ids(await models.models()), ['quick/m']);
  });

  test('a host elsewhere that is quicker does not keep a local one from being seen', async () => {
    const [remote, local] = [endPoint('remote', 'free'), endPoint('slow')];
    const models = registry([remote.provider, local.provider], { now: 0 });
    void models.refresh();
    remote.up();
    await new Promise(resolve => setImmediate(resolve));
    const waiting = models.models();
    setTimeout(local.up, 2 * LIMITS.firstLookMs);
    assert.deepEqual(ids(await waiting), ['remote/m', 'slow/m']);
  });

  test('what is remembered is used while nobody has answered yet', async () => {
    const hanging = endPoint('hanging');
    const kept = [model('hanging', 'old')];
    const models = registry([hanging.provider], { now: 0 }, kept);
    assert.deepEqual(ids(models.known()), ['hanging/old']);
    assert.deepEqual(ids(await models.models()), ['hanging/old']);
  });

  test('where nothing is known the first answer is waited for', async () => {
    const slow = endPoint('slow');
    const models = registry([slow.provider], { now: 0 });
    const waiting = models.models();
    setTimeout(slow.up, 50);
    assert.deepEqual(ids(await waiting), ['slow/m']);
  });

  test('a model that has answered is in memory', async () => {
    const cold = { ...model('one', 'm'), loaded: false };
    const models = registry([endPoint('one').provider], { now: 0 }, [cold]);
    models.noteLoaded('one/m');
    assert.equal(models.known()[0]?.loaded, true);
    models.noteLoaded('one/unknown');
  });

  test('stale knowledge is refreshed behind the call', async () => {
    const clock = { now: 0 };
    const one = endPoint('one');
    const models = registry([one.provider], clock);
    const first = models.refresh();
    one.up();
    await first;
    clock.now = LIMITS.freshMs + 1;
    assert.deepEqual(ids(await models.models()), ['one/m']);
    assert.equal(one.asked(), 2);
    one.down();
    await models.settled();
    assert.deepEqual(ids(models.known()), []);
    assert.equal(models.status()[0]?.problem, 'refused');
  });
});
