/** What an answer's code becomes in the file that it is for. */
import assert from 'node:assert/strict';
import { appendAnswer, applyAnswer } from '../../../src/core/answer/index.ts';

const alone = (selected: string) => ({ before: '', selected, after: '' });

function check(name: string, code: string, selected: string, wanted: string) {
  test(name, () => assert.equal(applyAnswer(alone(selected), code), wanted));
}

function checkBelow(name: string, selected: string, code: string, wanted: string) {
  test(name, () => assert.equal(appendAnswer(alone(selected), code, '\n'), wanted));
}

suite('an answer in place of the selected code', () => {
  check(
    'is indented like it',
    'if (a) {\n  b();\n}',
    '    b();',
    '    if (a) {\n      b();\n    }',
  );
  check('loses indentation that it does not have', '    a();\n      b();', 'a();', 'a();\n  b();');
  check('is indented with tabs where it is', 'a();', '\tx', '\ta();');
  check('ends with a line break where it does', 'a();', 'x\n', 'a();\n');
  check('has its line ends', 'a();\nb();', 'x\r\n', 'a();\r\nb();\r\n');
});

suite('an answer below the selected code', () => {
  checkBelow('stands under what stays', '// Add.', 'add();', '// Add.\nadd();');
  checkBelow('ends as the selection did', '// Add.\n', 'add();\n', '// Add.\nadd();\n');
  checkBelow('repeats no comment', '// Add.', '// Add.\nadd();', '// Add.\nadd();');
});
