/** Whatever a model writes around its code, the code is in the cleaned answer. */
import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cleanAnswer } from '../../../src/core/prompting.ts';
import type { Task } from '../../../src/core/types.ts';

const TASK: Task = {
  prompt: 'Write JavaScript code.',
  promptTokens: 0,
  promptTokensUpper: 0,
  outputTokens: 0,
  complexity: 0,
  priority: 'cost',
};

const NAMES = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 5 });
const PROSE = fc.constantFrom('', 'Here it is:', 'Then:', 'Note that this works.', '- a list');

const PIECE = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '```',
    '```js',
    '\u007e\u007e\u007e',
    '\n',
    'f();\n',
    '<think>',
    '</think>',
    '<|im_end|>',
    '    ',
  ),
);

suite('cleanAnswer, always', () => {
  test('keeps every block that defines something of its own', () => {
    void fc.assert(
      fc.property(NAMES, PROSE, fc.boolean(), fc.boolean(), (names, prose, label, think) => {
        const blocks = names.map(name => `function ${name}_() {\n  return '${name}';\n}`);
        const fenced = blocks.map(b => `${prose}\n\`\`\`${label ? 'js' : ''}\n${b}\n\`\`\``);
        const answer = `${think ? '<think>\nhm\n</think>\n' : ''}${fenced.join('\n\n')}\n\n${prose}`;
        const { code } = cleanAnswer(answer, TASK);
        assert.equal(code, blocks.join('\n\n'));
      }),
    );
  });

  test('says the same of an answer that is already cleaned', () => {
    void fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 12 }), pieces => {
        const once = cleanAnswer(pieces.join(''), TASK);
        assert.deepEqual(cleanAnswer(once.text, TASK), once);
      }),
      { numRuns: 500 },
    );
  });

  test('never throws, and never gives more than was answered', () => {
    void fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 30 }), pieces => {
        const answer = pieces.join('');
        const { text, code } = cleanAnswer(answer, TASK);
        assert.ok(text.length <= answer.length);
        // Two blocks are joined by an empty line, which may be longer than what stood between.
        assert.ok(code === null || code.length <= answer.length + 2 * pieces.length);
      }),
    );
  });

  test('takes a megabyte of anything before the time of this test is up', () => {
    for (const unit of [
      '```\n',
      '<think>',
      'a',
      ' \n',
      '`',
      '```js\nf\n',
      '# ',
      '<|im_end|>',
      '\n\n> ',
    ]) {
      const answer = unit.repeat(1_000_000 / unit.length);
      assert.ok(cleanAnswer(answer, TASK).text.length <= answer.length);
    }
  });
});
