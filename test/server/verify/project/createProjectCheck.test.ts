/** How an answer gets into the file that it is for. */
import * as assert from 'node:assert/strict';
import { replaceOnce } from '../../../../src/server/verify/project/createProjectCheck.ts';

function check(text: string, original: string, code: string, wanted: string | null) {
  assert.equal(replaceOnce(text, original, code, null), wanted);
}

suite('projectOf', () => {
  test('indents the answer as what it replaces', () => {
    check('a\n  b\nc\n', '  b\n', 'x\n  y\n\n', 'a\n  x\n    y\nc\n');
    check('a\n  b\nc\n', 'b', 'x', 'a\n  x\nc\n');
  });

  test('changes only what is there once', () => {
    check('a\na\n', 'a\n', 'b', null);
    check('a\n', 'b', 'c', null);
  });

  test('keeps the line ends of the file', () => {
    check('a\r\n  b\r\nc\r\n', '  b\r\n', 'x\n  y\n', 'a\r\n  x\r\n    y\r\nc\r\n');
    check('a\r\n  b\r\n  c\r\nd', '  b\n  c\n', 'x\n\ny', 'a\r\n  x\r\n\r\n  y\r\nd');
    check('a\r\nb\r\n', 'b', 'x\r\ny', 'a\r\nx\r\ny\r\n');
    check('a\nb\n', 'b\n', 'x\r\ny\r\n', 'a\nx\ny\n');
    check('a\nb\r\nc\n', 'b\r\n', 'x\ny', 'a\nx\r\ny\r\nc\n');
    check('a\nb\r\nc\n', 'c\n', 'x\ny', 'a\nb\r\nx\ny\n');
  });
});
