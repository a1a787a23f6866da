/** Keys as they are kept, and as they are typed. */
import assert from 'node:assert/strict';
import { findKeyProblem, parseBoundKey } from '../../../src/host/settings/apiKeys.ts';

function check(name: string, key: string, problem: RegExp | undefined) {
  test(name, () => {
    const said = findKeyProblem(key);
    if (problem === undefined) assert.equal(said, undefined);
    else assert.match(said ?? '', problem);
    assert.ok(said === undefined || !said.includes(key), 'a message never quotes the key');
  });
}

suite('API keys', () => {
  check('a key is fine', 'sk-or-v1-0123456789abcdef', undefined);
  check('too short', 'sk-or', /at least 8/);
  check('with a line break', 'sk-or-v1-01\n23456789', /spaces or line breaks/);
  check('a whole sentence', 'my key is sk-or-v1', /spaces or line breaks/);
  check('with a look-alike', 'sk-оr-v1-0123456789', /plain letters/);
  check('a whole file', 'x'.repeat(5_000), /at most 4096/);

  test('a kept key has its origin; anything else is no key', () => {
    const kept = JSON.stringify({ origin: 'https://a.example', key: 'k' });
    assert.deepEqual(parseBoundKey('A_KEY', kept), {
      env: 'A_KEY',
      origin: 'https://a.example',
      key: 'k',
    });
    for (const other of [undefined, '', 'sk-or-plain', 'null', '{"key":"k"}', '{"origin":1}']) {
      assert.equal(parseBoundKey('A_KEY', other), undefined, String(other));
    }
  });
});
