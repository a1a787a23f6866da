/** What an answer's code becomes below the code that it was asked for. */
import assert from 'node:assert/strict';
import { appendAnswer, insertBelow } from '../../../../src/core/answer/index.ts';

function readPlace(selected: string, language: string, after = '') {
  return { before: '', selected, after, language };
}

interface Case {
  readonly language?: string;
  readonly after?: string;
  readonly gap?: 'line' | 'empty-line';
}

function check(
  name: string,
  code: string,
  answer: string,
  wanted: string,
  { language = 'python', after = '', gap = 'empty-line' }: Case = {},
) {
  test(name, () => {
    const place = readPlace(code, language, after);
    const { old, now } = appendAnswer(place, answer, gap);
    assert.ok((code + after).startsWith(old));
    assert.equal(now + (code + after).slice(old.length), wanted);
  });
}

const CODE = 'def a():\n    return 1\n';
const TEST = 'def test_a():\n    assert a() == 1';
const THEN = `${CODE}\n${TEST}\n`;

suite('an answer below the selected code', () => {
  check('stands under what stays', CODE, TEST, THEN);
  check(
    'without marks of what is around',
    CODE,
    `# ... existing code ...\n\n${TEST}\n\n# ... rest ...`,
    THEN,
  );
  check('without what it repeats', CODE, `${CODE}\n\n${TEST}\n`, THEN);
  check(
    'whatever blanks and empty lines there are',
    `def a():  \n    return 1\n`,
    `def a():\n\n    return 1\n\n\n${TEST}`,
    `def a():  \n    return 1\n\n${TEST}\n`,
  );
  check(
    'below imports',
    CODE,
    `import pytest\n\n${CODE}\n${TEST}`,
    `${CODE}\nimport pytest\n\n${TEST}\n`,
  );
  check(
    'also where it is exported in one of both',
    'export function a() {\n  return 1;\n}\n',
    "import { test } from 'node:test';\n\nfunction a() {\n  return 1;\n}\n\ntest('a', () => a());",
    "export function a() {\n  return 1;\n}\n\nimport { test } from 'node:test';\n\ntest('a', () => a());\n",
    { language: 'javascript' },
  );
  check(
    'also with a comment that it adds to it',
    CODE,
    `# Gives one.\ndef a():\n    """One."""\n    return 1\n\n${TEST}`,
    `${CODE}\n# Gives one.\ndef a():\n    """One."""\n    return 1\n\n${TEST}\n`.replace(
      '# Gives one.\ndef a():\n    """One."""\n    return 1\n\n',
      '',
    ),
  );
  check(
    'in other line ends',
    CODE.replace(/\n/g, '\r\n'),
    `${CODE}\n${TEST}`,
    THEN.replace(/\n/g, '\r\n'),
  );
  check(
    'alone where it is the code with more inside',
    'class TestA:\n    def test_one(self):\n        pass\n',
    'class TestA:\n    def test_one(self):\n        pass\n\n    def test_two(self):\n        pass',
    'class TestA:\n    def test_one(self):\n        pass\n\n    def test_two(self):\n        pass\n',
  );
  check('changes nothing where it is the code', CODE, CODE, CODE);
  check('repeats no comment', '// Add.\n', '// Add.\nadd();', '// Add.\nadd();\n', {
    language: 'javascript',
    gap: 'line',
  });
  check(
    'of a part of a line stands under the line',
    'f(x',
    'test(f);',
    'f(x) + 1;\ntest(f);\nnext();',
    {
      language: 'javascript',
      after: ') + 1;\nnext();',
      gap: 'line',
    },
  );
  check(
    'has the margin of the code',
    '    def a(self):\n        return 1\n',
    TEST,
    '    def a(self):\n        return 1\n\n    def test_a():\n        assert a() == 1\n',
  );

  test('is all of it where the user asked for it', () => {
    const { now: marked } = insertBelow(readPlace(CODE, 'python'), `# ...\n${TEST}`, 'empty-line');
    assert.equal(marked, THEN);
    const { now } = insertBelow(readPlace(CODE, 'python'), CODE.replace('1', '2'), 'empty-line');
    assert.equal(now, `${CODE}\n${CODE.replace('1', '2')}`);
  });
});
