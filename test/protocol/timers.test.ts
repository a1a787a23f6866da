/** Each timer has a name, a variable and a setting, and what is set reaches the calls. */
import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { SERVER_ENV } from '../../src/protocol/serverEnv.ts';
import { LEAST_SECONDS, TIMER_NAMES, TIMERS } from '../../src/protocol/timers.ts';
import { parseConfig } from '../../src/server/config/config.ts';
import { applyTimers, EXECUTION_LIMITS } from '../../src/server/execute/limits.ts';

const properties: Readonly<
  Record<string, { readonly scope: string; readonly maximum?: number; readonly minimum?: number }>
> = manifest.contributes.configuration.properties;

function timersOf(env: Record<string, string>) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.config.timersMs;
}

suite('timers', () => {
  for (const name of TIMER_NAMES) {
    test(`${name} can be set by variable and by setting, within the same bounds`, () => {
      const { env, mostSeconds } = TIMERS[name];
      assert.ok(env in SERVER_ENV);
      assert.equal(properties[`locallama.timeouts.${name}`]?.maximum, mostSeconds);
      assert.equal(properties[`locallama.timeouts.${name}`]?.minimum, LEAST_SECONDS);
      assert.deepEqual(timersOf({ [env]: '2.5' }), { [name]: 2_500 });
      assert.throws(() => timersOf({ [env]: String(mostSeconds + 1) }), new RegExp(env));
      assert.throws(() => timersOf({ [env]: '0' }), new RegExp(env));
    });

    test(`${name} changes its own limit and no other`, () => {
      const before = figures(applyTimers(EXECUTION_LIMITS, {}));
      assert.deepEqual(before, figures(EXECUTION_LIMITS));
      const after = figures(applyTimers(EXECUTION_LIMITS, { [name]: 12_345 }));
      const changed = Object.keys(after).filter(key => after[key] !== before[key]);
      assert.deepEqual(changed, CHANGES[name]);
      assert.ok(changed.every(key => after[key] === 12_345));
    });
  }
});

const inAllTiers = (limit: string) => ['local', 'free', 'paid'].map(tier => `${tier} ${limit}`);

const CHANGES: Readonly<Record<string, readonly string[]>> = {
  connect: inAllTiers('connectMs'),
  firstToken: inAllTiers('firstTokenMs'),
  idle: inAllTiers('idleMs'),
  call: inAllTiers('totalMs'),
  loading: ['loading'],
  task: ['task'],
};

/** Every limit under a name of its own. */
function figures(limits: typeof EXECUTION_LIMITS): Readonly<Record<string, number>> {
  const calls = Object.entries(limits.call).flatMap(([tier, call]) =>
    Object.entries(call).map(([name, value]) => [`${tier} ${name}`, value] as const),
  );
  const { loadingFirstTokenMs: loading, taskMs: task } = limits;
  return { ...Object.fromEntries(calls), loading, task };
}
