/** The registry of providers. */
import assert from 'node:assert/strict';
import { PLAIN_VARIABLES, SETTINGS } from '../../src/protocol/settings/index.ts';
import {
  createProviders,
  NO_MEMORY,
  PROVIDER_KINDS,
  SYSTEM_CLOCK,
} from '../../src/providers/index.ts';

suite('the registry of providers', () => {
  const BUILT_IN = PROVIDER_KINDS.filter(kind => 'setting' in kind);
  for (const { id, setting, tier } of BUILT_IN) {
    test(`${id} can be made from its setting's own address`, () => {
      const baseUrl = String(SETTINGS[setting].default);
      const [provider] = createProviders(
        [{ kind: id, id, tier, baseUrl }],
        SYSTEM_CLOCK,
        NO_MEMORY,
      );
      assert.equal(provider?.id, id);
      assert.equal(provider?.origin, new URL(baseUrl).origin);
    });
  }

  test('a remote one has a key, which is bound to its address; a local one needs none', () => {
    const keyed = Object.values(PLAIN_VARIABLES).flatMap(({ keyFor }) => keyFor?.setting ?? []);
    const remote = BUILT_IN.filter(({ tier }) => tier !== 'local');
    assert.deepEqual(new Set<string>(keyed), new Set(remote.map(({ setting }) => setting)));
  });

  test('each id is there once, and one that nobody knows is a bug', () => {
    const ids = PROVIDER_KINDS.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const settings = { kind: 'nobody', id: 'x', tier: 'paid', baseUrl: 'http://box' } as const;
    assert.throws(() => createProviders([settings], SYSTEM_CLOCK, NO_MEMORY), TypeError);
  });
});
