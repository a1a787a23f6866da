/** Token counts for the editor: near those of the whole text, and of every kind of part. */
import assert from 'node:assert/strict';
import { estimateTextTokens } from '../../../src/core/chat/index.ts';
import { countTokens as countWhole } from '../../../src/core/cost-monitor/index.ts';
import { countTokens } from '../../../src/host/models/countTokens.ts';

const CODE = Array.from({ length: 900 }, (_, at) => `const value${at} = compute(${at}, 'x');`).join(
  '\n',
);

suite('token counts for the editor', () => {
  for (const [what, text] of [
    ['nothing', ''],
    ['a word', 'word'],
    ['code', CODE],
    ['words', 'The quick brown fox jumps over the lazy dog. '.repeat(400)],
    ['Chinese', '敏捷的棕色狐狸跳过了懒狗。'.repeat(900)],
  ] as const) {
    test(`are near those of the whole text: ${what}`, () => {
      const whole = countWhole(text).expected;
      assert.ok(Math.abs(estimateTextTokens(text) - whole) <= 0.05 * whole + 1);
    });
  }

  test('are of all parts of a message', () => {
    const message = {
      role: 1,
      name: undefined,
      content: [
        { value: 'some words here' },
        { callId: 'c', name: 'read', input: { path: 'a.ts' } },
        { callId: 'c', content: [{ value: 'some lines of it' }] },
        { mimeType: 'cache_control', data: new Uint8Array(3) },
        null,
      ].filter(part => part !== null),
    };
    const empty = countTokens({ ...message, content: [] });
    const parts = message.content.map(part => countTokens({ ...message, content: [part] }) - empty);
    assert.equal(
      countTokens(message) - empty,
      parts.reduce((sum, tokens) => sum + tokens, 0),
    );
    assert.ok(parts[0]! > 0 && parts[1]! > 0 && parts[2]! > 0);
    assert.equal(parts[3], 0);
  });
});
