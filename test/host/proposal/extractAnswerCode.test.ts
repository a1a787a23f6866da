/** The code in an answer, ready to stand where the selection was. */
import assert from 'node:assert/strict';
import { appendCode, extractAnswerCode } from '../../../src/host/proposal/extractAnswerCode.ts';

function check(name: string, answer: string, original: string, wanted: string) {
  test(name, () => assert.equal(extractAnswerCode(answer, original), wanted));
}

function checkBelow(name: string, original: string, code: string, wanted: string) {
  test(name, () => assert.equal(appendCode(original, code, '\n'), wanted));
}

const FENCE = '```';

suite('answer code', () => {
  check(
    'takes the fenced code out of the prose',
    `Sure!\n${FENCE}ts\na();\n${FENCE}\nBye.`,
    'x',
    'a();',
  );
  check('takes an answer without a fence as it is', 'a();', 'x', 'a();');
  check(
    'takes the longest of several blocks',
    `${FENCE}sh\nnpm i\n${FENCE}\n${FENCE}ts\nlong();\nlonger();\n${FENCE}`,
    'x',
    'long();\nlonger();',
  );
  check('keeps a block that was cut off', `${FENCE}ts\na();\nb(`, 'x', 'a();\nb(');
  check(
    'keeps a fence inside of a longer fence',
    `${FENCE}\`md\n# Use\n${FENCE}\ncode\n${FENCE}\n${FENCE}\``,
    'x',
    `# Use\n${FENCE}\ncode\n${FENCE}`,
  );
  check(
    'drops what a model thought',
    '<think>```js\nno(); no(); no();\n```</think>\nyes();',
    'x',
    'yes();',
  );
  check(
    'indents it like the selection',
    `${FENCE}\nif (a) {\n  b();\n}\n${FENCE}`,
    '    if (a) b();',
    '    if (a) {\n      b();\n    }',
  );
  check(
    'takes indentation away that the selection does not have',
    `${FENCE}\n    a();\n      b();\n${FENCE}`,
    'a();',
    'a();\n  b();',
  );
  check('indents with tabs where the selection does', `${FENCE}\na();\n${FENCE}`, '\tx', '\ta();');
  check(
    'ends with a line break where the selection does',
    `${FENCE}\na();\n${FENCE}`,
    'x\n',
    'a();\n',
  );
  check('reads answers with Windows line ends', `${FENCE}\r\na();\r\n${FENCE}\r\n`, 'x', 'a();');
});

suite('code below', () => {
  checkBelow('stands under what stays', '// Add.', 'add();', '// Add.\nadd();');
  checkBelow('ends as the selection did', '// Add.\n', 'add();\n', '// Add.\nadd();\n');
  checkBelow('repeats no comment', '// Add.', '// Add.\nadd();', '// Add.\nadd();');
});
