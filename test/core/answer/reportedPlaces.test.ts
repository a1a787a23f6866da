/** What answers have around the code, as users of other tools reported it. */
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
    'whole file for method',
    'python',
    'import os\n\n\nclass A:\n    def a(self):\n        return 1\n\n«    def b(self):\n        return 2\n»\n    def c(self):\n        return 3\n',
    fence(
      'python',
      'import os\n\n\nclass A:\n    def a(self):\n        return 1\n\n    def b(self):\n        return 20\n\n    def c(self):\n        return 3\n',
    ),
    'import os\n\n\nclass A:\n    def a(self):\n        return 1\n\n    def b(self):\n        return 20\n\n    def c(self):\n        return 3\n',
  ],
  [
    'class head + method',
    'python',
    'class A:\n    def a(self):\n        return 1\n\n«    def b(self):\n        return 2\n»\n    def c(self):\n        return 3\n',
    fence('python', 'class A:\n    def b(self):\n        return 20\n'),
    'class A:\n    def a(self):\n        return 1\n\n    def b(self):\n        return 20\n\n    def c(self):\n        return 3\n',
  ],
  [
    'imports already there',
    'python',
    'import math\nfrom typing import List\n\n\n«def f(xs):\n    return 1\n»',
    fence(
      'python',
      'import math\nfrom typing import List\n\n\ndef f(xs: List[int]):\n    return 2\n',
    ),
    'import math\nfrom typing import List\n\n\ndef f(xs: List[int]):\n    return 2\n',
  ],
  [
    'import needed',
    'python',
    'import os\n\n\n«def f(xs):\n    return 1\n»',
    fence('python', 'import math\n\n\ndef f(xs):\n    return math.pi\n'),
    'import os\n\n\nimport math\n\n\ndef f(xs):\n    return math.pi\n',
  ],
  [
    'export dropped',
    'typescript',
    '«export function f(a: number) {\n  return a;\n}\n»',
    fence('ts', 'function f(a: number) {\n  return a + 1;\n}\n'),
    null,
  ],
  [
    'async dropped ok',
    'javascript',
    '«async function f() {\n  return 1;\n}\n»',
    fence('js', 'function f() {\n  return 2;\n}\n'),
    'function f() {\n  return 2;\n}\n',
  ],
  ['answer w/ stray end fence', 'javascript', w(F), `${G}~~~`, G],
  ['answer in html pre', 'javascript', w(F), `<pre><code>${G}</code></pre>`, G],
  [
    'markdown nested fence',
    'markdown',
    w('# T\n\n```js\nold();\n```\n'),
    '```markdown\n# T\n\n```js\nnew_();\n```\n```',
    '# T\n\n```js\nnew_();\n```\n',
  ],
  [
    'css in style tag',
    'html',
    '<style>\n«a { color: red }\n»</style>\n',
    fence('html', '<style>\na { color: blue }\n</style>\n'),
    '<style>\na { color: blue }\n</style>\n',
  ],
  [
    'script tag around',
    'html',
    '<script>\n«  run(1);\n»</script>\n',
    fence('html', '<script>\n  run(2);\n</script>\n'),
    '<script>\n  run(2);\n</script>\n',
  ],
  [
    'yaml doc start',
    'yaml',
    'a: 1\n«b: 2\n»c: 3\n',
    fence('yaml', '---\nb: 4\n'),
    'a: 1\nb: 4\nc: 3\n',
  ],
  [
    'json whole around item',
    'json',
    '{\n  "a": 1,\n«  "b": 2\n»}\n',
    fence('json', '{\n  "b": 3\n}\n'),
    '{\n  "a": 1,\n  "b": 3\n}\n',
  ],
  [
    'json comma kept',
    'json',
    '{\n«  "a": 1,\n»  "b": 2\n}\n',
    fence('json', '  "a": 3,\n'),
    '{\n  "a": 3,\n  "b": 2\n}\n',
  ],
  [
    'shell prompt',
    'shellscript',
    w('npm i\nnpm test\n'),
    fence('bash', '$ npm ci\n$ npm test\n'),
    'npm ci\nnpm test\n',
  ],
  [
    'prose sandwich no fence',
    'python',
    w('def f():\n    return 1\n'),
    'Here is the fixed code:\n\ndef f():\n    return 2\n\nI changed the return value.',
    'def f():\n    return 2\n',
  ],
  [
    'chinese prose',
    'python',
    w('def f():\n    return 1\n'),
    `修复后的代码如下：\n\n${fence('python', 'def f():\n    return 2\n')}\n\n说明：修改了返回值。`,
    'def f():\n    return 2\n',
  ],
  [
    'usage in second block',
    'python',
    w('def f():\n    return 1\n'),
    `${fence('python', 'def f():\n    return 2\n')}\n\nUsage:\n\n${fence('python', 'print(f())\n')}`,
    'def f():\n    return 2\n',
  ],
  [
    'tests in second block',
    'python',
    w('def f():\n    return 1\n'),
    `${fence('python', 'def f():\n    return 2\n')}\n\nTests:\n\n${fence('python', 'def test_f():\n    assert f() == 2\n')}`,
    'def f():\n    return 2\n',
  ],
  [
    'tests in same block',
    'python',
    w('def f():\n    return 1\n'),
    fence(
      'python',
      'def f():\n    return 2\n\n\nimport unittest\n\nclass TestF(unittest.TestCase):\n    def test_f(self):\n        self.assertEqual(f(), 2)\n\nif __name__ == "__main__":\n    unittest.main()\n',
    ),
    'def f():\n    return 2\n',
  ],
  [
    'pytest in same block',
    'python',
    w('def f():\n    return 1\n'),
    fence('python', 'def f():\n    return 2\n\n\ndef test_f():\n    assert f() == 2\n'),
    'def f():\n    return 2\n',
  ],
  [
    'describe in same block',
    'javascript',
    w(F),
    fence(
      'js',
      `${G}\ndescribe('f', () => {\n  it('adds', () => {\n    expect(f(1)).toBe(3);\n  });\n});\n`,
    ),
    G,
  ],
  [
    'doctest kept',
    'python',
    w('def f():\n    return 1\n'),
    fence('python', 'def f():\n    """\n    >>> f()\n    2\n    """\n    return 2\n'),
    'def f():\n    """\n    >>> f()\n    2\n    """\n    return 2\n',
  ],
];

suite('surroundings of answers that were reported', () => {
  testRows(ROWS);
});
