/** Kinds that came later: tests that cannot fail in further ways, and values that agree with whoever asks. */
import type { VerdictCase } from './verdictCase.ts';

const WRONG = 'export function add(a, b) { return a * b + 40; }';
const NODE = "import assert from 'node:assert/strict';\n";
const SUITE = "it('adds', () => { expect(add(1, 2)).toBe(3); });";

/** Tests that pass whatever the answer does, with a wrong one. */
const SCRIPT_TESTS: readonly (readonly [string, string])[] = [
  ['a function is asserted, and not called', `${NODE}add(1, 2); assert(() => add(1, 2) === 3);`],
  ['a matcher that is not called', "it('adds', () => { expect(add(1, 2)).toBe; });"],
  [
    'resolves without await',
    "it('adds', () => { expect(Promise.resolve(add(1, 2))).resolves.toBe; });",
  ],
  ['nothing is thrown', `${NODE}assert.doesNotThrow(() => add(1, 2));`],
  ['expect not to throw', "it('adds', () => { expect(() => add(1, 2)).not.toThrow(); });"],
  [
    'a loop over nothing',
    `${NODE}add(1, 2); for (const [a, b, c] of []) assert.equal(add(a, b), c);`,
  ],
  [
    'each of nothing',
    "add(1, 2); it.each([])('adds %i', (a, b, c) => { expect(add(a, b)).toBe(c); });",
  ],
  ['only the kind of the function', `${NODE}assert.equal(typeof add, 'function');`],
  [
    'a timer that nobody waits for',
    `${NODE}add(1, 2); setTimeout(() => assert.equal(add(1, 2), 3), 5000).unref();`,
  ],
  [
    'a generator that nobody asks',
    `${NODE}function* test() { assert.equal(add(1, 2), 3); }\ntest(); add(1, 2);`,
  ],
  ['or true', `${NODE}assert.ok(add(1, 2) === 3 || true);`],
  [
    'all are settled',
    `${NODE}await Promise.allSettled([(async () => assert.equal(await add(1, 2), 3))()]);`,
  ],
  [
    'a race with what is there',
    `${NODE}await Promise.race([1, (async () => { await null; assert.equal(await add(1, 2), 3); })().catch(() => 0)]);`,
  ],
  [
    'a status that is set back',
    `${NODE}try { assert.equal(add(1, 2), 3); } catch { process.exitCode = 1; }\nprocess.exitCode = 0;`,
  ],
  [
    'done is called before',
    "it('adds', done => { add(1, 2); done(); try { expect(add(1, 2)).toBe(3); } catch {} });",
  ],
  [
    'a failing test is expected',
    "it.fails?.('adds', () => { expect(add(1, 2)).toBe(3); });\nadd(1, 2);",
  ],
  [
    'only a test of something else',
    "it.only('is there', () => { expect(1).toBe(1); });\nit('adds', () => { expect(add(1, 2)).toBe(3); });\nadd(1, 2);",
  ],
  ['a todo', "it.todo('adds'); add(1, 2);"],
  [
    'a suite that is skipped',
    "describe.skip('add', () => { it('adds', () => { expect(add(1, 2)).toBe(3); }); });\nadd(1, 2);",
  ],
  ['a comma in place of a comparison', `${NODE}assert.ok((add(1, 2), 3));`],
  ['an assignment', `${NODE}let sum = add(1, 2); assert.ok((sum = 3));`],
  [
    'an error that goes to the console',
    'const check = () => { if (add(1, 2) !== 3) throw new Error(); };\ntry { check(); } catch (e) { console.error(e); }',
  ],
  ['a warning', "if (add(1, 2) !== 3) process.emitWarning('wrong');"],
  [
    'an error that somebody listens to',
    "import { EventEmitter } from 'node:events';\nconst all = new EventEmitter().on('error', () => {});\nif (add(1, 2) !== 3) all.emit('error', new Error('wrong'));",
  ],
];

