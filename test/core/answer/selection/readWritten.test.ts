/** Answers that stand for selected sentences, in a block or not. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/index.ts';
import { check, checkNone } from './readSelection.ts';

const markdown = { language: 'markdown' } as const;
const OLD = 'Teh text is here.\n';
const NEW = 'The text is here.';

suite('an answer for selected sentences', () => {
  check('in a block without a label', `~\n${NEW}\n~`, OLD, NEW, markdown);
  check('in one that says it is text', `~text\n${NEW}\n~`, OLD, NEW, markdown);
  check('between words', `It is:\n\n~\n${NEW}\n~\n\nOne letter.`, OLD, NEW, markdown);
  check('a list', '~\n- a\n- B\n~', '- a\n- b\n', '- a\n- B', markdown);
  check('without a block', NEW, OLD, NEW, markdown);
  check('without a block, of LaTeX', NEW, OLD, NEW, { language: 'latex' });
  check('below words that say so', `Here it is:\n\n${NEW}`, OLD, NEW, markdown);
  check('below such words of its own', 'So:\n\n- b', 'So:\n\n- a\n', 'So:\n\n- b', markdown);
  check(
    'in a script without blanks',
    '这是一个文本。',
    '这是一個文本。\n',
    '这是一个文本。',
    markdown,
  );
  check(
    'with a block of code in it',
    `${NEW}\n\n~js\nf();\n~`,
    OLD,
    `${NEW}\n\n\`\`\`js\nf();\n\`\`\``,
    markdown,
  );
  check('in another language', '~\nDer Text ist hier.\n~', OLD, 'Der Text ist hier.', markdown);
  checkNone('a refusal', 'I cannot help with that.', OLD, markdown);
  test('words about it are none, where the request leaves open what it asks for', () => {
    const counts = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0 } as const;
    const task = { ...markdown, ...counts, prompt: '?', replaces: OLD, priority: 'cost' } as const;
    assert.equal(cleanAnswer(`${NEW} Or so I think.`, task).code, null);
  });
});
