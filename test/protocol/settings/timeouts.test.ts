/** Each timer has a name, a variable and a setting, and what is set reaches the calls. */
import assert from 'node:assert/strict';
import { nameVariable, SETTINGS, TIMER_NAMES } from '../../../src/protocol/settings/index.ts';
import { parseConfig } from '../../../src/server/config/config.ts';
import { EXECUTION_LIMITS } from '../../../src/server/execute/executionLimits.ts';
import { applyTimers } from '../../../src/server/execute/timeouts.ts';

function timersOf(env: Record<string, string>) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.config.timersMs;
}

suite('timers', () => {
  for (const name of TIMER_NAMES) {
    test(`${name} can be set, from a tenth of a second to an hour or a day`, () => {
      const env = nameVariable(SETTINGS[`timeouts.${name}`]);
      const mostSeconds = name === 'call' || name === 'task' ? 86_400 : 3_600;
      assert.deepEqual(timersOf({ [env]: '2.5' }), { [name]: 2_500 });
      assert.deepEqual(timersOf({ [env]: '0.1' }), { [name]: 100 });
      assert.deepEqual(timersOf({ [env]: String(mostSeconds) }), { [name]: 1_000 * mostSeconds });
      for (const wrong of [mostSeconds + 1, 0, 0.05]) {
        assert.throws(
          () => timersOf({ [env]: String(wrong) }),
          new RegExp(`${env} must be a number from 0.1 to ${mostSeconds} seconds`),
        );
      }
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
