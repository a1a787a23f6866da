/** What an answer's code becomes in the file that it is for. */
import assert from 'node:assert/strict';
import { applyAnswer } from '../../../../src/core/answer/index.ts';

/** A document in which `«` and `»` stand around the selected code. */
function readMarked(marked: string) {
  const [before = '', rest = ''] = marked.split('«');
  const [selected = '', after = ''] = rest.split('»');
  return { before, selected, after };
}

/** Puts an answer into a marked document, which then must be as it is wanted. */
function check(name: string, language: string, marked: string, answer: string, wanted: string) {
  test(name, () => {
    const place = { ...readMarked(marked), language };
    assert.equal(place.before + applyAnswer(place, answer) + place.after, wanted);
  });
}

/** The answer without what each of its lines begins with. */
function outdent(text: string, by: number): string {
  return text.replace(new RegExp(`^[ \\t]{${by}}`, 'gm'), '');
}

suite('an answer in place of the selected code', () => {
  const METHOD = 'class A:\n«    def f(self):\n        return 1\n»\n    def g(self): ...\n';
  const METHOD_THEN =
    'class A:\n    def f(self):\n        if self:\n            return 2\n\n    def g(self): ...\n';
  const ANSWER = '    def f(self):\n        if self:\n            return 2';
  check('stands where it was written for', 'python', METHOD, ANSWER, METHOD_THEN);
  check('gets the margin that the code has', 'python', METHOD, outdent(ANSWER, 4), METHOD_THEN);
  check('gets it where its first line alone lost it', 'python', METHOD, ANSWER.trim(), METHOD_THEN);
  check(
    'is taken to where the code is from further right',
    'python',
    METHOD,
    ANSWER.replace(/^/gm, '  '),
    METHOD_THEN,
  );
  check(
    'that wraps the code moves it, in whatever way it was written',
    'python',
    'def f():\n«    a()\n    b()\n»',
    'if x:\n    a()\n    b()',
    'def f():\n    if x:\n        a()\n        b()\n',
  );
  check(
    'that unwraps the code moves it',
    'javascript',
    'f(() => {\n«  if (x) {\n    a();\n  }\n»});\n',
    'a();',
    'f(() => {\n  a();\n});\n',
  );
  check(
    'that indents what was not stays so',
    'python',
    'def f():\n«    if x:\n    a()\n»',
    'if x:\n    a()',
    'def f():\n    if x:\n        a()\n',
  );

  const TAIL = 'class A {\n  a() {\n«    return 1;\n  }\n\n  b() {\n    return 2;\n  }\n»}\n';
  const TAIL_THEN = 'class A {\n  a() {\n    return 10;\n  }\n\n  b() {\n    return 2;\n  }\n}\n';
  const TAIL_ANSWER = '    return 10;\n  }\n\n  b() {\n    return 2;\n  }';
  check('whose first line is the deepest is not moved', 'javascript', TAIL, TAIL_ANSWER, TAIL_THEN);
  check('and gets its margin', 'javascript', TAIL, outdent(TAIL_ANSWER, 2), TAIL_THEN);
  check('and its first line its own', 'javascript', TAIL, TAIL_ANSWER.trim(), TAIL_THEN);
  check(
    'and both, where it lost both',
    'javascript',
    TAIL,
    outdent(TAIL_ANSWER, 2).trim(),
    TAIL_THEN,
  );
});

suite('tabs and blanks of an answer', () => {
  const TABS = 'class A:\n«\tdef f(self):\n\t\treturn 1\n»\n\tdef g(self): ...\n';
  const TABS_THEN =
    'class A:\n\tdef f(self):\n\t\tif self:\n\t\t\treturn 10\n\n\tdef g(self): ...\n';
  for (const [name, level] of [
    ['four blanks', '    '],
    ['two blanks', '  '],
    ['tabs', '\t'],
  ] as const) {
    const answer = `def f(self):\n${level}if self:\n${level}${level}return 10`;
    check(`become tabs where the file has tabs: ${name}`, 'python', TABS, answer, TABS_THEN);
    const deeper = answer.replace(/^/gm, level);
    check(`also in the code's depth: ${name}`, 'python', TABS, deeper, TABS_THEN);
  }
  check(
    'become blanks of the width that the file has',
    'javascript',
    'function f() {\n«  a();\n»}\nfunction g() {\n  b();\n}\n',
    'if (x) {\n\ta(1);\n\tif (y) {\n\t\tb();\n\t}\n}',
    'function f() {\n  if (x) {\n    a(1);\n    if (y) {\n      b();\n    }\n  }\n}\nfunction g() {\n  b();\n}\n',
  );
  check(
    'of another width become those of the file',
    'javascript',
    '«function f() {\n    if (x) {\n        a();\n    }\n}\n»',
    'function f() {\n  if (x) {\n    a();\n    b();\n  }\n}',
    'function f() {\n    if (x) {\n        a();\n        b();\n    }\n}\n',
  );
  check(
    'are tabs in a makefile',
    'makefile',
    '«all:\n\techo a\n»',
    'all:\n    echo b',
    'all:\n\techo b\n',
  );
  check(
    'that align stay blanks behind the tabs',
    'go',
    'func f() {\n«\ta(1)\n»}\n',
    'a(1,\n  2)',
    'func f() {\n\ta(1,\n\t\t2)\n}\n',
  );
});

