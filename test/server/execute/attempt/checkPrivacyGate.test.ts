/** Which model at which address gets a task that a rule keeps local: one line per case. */
import assert from 'node:assert/strict';
import type { Model, Tier } from '../../../../src/core/types.ts';
import { checkPrivacyGate } from '../../../../src/server/execute/attempt/checkPrivacyGate.ts';

const KEPT = { kind: 'local-only', rule: 'secrets/**', why: 'The path matches.' } as const;

function check(
  origin: string,
  expected: 'passes' | 'stopped',
  name = 'coder:7b',
  tier: Tier = 'local',
) {
  test(`${tier} ${name} at ${origin} ${expected}`, () => {
    const model: Model = {
      ...{ id: `p/${name}`, provider: 'p', name, tier },
      ...{ contextTokens: 4_096, price: { kind: 'free' } },
    };
    assert.equal(checkPrivacyGate(model, origin, { kind: 'anywhere' }), null);
    const failure = checkPrivacyGate(model, origin, KEPT);
    assert.equal(failure === null ? 'passes' : 'stopped', expected);
    if (!failure) return;
    assert.equal(failure.kind, 'privacy-refused');
    assert.equal(failure.mayBeBilled, false);
    assert.match(failure.message, /secrets\/\*\*/);
  });
}

suite('privacy gate', () => {
  check('http://127.0.0.1:11434', 'passes');
  check('http://localhost:1234', 'passes');
  check('http://[::1]:8080', 'passes');
  check('http://192.168.1.20:8000', 'passes');
  check('http://10.1.2.3', 'passes');
  check('http://172.16.0.9', 'passes');
  check('http://[fd12:3456::1]', 'passes');
  check('http://[::ffff:10.0.0.1]', 'passes');
  check('https://openrouter.ai', 'stopped');
  check('http://8.8.8.8', 'stopped');
  check('http://172.32.0.1', 'stopped');
  check('http://[2606:4700::1]', 'stopped');
  check('http://[::ffff:8.8.8.8]', 'stopped');
  check('http://127.0.0.1.evil.example', 'stopped');
  check('http://localhost.evil.example', 'stopped');
  check('http://10.evil.example', 'stopped');
  check('not a url', 'stopped');
  check('http://127.0.0.1:11434', 'stopped', 'gpt-oss:120b-cloud');
  check('http://127.0.0.1:11434', 'stopped', 'qwen3-coder:cloud');
  check('http://127.0.0.1:8000', 'stopped', 'big', 'paid');
  check('http://127.0.0.1:8000', 'stopped', 'big:free', 'free');
});
