/** Forms of answers that users of other tools reported, and what becomes of the file. */
import {
  CODE as F,
  fence,
  CHANGED as G,
  type Row,
  testRows,
  selectAll as w,
} from './reportedRows.ts';

const ROWS: readonly Row[] = [
  [
    'placeholder {{REWRITTEN_CODE}}',
    'javascript',
    w(F),
    `{{REWRITTEN_CODE}}\n${fence('js', G)}\n{{REWRITTEN_CODE}}`,
    G,
  ],
  ['placeholder tag around code', 'javascript', w(F), `<rewritten_code>\n${G}</rewritten_code>`, G],
  ['cursor apply tag', 'javascript', w(F), `<updated-code>\n${G}</updated-code>`, G],
  [
    'elision without marks',
    'javascript',
    w(F),
    fence('js', 'function f(a) {\n  const b = a + 2;\n  (rest of function ...)\n}\n'),
    null,
  ],
  [
    'elision keep',
    'python',
    w('import os\nimport sys\n\ndef f():\n    return os.name\n\ndef g():\n    return sys.path\n'),
    fence(
      'python',
      '# ... (keep the existing imports and other functions)\n\ndef f():\n    return os.sep\n',
    ),
    null,
  ],
  [
    'elision parens no changes',
    'javascript',
    w(F),
    fence('js', 'function f(a) {\n  const b = a + 2;\n  // (...no changes around here)\n}\n'),
    null,
  ],
  [
    'elision html',
    'html',
    w('<ul>\n  <li class="one">One</li>\n  <li class="two">Two</li>\n</ul>\n'),
    fence('html', '<ul>\n  <li class="first">One</li>\n  <!-- remaining items -->\n</ul>\n'),
    null,
  ],
  [
    'elision jsx',
    'javascriptreact',
    w(
      'const A = () => (\n  <div>\n    <Header title="x" />\n    <Body />\n    <Footer />\n  </div>\n);\n',
    ),
    fence(
      'jsx',
      'const A = () => (\n  <div>\n    <Header title="y" />\n    {/* existing content */}\n  </div>\n);\n',
    ),
    null,
  ],
  [
    'described replace',
    'javascript',
    w(F),
    'Replaced line `const b = a + 1;` with line `const b = a + 2;`.',
    null,
  ],
  [
    'one line as answer',
    'javascript',
    w(F),
    `Change line 2 to:\n${fence('js', '  const b = a + 2;\n')}`,
    null,
  ],
  [
    'patch fragments ellipsis',
    'javascript',
    w(F),
    fence('diff', '...\n-  const b = a + 1;\n+  const b = a + 2;\n...\n'),
    G,
  ],
  [
    'git conflict markers',
    'javascript',
    w(F),
    fence('js', `<<<<<<< HEAD\n${F}=======\n${G}>>>>>>> fix\n`),
    G,
  ],
  [
    'two classes',
    'python',
    w(
      'class A:\n    def a(self):\n        return one\n\n\nclass B:\n    def b(self):\n        return two\n',
    ),
    fence('python', 'class A:\n    def a(self):\n        return 1\n'),
    null,
  ],
  [
    'indented fence in list',
    'javascript',
    w(F),
    `1. Change it:\n\n   ~~~js\n${G.split('\n')
      .map(l => l && `   ${l}`)
      .join('\n')}   ~~~\n`,
    G,
  ],
  [
    'quoted fence',
    'javascript',
    w(F),
    `> ~~~js\n${G.trimEnd()
      .split('\n')
      .map(l => `> ${l}`)
      .join('\n')}\n> ~~~`,
    G,
  ],
  [
    'two variants offered',
    'javascript',
    w(F),
    `Option 1:\n${fence('js', G)}\nOption 2:\n${fence('js', F.replace('a + 1', 'a + 3'))}`,
    G,
  ],
  [
    'explanation with inline code then block',
    'javascript',
    w(F),
    `The bug is in \`a + 1\`.\n\n${fence('js', G)}\n\n**Explanation:** \`a + 2\` is right.`,
    G,
  ],
  [
    'trailing note inside fence',
    'javascript',
    w(F),
    fence('js', `${G}\n// Note: changed a + 1 to a + 2\n`),
    `${G}\n// Note: changed a + 1 to a + 2\n`,
  ],
  [
    'BOM + CRLF answer',
    'javascript',
    w(F.replace(/\n/g, '\r\n')),
    `\uFEFF${fence('js', G).replace(/\n/g, '\r\n')}`,
    G.replace(/\n/g, '\r\n'),
  ],
  [
    'ln numbers',
    'javascript',
    w(F),
    fence(
      'js',
      `${G.trimEnd()
        .split('\n')
        .map((l, i) => `${i + 10}: ${l}`)
        .join('\n')}\n`,
    ),
    G,
  ],
  [
    'cat -n numbers',
    'javascript',
    w(F),
    fence(
      'js',
      `${G.trimEnd()
        .split('\n')
        .map((l, i) => `     ${i + 1}\t${l}`)
        .join('\n')}\n`,
    ),
    G,
  ],
  [
    'think unclosed at start',
    'javascript',
    w(F),
    `I should fix it.\n</think>\n${fence('js', G)}`,
    G,
  ],
  [
    'reasoning draft code then answer',
    'javascript',
    w(F),
    `<thinking>\n${fence('js', F)}\n</thinking>\n${fence('js', G)}`,
    G,
  ],
  ['json string answer', 'javascript', w(F), JSON.stringify({ code: G, explanation: 'x' }), G],
  [
    'json fenced w/ key',
    'javascript',
    w(F),
    fence('json', `${JSON.stringify({ fixed_code: G }, null, 2)}\n`),
    G,
  ],
  [
    'python json triple',
    'python',
    w('def f():\n    return 1\n'),
    '{"code": "def f():\\n    return 2\\n"}',
    'def f():\n    return 2\n',
  ],
  [
    'deleted docstring',
    'python',
    w('def f():\n    """Returns one.\n\n    Always.\n    """\n    return 0\n'),
    fence('python', 'def f():\n    return 1\n'),
    'def f():\n    return 1\n',
  ],
];

suite('forms of answers that were reported', () => {
  testRows(ROWS);
});
