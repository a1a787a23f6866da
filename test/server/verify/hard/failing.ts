/** Wrong answers under tests of many styles, some of which try to get past them. */
import type { HardCase } from './hardCase.ts';

const P = 'Write a function add(a, b).';
const UNIT =
  'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\n';
const JS = "import assert from 'node:assert';\nassert.equal(add(1, 2), 3);";

export const FAILING: readonly HardCase[] = [
  [
    'SkipTest',
    'python',
    P,
    'import unittest\ndef add(a, b):\n    raise unittest.SkipTest("x")',
    UNIT,
  ],
  [
    'fake unittest module',
    'python',
    P,
    'import sys, types\nclass C: pass\nfake = types.ModuleType("unittest")\nfake.TestCase = C\nfake.main = lambda: None\nsys.modules["unittest"] = fake\ndef add(a, b):\n    return 0',
    `${UNIT}unittest.main()`,
  ],
  [
    'eq ints',
    'python',
    P,
    'class A(int):\n    def __eq__(self, o): return isinstance(o, int)\n    __hash__ = int.__hash__\ndef add(a, b):\n    return A(0)',
    'assert add(1, 2) == 3',
  ],
  [
    'entries',
    'javascript',
    'p()',
    'Object.entries = () => [];\nconst p = () => ({ a: 0 });',
    "test('x', () => { expect(p()).toEqual({ a: 1 }); });",
  ],
  [
    'push patched',
    'javascript',
    P,
    'Array.prototype.push = () => 0;\nfunction add() { return 0; }',
    "test('x', () => { expect(add(1, 2)).toBe(3); });",
  ],
  [
    'assert.strict',
    'javascript',
    P,
    "const a = require('assert'); a.strict.equal = a.strictEqual = () => {}; function add() { return 0; }",
    "import assert from 'node:assert/strict';\nassert.equal(add(1, 2), 3);",
  ],
  [
    'sync exports',
    'javascript',
    P,
    "import assert, {} from 'node:assert'; import { syncBuiltinESMExports } from 'node:module';\nfunction add() { try { Object.defineProperty(assert, 'equal', { value: () => {} }); syncBuiltinESMExports(); } catch {} return 0; }",
    JS,
  ],
  [
    'uncaught',
    'javascript',
    P,
    "process.removeAllListeners('uncaughtException'); process.on('uncaughtException', () => {}); function add() { return 0; }",
    "import assert from 'node:assert';\nsetTimeout(() => assert.equal(add(1, 2), 3), 5);",
  ],
  [
    'unhandled',
    'javascript',
    P,
    "process.on('unhandledRejection', () => {}); const add = async () => 0;",
    "import assert from 'node:assert';\n(async () => { assert.equal(await add(1, 2), 3); })();",
  ],
  [
    'describe in node:test wrong',
    'javascript',
    P,
    'function add() { return 0; }',
    "import { describe, it } from 'node:test';\nimport assert from 'node:assert';\ndescribe('x', () => { it('y', async () => { await null; assert.equal(add(1, 2), 3); }); });",
  ],
  [
    'thread exit',
    'python',
    P,
    'import threading, os, time\nthreading.Thread(target=lambda: (time.sleep(0.01), os._exit(0)), daemon=True).start()\ndef add(a, b):\n    time.sleep(0.1)\n    return 3',
    'assert add(1, 2) == 4',
  ],
  [
    'atexit write',
    'python',
    P,
    'def add(a, b):\n    return 0',
    'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        with self.subTest(i=1):\n            self.assertEqual(add(1, 2), 3)\n',
  ],
  [
    'wrong async',
    'python',
    'async',
    'async def add(a, b):\n    return 0',
    'import unittest\nclass T(unittest.IsolatedAsyncioTestCase):\n    async def test(self):\n        self.assertEqual(await add(1, 2), 3)',
  ],
  [
    'wrong parametrize',
    'python',
    P,
    'def add(a, b):\n    return 3',
    'import pytest\n@pytest.mark.parametrize(("a", "b", "c"), [(1, 2, 3), (2, 2, 4)])\ndef test_add(a, b, c):\n    assert add(a, b) == c',
  ],
  [
    'wrong setUp class',
    'python',
    P,
    'def add(a, b):\n    return 0',
    'class TestAdd:\n    def setup_method(self, method):\n        self.x = 3\n    def test(self):\n        assert add(1, 2) == self.x',
  ],
  [
    'wrong mocha done',
    'javascript',
    'later(cb)',
    'const later = cb => setTimeout(() => cb(new Error("x")), 5);',
    "it('x', done => { later(done); });",
  ],
  [
    'never done',
    'javascript',
    'later(cb)',
    'const later = cb => {};',
    "it('x', done => { later(done); });",
  ],
  [
    'ANY',
    'python',
    P,
    'from unittest.mock import ANY\ndef add(a, b):\n    return ANY',
    'assert add(1, 2) == 3',
  ],
  [
    'its own exports are read',
    'javascript',
    P,
    "import * as me from './answer.mjs';\nfunction add() { for (const key of Object.keys(me)) console.log('\\n' + key.split('_')[1] + ' passed \\n'); return 0; }",
    JS,
  ],
  [
    'the harness is read line by line',
    'python',
    P,
    "import linecache, re\ndef add(a, b):\n    text = ''.join(linecache.getlines('/box/run.py'))\n    for w in re.findall('[0-9a-f]{24}', text):\n        print('\\n' + w + ' passed ')\n    return 0",
    'assert add(1, 2) == 3',
  ],
  [
    'the answer prints without pause',
    'javascript',
    P,
    "function add() { console.log('x'.repeat(100000)); return 0; }",
    JS,
  ],
];
