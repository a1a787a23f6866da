/** The breaker's life as a line of events: f = failure, s = success, ? = may I?, +n = n ms pass. */
import assert from 'node:assert/strict';
import {
  admit,
  applyFailure,
  applySuccess,
  type Breaker,
  type CooldownPolicy,
  computeCoolingEnd,
  HEALTHY,
} from '../../../src/core/fallback-handler/cooldown.ts';
import {
  blame,
  buildHealthKeys,
  hasAnswered,
  listHealthScopes,
} from '../../../src/core/fallback-handler/healthScopes.ts';
import type { Failure } from '../../../src/core/types.ts';

const POLICY: CooldownPolicy = {
  ...{ threshold: 3, baseMs: 1_000, maxMs: 8_000 },
  ...{ maxAskedMs: 100_000, probeMs: 500, jitter: 0 },
};
const OVERLOADED: Failure = { kind: 'overloaded', message: '', mayBeBilled: false };

/** `events` → one character per `?`: y or n. */
function check(name: string, events: string, expected: string): void {
  test(name, () => {
    let breaker: Breaker = HEALTHY;
    let now = 1_000_000;
    let told = '';
    for (const event of events.split(' ')) {
      if (event.startsWith('+') || event.startsWith('-')) now += Number(event);
      else if (event === 's') breaker = applySuccess(breaker, now);
      else if (event.startsWith('f')) {
        const retryAfterMs = event.length > 1 ? { retryAfterMs: Number(event.slice(1)) } : {};
        breaker = applyFailure(breaker, { ...OVERLOADED, ...retryAfterMs }, now, 0.5, POLICY);
      } else {
        const admission = admit(breaker, now, POLICY);
        told += admission.allowed ? 'y' : 'n';
        if (admission.allowed) breaker = admission.next;
      }
    }
    assert.equal(told, expected);
  });
}

suite('cool-down', () => {
  check('one failure is no pattern', 'f ? f ?', 'yy');
  check('three in a row open it', 'f f f ?', 'n');
  check('a success in between starts the count again', 'f f s f f ?', 'y');
  check('one probe after the pause', 'f f f +1000 ? ?', 'yn');
  check('a probe that works closes it', 'f f f +1000 ? s ? ?', 'yyy');
  check('a probe that fails doubles the pause', 'f f f +1000 ? f +1000 ? +1000 ?', 'yny');
  check('a probe that never reports frees the place', 'f f f +1000 ? +499 ? +1 ?', 'yny');
  check(
    'the pause has a cap',
    'f f f +9000 ? f +9000 ? f +9000 ? f +9000 ? f +7999 ? +1 ?',
    'yyyyny',
  );
  check('a Retry-After opens it at once', 'f5000 ? +4999 ? +1 ?', 'nny');
  check('an absurd Retry-After is cut', 'f999999999 +99999 ? +1 ?', 'ny');
  check('a late success does not undo a Retry-After', 'f5000 s ?', 'n');
  check('failures meanwhile do not shorten it', 'f5000 f ? +4999 ? +1 ?', 'nny');
  check('a clock that goes back a day does not lock it', 'f5000 -86400000 ?', 'y');

  test('asking for the time takes no probe', () => {
    const open = applyFailure(HEALTHY, { ...OVERLOADED, retryAfterMs: 10 }, 0, 0, POLICY);
    assert.equal(computeCoolingEnd(open, 5, POLICY), 10);
    assert.equal(computeCoolingEnd(open, 10, POLICY), null);
  });
  test('jitter only lengthens', () => {
    const failure = { ...OVERLOADED, retryAfterMs: 1_000 };
    const open = applyFailure(HEALTHY, failure, 0, 0.5, { ...POLICY, jitter: 0.2 });
    assert.equal(computeCoolingEnd(open, 1, POLICY), 1_100);
  });
});

suite('blame', () => {
  test('a free 429 holds for every free model of the account, and for no paid one', () => {
    const keys = buildHealthKeys('openrouter/a:free', 'https://openrouter.ai');
    assert.equal(keys[blame('rate-limited', 'free') as 'account'], keys.account);
    assert.equal(blame('rate-limited', 'paid'), 'model');
    assert.ok(listHealthScopes('free').includes('account'));
    assert.ok(!listHealthScopes('paid').includes('account'));
  });
  test('who refuses is there', () => {
    assert.ok(hasAnswered('auth') && hasAnswered('rate-limited') && hasAnswered('cut'));
    assert.ok(!hasAnswered('network') && !hasAnswered('cancelled') && !hasAnswered('dns'));
  });
  test('a wrong key, a cancel and a long prompt are no one’s fault', () => {
    for (const kind of ['auth', 'cancelled', 'context-overflow', 'budget-refused'] as const) {
      assert.equal(blame(kind, 'paid'), 'none');
    }
  });
});