/** Answers that agree with their tests without being right. */
const SCRIPT_CODES: readonly (readonly [string, string, string])[] = [
  [
    'a matcher of Jest that matches all',
    "export const add = () => ({ $$typeof: Symbol.for('jest.asymmetricMatcher'), asymmetricMatch: () => true, toString: () => 'x' });",
    "it('adds', () => { expect(add(1, 2)).toEqual(3); });",
  ],
  [
    'a matcher inside an object',
    "const any = { $$typeof: Symbol.for('jest.asymmetricMatcher'), asymmetricMatch: () => true };\nexport const add = () => ({ sum: any });",
    "it('adds', () => { expect(add(1, 2)).toEqual({ sum: 3 }); });",
  ],
  [
    'says that it equals',
    'export const add = () => ({ equals: () => true, isEqual: () => true, [Symbol.for("nodejs.util.inspect.custom")]: () => "3" });',
    "it('adds', () => { expect(add(1, 2)).toEqual(3); });",
  ],
  [
    'looks like three when it is shown',
    "export const add = () => ({ [Symbol.for('nodejs.util.inspect.custom')]: () => '3', toString: () => '3' });",
    SUITE,
  ],
  [
    'Reflect and WeakMap are replaced',
    `Reflect.apply = () => 3; WeakMap.prototype.get = () => 3; Function.prototype.call = () => 3;\n${WRONG}`,
    SUITE,
  ],
  [
    'structuredClone and Map are replaced',
    `globalThis.structuredClone = () => 3; globalThis.Map = class {};\n${WRONG}`,
    SUITE,
  ],
  [
    'a worker speaks in its place',
    'import { Worker } from \'node:worker_threads\';\nnew Worker(\'const fs = require("fs"); for (const fd of [1, 2, 3, 4, 5, 6]) try { fs.writeSync(fd, "passed 1\\\\n"); } catch {}\', { eval: true });\nexport function add(a, b) { return 7; }',
    SUITE,
  ],
  [
    'a child speaks in its place',
    "import { spawnSync } from 'node:child_process';\nexport function add() { spawnSync('/bin/sh', ['-c', 'echo passed 1; echo passed 1 >&5; kill -9 $PPID'], { stdio: 'inherit' }); return 7; }",
    SUITE,
  ],
  [
    'all processes are killed',
    "import { spawnSync } from 'node:child_process';\nexport function add() { spawnSync('/bin/sh', ['-c', 'kill -9 -1']); return 7; }",
    SUITE,
  ],
  [
    'other output at the end',
    `process.on('exit', () => { for (let i = 0; i < 99; i += 1) console.log('passed', i); });\n${WRONG}`,
    SUITE,
  ],
];

const PYTHON_WRONG = 'def add(a, b):\n    return a * b + 40\n';
const ANY =
  'class Any:\n    def __eq__(self, o):\n        return True\n    def __ne__(self, o):\n        return False\n    __hash__ = None\n';

const PYTHON_TESTS: readonly (readonly [string, string])[] = [
  ['a pair is asserted', 'assert (add(1, 2) == 3, "adds")'],
  ['a lambda is asserted', 'add(1, 2)\nassert lambda: add(1, 2) == 3'],
  [
    'failures are suppressed',
    'from contextlib import suppress\nwith suppress(AssertionError):\n    assert add(1, 2) == 3',
  ],
  [
    'a method that is no test',
    'import unittest\nclass T(unittest.TestCase):\n    def check(self):\n        self.assertEqual(add(1, 2), 3)\nadd(1, 2)\nunittest.main()',
  ],
  [
    'a generator that nobody asks',
    'def test_add():\n    yield add(1, 2)\n    assert add(1, 2) == 3',
  ],
  ['a return before', 'def test_add():\n    add(1, 2)\n    return\n    assert add(1, 2) == 3'],
  [
    'a test that is skipped',
    'import pytest\n@pytest.mark.skip\ndef test_add():\n    assert add(1, 2) == 3\nadd(1, 2)',
  ],
  [
    'a test that may fail',
    'import pytest\n@pytest.mark.xfail\ndef test_add():\n    assert add(1, 2) == 3',
  ],
  [
    'a case that is skipped',
    "import unittest\n@unittest.skip('later')\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\nadd(1, 2)\nunittest.main()",
  ],
  [
    'a case that is expected to fail',
    'import unittest\nclass T(unittest.TestCase):\n    @unittest.expectedFailure\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\nunittest.main()',
  ],
  ['all of nothing', 'add(1, 2)\nassert all(add(i, 1) == i + 1 for i in [])'],
  [
    'an assertion in a thread',
    'import threading\nt = threading.Thread(target=lambda: exec("assert False") if add(1, 2) != 3 else None)\nt.start()\nt.join()',
  ],
  [
    'a future that nobody asks',
    'from concurrent.futures import ThreadPoolExecutor\ndef check():\n    assert add(1, 2) == 3\nwith ThreadPoolExecutor() as pool:\n    pool.submit(check)',
  ],
  [
    'failures that are gathered',
    'import asyncio\nasync def check():\n    assert add(1, 2) == 3\nasync def main():\n    await asyncio.gather(check(), return_exceptions=True)\nasyncio.run(main())',
  ],
  [
    'at the exit',
    'import atexit\n@atexit.register\ndef check():\n    assert add(1, 2) == 3\nadd(1, 2)',
  ],
  [
    'when it is forgotten',
    'class Check:\n    def __del__(self):\n        assert add(1, 2) == 3\nCheck()\nadd(1, 2)',
  ],
  ['an exit before', 'import sys\nadd(1, 2)\nsys.exit(0)\nassert add(1, 2) == 3'],
  ['a log', 'import logging\nif add(1, 2) != 3:\n    logging.error("wrong")'],
  ['a warning', 'import warnings\nif add(1, 2) != 3:\n    warnings.warn("wrong")'],
  [
    'a finally that returns',
    'def test_add():\n    try:\n        assert add(1, 2) == 3\n    finally:\n        return',
  ],
  [
    'a subtest that is caught',
    'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        try:\n            self.assertEqual(add(1, 2), 3)\n        except Exception:\n            pass\nunittest.main()',
  ],
  [
    'main that does not exit',
    'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        add(1, 2)\nunittest.main(exit=False)',
  ],
];

