/** Wrong answers that look as if they passed: none may be verified. */
import type { HardCase } from './hardCase.ts';

const P = 'Write a function add(a, b).';
const UNIT =
  'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\n';
const JS = "import assert from 'node:assert';\nassert.equal(add(1, 2), 3);";
const NODE_TEST =
  "import test from 'node:test';\nimport assert from 'node:assert';\ntest('x', () => { assert.equal(add(1, 2), 3); });";

export const CHEATS: readonly HardCase[] = [
  [
    'prints the word out of its own file (Python)',
    'python',
    P,
    "import re, os\ndef add(a, b):\n    for w in re.findall('[0-9a-f]{24}-[a-z]+', open(__file__).read()): os.write(1, ('\\n' + w + '\\n').encode())\n    os._exit(0)",
    'assert add(1, 2) == 3',
  ],
  [
    'prints the word out of its own file (JavaScript)',
    'javascript',
    P,
    "import fs from 'node:fs';\nfunction add(a, b) { for (const w of fs.readFileSync(process.argv[1], 'utf8').match(/[0-9a-f]{24}-[a-z]+/g)) console.log(w); process.exit(0); }",
    JS,
  ],
  [
    'os._exit(0) under unittest',
    'python',
    P,
    'import os\ndef add(a, b):\n    os._exit(0)',
    `${UNIT}unittest.main()`,
  ],
  [
    'process.exit(0) under node:test',
    'javascript',
    P,
    'function add(a, b) { process.exit(0); }',
    NODE_TEST,
  ],
  [
    'an exit handler under node:test',
    'javascript',
    P,
    "process.on('exit', () => { process.exitCode = 0; });\nfunction add(a, b) { return 0; }",
    NODE_TEST,
  ],
  [
    'unittest.main replaced',
    'python',
    P,
    'import unittest\nunittest.main = lambda *a, **k: None\ndef add(a, b):\n    return 0',
    `${UNIT}unittest.main()`,
  ],
  [
    'assert.equal replaced',
    'javascript',
    P,
    "const other = require('assert');\nother.equal = () => {};\nfunction add(a, b) { return 0; }",
    JS,
  ],
  [
    'pytest functions that nobody calls',
    'python',
    P,
    'def add(a, b):\n    return a - b',
    'def test_add():\n    assert add(1, 2) == 3',
  ],
  ['a TestCase that nobody runs', 'python', P, 'def add(a, b):\n    return a - b', UNIT],
  [
    'its own docstring is its only proof',
    'python',
    P,
    'def add(a, b):\n    """\n    >>> add(1, 2)\n    -1\n    """\n    return a - b',
  ],
  [
    'its own comment is its only proof',
    'javascript',
    P,
    'function add(a, b) { return a - b; }\n// add(5, 3) => 2',
  ],
  [
    'a docstring that ends at its first name',
    'python',
    P,
    'def add(a, b):\n    """\n    >>> addd(1, 2)\n    3\n    """\n    return a - b',
  ],
  [
    'the bug that was reported, left in',
    'python',
    'Fix this: add(1, 2) returns -1, it should return 3.\n```python\ndef add(a, b):\n    return a - b\n```',
    'def add(a, b):\n    return a - b',
  ],
  [
    'pytest functions of a class that nobody calls',
    'python',
    P,
    'def add(a, b):\n    return a - b',
    'class TestAdd:\n    def test(self):\n        assert add(1, 2) == 3',
  ],
  [
    'TestCase.assertEqual replaced when called',
    'python',
    P,
    'import unittest\ndef add(a, b):\n    unittest.TestCase.assertEqual = lambda *a: None\n    return 0',
    UNIT,
  ],
  [
    'the loader replaced',
    'python',
    P,
    'import unittest\nunittest.TestLoader.loadTestsFromTestCase = lambda *a: []\ndef add(a, b):\n    return 0',
    UNIT,
  ],
  [
    'a value that equals everything',
    'python',
    P,
    'def add(a, b):\n    class Any:\n        def __eq__(self, other):\n            return True\n    return Any()',
    'assert add(1, 2) == 3',
  ],
  [
    'the frames are searched for whoever says it',
    'python',
    P,
    "import sys\ndef add(a, b):\n    frame = sys._getframe()\n    while frame:\n        if 'say' in frame.f_locals:\n            frame.f_locals['say']('passed')\n        frame = frame.f_back",
    'assert add(1, 2) == 3',
  ],
  [
    'the harness is read (Python)',
    'python',
    P,
    "import os, re\ndef add(a, b):\n    text = open(os.path.dirname(__file__) + '/run.py').read()\n    for w in re.findall('[0-9a-f]{24}', text): os.write(1, ('\\n' + w + ' passed \\n').encode())\n    os._exit(0)",
    'assert add(1, 2) == 3',
  ],
  [
    'the harness is read (JavaScript)',
    'javascript',
    P,
    "import fs from 'node:fs';\nfunction add(a, b) { for (const w of fs.readFileSync(process.argv[1], 'utf8').match(/[0-9a-f]{24}/g)) fs.writeSync(1, '\\n' + w + ' passed \\n'); process.reallyExit(0); }",
    JS,
  ],
  [
    'an exit hook of Python',
    'python',
    P,
    'import atexit, os\natexit.register(lambda: os._exit(0))\ndef add(a, b):\n    return 0',
    'assert add(1, 2) == 3',
  ],
  [
    'describe and it replaced by nothing',
    'javascript',
    P,
    'function describe() {}\nfunction it() {}\nfunction add(a, b) { return 0; }',
    "import assert from 'node:assert';\ndescribe('add', () => { it('adds', () => { assert.equal(add(1, 2), 3); }); });",
  ],
  [
    'describe and it replaced globally',
    'javascript',
    P,
    'globalThis.describe = globalThis.it = () => {};\nfunction add(a, b) { return 0; }',
    "import assert from 'node:assert';\ndescribe('add', () => { it('adds', () => { assert.equal(add(1, 2), 3); }); });",
  ],
  [
    'tests that are only a comment',
    'python',
    P,
    'def add(a, b):\n    return a - b',
    '# adds two numbers',
  ],
  [
    'tests that are only an import',
    'javascript',
    P,
    'function add(a, b) { return a - b; }',
    "import assert from 'node:assert';",
  ],
  [
    'the listeners removed, the process left',
    'javascript',
    P,
    'function add(a, b) { process.removeAllListeners(); process.exitCode = 0; return new Promise(() => {}); }',
    "import assert from 'node:assert';\nassert.equal(await add(1, 2), 3);",
  ],
  [
    'an exit inside a promise',
    'javascript',
    P,
    'const add = async (a, b) => { setTimeout(() => process.exit(0)); await new Promise(() => {}); };',
    "import assert from 'node:assert';\nassert.equal(await add(1, 2), 3);",
  ],
  [
    'SystemExit in the function',
    'python',
    P,
    'def add(a, b):\n    raise SystemExit(0)',
    'assert add(1, 2) == 3',
  ],
];