suite('text at the margin of an answer', () => {
  const QUERY =
    'class A:\n«    def f(self):\n        run("""\nSELECT 1\n  FROM t\n""")\n        return 1\n»';
  const QUERY_THEN =
    'class A:\n    def f(self):\n        run("""\nSELECT 2\n  FROM t\n""")\n        return 2\n';
  const ANSWER = '    def f(self):\n        run("""\nSELECT 2\n  FROM t\n""")\n        return 2';
  check('stays there', 'python', QUERY, ANSWER, QUERY_THEN);
  const dedented = ANSWER.replace(/^ {4}/gm, '');
  check('stays there where the code lost its margin', 'python', QUERY, dedented, QUERY_THEN);
  check('stays there where one line did', 'python', QUERY, ANSWER.trim(), QUERY_THEN);

  check(
    'is kept in a heredoc, whose end must stand there',
    'shellscript',
    'f() {\n«  a\n»}\n',
    'cat <<EOF\ntext\nEOF\nif b; then\n  a\nfi',
    'f() {\n  cat <<EOF\ntext\nEOF\n  if b; then\n    a\n  fi\n}\n',
  );
  check(
    'is kept where a preprocessor reads it',
    'c',
    'int f(void)\n{\n«    a();\n    b();\n»}\n',
    '#ifdef X\na();\n#endif\nb();\nc();',
    'int f(void)\n{\n#ifdef X\n    a();\n#endif\n    b();\n    c();\n}\n',
  );
  check(
    'goes with the code where it was laid out along it',
    'python',
    'class A:\n«    def f(self):\n        return 1\n»',
    'def f(self):\n    """Do.\n\n    More.\n    """\n    return 1',
    'class A:\n    def f(self):\n        """Do.\n\n        More.\n        """\n        return 1\n',
  );
  check(
    'is kept in a raw string of Go',
    'go',
    'func f() {\n«\ta := `\nold\n`\n\tb(a)\n»}\n',
    'a := `\nnew\n`\nb(a)\nc(a)',
    'func f() {\n\ta := `\nnew\n`\n\tb(a)\n\tc(a)\n}\n',
  );
});

suite('an answer in the middle of a line', () => {
  check(
    'has its later lines at the depth of that line',
    'javascript',
    'const a = {\n  opts: «{ x: 1 }»,\n};\n',
    '{\n  x: 1,\n  y: 2,\n}',
    'const a = {\n  opts: {\n    x: 1,\n    y: 2,\n  },\n};\n',
  );
  check(
    'may have been written at that depth',
    'javascript',
    'const a = {\n  opts: «{ x: 1 }»,\n};\n',
    '{\n    x: 1,\n    y: 2,\n  }',
    'const a = {\n  opts: {\n    x: 1,\n    y: 2,\n  },\n};\n',
  );
  check('leaves the line as it is', 'javascript', 'f(« a + b »);\n', 'a - b', 'f( a - b );\n');
  check(
    'over several lines changes only what it changes',
    'python',
    'def f():\n    return g(«a,\n             b»)\n',
    'a,\n             c',
    'def f():\n    return g(a,\n             c)\n',
  );
});

suite('the ends of an answer', () => {
  check('are those of the code', 'python', 'a\n«\n    b\n\n  »c', '\n\nx\n\n', 'a\n\n    x\n\n  c');
  check('have no new line where it has none', 'python', '«a»', 'b\n', 'b');
  check('are the line ends of the document', 'python', 'a\r\n«b»\r\n', 'b\nc', 'a\r\nb\r\nc\r\n');
  check('also where the code has its own', 'python', '«a\r\nb\r\n»', 'a\nc', 'a\r\nc\r\n');
  check(
    'leave those of unchanged lines where a file mixes them',
    'python',
    '«a\r\nb\nc\r\n»d\n',
    'a\nb\nx\nc',
    'a\r\nb\nx\r\nc\r\nd\n',
  );
  check('keep the mark before the first line', 'python', '«\uFEFFa\n»', 'b', '\uFEFFb\n');
  check('bring none', 'python', '«a\n»', '\uFEFFb', 'b\n');
  check('leave blanks behind unchanged lines', 'markdown', '«a  \nb\n»', 'a\nc', 'a  \nc\n');
});
