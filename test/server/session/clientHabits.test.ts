/** Clients by the names that they tell. */
import assert from 'node:assert/strict';
import { findClientHabits } from '../../../src/server/session/clientHabits.ts';

suite('habits of clients', () => {
  for (const name of ['Cline', '@cline-core']) {
    test(`${name} reads both parts, and does not wait a minute`, () => {
      const { readsBoth, patienceMs } = findClientHabits(name);
      assert.ok(readsBoth);
      assert.ok((patienceMs ?? Infinity) < 60_000);
    });
  }

  test('Copilot CLI by the name of its developer', () => {
    assert.deepEqual(findClientHabits('github-copilot-developer'), { readsBoth: true });
  });

  for (const name of ['claude-code', 'qwen-cli-mcp-client-locallama', '', undefined]) {
    test(`${name} is taken to read one part, and to wait`, () => {
      assert.deepEqual(findClientHabits(name), { readsBoth: false });
    });
  }
});
