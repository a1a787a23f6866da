/** Passing faults that must not put a model out of use for hours. */
import assert from 'node:assert/strict';
import {
  applyFailure,
  COOLDOWN_POLICY,
  computeCoolingEnd,
  HEALTHY,
} from '../../../src/core/fallback-handler/cooldown.ts';
import { makeRefusalFailure } from '../../../src/core/fallback-handler/failure.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const HOUR = 3_600_000;
const asked = { provider: 'X', charges: true, nowMs: NOW, secrets: [] };

suite('faults that pass', () => {
  test("a 503 is not as long as the quota's window", () => {
    const headers = { 'x-ratelimit-remaining': '990', 'x-ratelimit-reset': String(NOW + 8 * HOUR) };
    const body = JSON.stringify({ error: { message: 'hiccup' } });
    const { retryAfterMs = 0 } = makeRefusalFailure({ status: 503, headers, body }, asked);
    assert.ok(retryAfterMs < 60_000, `${retryAfterMs} ms`);
  });

  test('a clock that is set back does not lengthen a pause of seconds', () => {
    const failure = { kind: 'cut', message: '', mayBeBilled: false } as const;
    let breaker = HEALTHY;
    for (let i = 0; i < COOLDOWN_POLICY.threshold; i += 1) {
      breaker = applyFailure(breaker, failure, NOW, 0, COOLDOWN_POLICY);
    }
    const earlier = NOW - 2 * HOUR;
    const until = computeCoolingEnd(breaker, earlier, COOLDOWN_POLICY) ?? earlier;
    assert.ok(until - earlier < COOLDOWN_POLICY.maxMs * 1.2, `${until - earlier} ms`);
  });
});