const PYTHON_CODES: readonly (readonly [string, string, string])[] = [
  [
    'a comparison that is an object',
    'class R:\n    def all(self):\n        return True\n    any = all\nclass A:\n    def __eq__(self, o):\n        return R()\ndef add(a, b):\n    return A()\n',
    'assert (add(1, 2) == 3).all()',
  ],
  [
    'a number that differs by nothing',
    'class Z(float):\n    def __sub__(self, o):\n        return 0.0\n    __rsub__ = __sub__\ndef add(a, b):\n    return Z(7)\n',
    'assert abs(add(1, 2) - 3) < 1e-9',
  ],
  [
    'a text that is asked for',
    `class S(str):\n    def __eq__(self, o):\n        return True\n    __hash__ = str.__hash__\nclass A:\n    def __str__(self):\n        return S('x')\n    __repr__ = __str__\ndef add(a, b):\n    return A()\n`,
    "assert str(add(1, 2)) == '3'",
  ],
  [
    'a text that shows it',
    `class S(str):\n    def __eq__(self, o):\n        return True\n    __hash__ = str.__hash__\nclass A:\n    def __repr__(self):\n        return S('x')\ndef add(a, b):\n    return A()\n`,
    "assert repr(add(1, 2)) == '3'",
  ],
  [
    'a number that is rounded',
    `${ANY}class A:\n    def __round__(self, n=None):\n        return Any()\ndef add(a, b):\n    return A()\n`,
    'assert round(add(1, 2)) == 3',
  ],
  [
    'a number that is divided',
    `${ANY}class A(int):\n    def __floordiv__(self, o):\n        return Any()\ndef add(a, b):\n    return A(7)\n`,
    'assert add(1, 2) // 1 == 3',
  ],
  [
    'an entry of a dictionary',
    `${ANY}class D(dict):\n    def __missing__(self, key):\n        return Any()\ndef add(a, b):\n    return D()\n`,
    "assert add(1, 2)['sum'] == 3",
  ],
  [
    'the other side of the comparison',
    `${ANY}def add(a, b):\n    return Any()\n`,
    'assert 3 == add(1, 2)',
  ],
  [
    'one of a set',
    'class Any:\n    def __eq__(self, o):\n        return True\n    def __hash__(self):\n        return 3\ndef add(a, b):\n    return Any()\n',
    'assert add(1, 2) in {3}',
  ],
  [
    'another class by its own word',
    'class A:\n    __class__ = int\n    def __eq__(self, o):\n        return True\ndef add(a, b):\n    return A()\n',
    'r = add(1, 2)\nassert isinstance(r, int) and r == 3',
  ],
  [
    'a match statement',
    `${ANY}def add(a, b):\n    return Any()\n`,
    'match add(1, 2):\n    case 3:\n        pass\n    case _:\n        raise AssertionError',
  ],
];

const TYPED_TESTS: readonly (readonly [string, string])[] = [
  [
    'only its type',
    'const f: (a: number, b: number) => number = add;\nif (typeof f !== "function") throw new Error();',
  ],
  ['satisfies', 'const r = add(1, 2) satisfies number;\nvoid r;'],
  [
    'an assertion of types',
    'function isNumber(x: unknown): asserts x is number {}\nisNumber(add(1, 2));',
  ],
  [
    'as any',
    'import assert from "node:assert/strict";\n(assert as any).equal?.call?.(null, 3 as any, (add(1, 2), 3) as any);',
  ],
];

export const FURTHER_ATTACKS: readonly VerdictCase[] = [
  ...SCRIPT_TESTS.map(([what, tests]) => [what, 'javascript', WRONG, tests] as const),
  ...SCRIPT_CODES.map(([what, code, tests]) => [what, 'javascript', code, tests] as const),
  ...TYPED_TESTS.map(
    ([what, tests]) =>
      [
        what,
        'typescript',
        'export function add(a: number, b: number): number {\n  return a * b + 40;\n}\n',
        tests,
      ] as const,
  ),
  ...PYTHON_TESTS.map(([what, tests]) => [what, 'python', PYTHON_WRONG, tests] as const),
  ...PYTHON_CODES.map(([what, code, tests]) => [what, 'python', code, tests] as const),
];
