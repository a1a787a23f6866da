/** Answers and tests in Python of which nothing may be called verified. */
import type { VerdictCase } from './verdictCase.ts';

const WRONG = 'def add(a, b):\n    return a - b\n';
const RIGHT = 'def add(a, b):\n    return a + b\n';
const ASSERT = 'assert add(1, 2) == 3';
const UNIT =
  'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\nunittest.main()\n';
const PYTEST = 'import pytest\n\ndef test_add():\n    assert add(1, 2) == 3\n';
const IF = "if add(1, 2) != 3:\n    raise ValueError('no')";
const any = (rule: string) =>
  `class Any(object):\n    def __eq__(self, other):\n        ${rule}\n    __hash__ = object.__hash__\ndef add(a, b):\n    return Any()\n`;

/** Tests that cannot fail, behind a right answer. */
const CANNOT_FAIL: readonly (readonly [string, string, string?])[] = [
  ['a bare print', 'print(add(1, 2))'],
  ['a bare call', 'add(1, 2)'],
  ['PASS or FAIL', "print('PASS' if add(1, 2) == 3 else 'FAIL')"],
  ['counts and prints', "failed = 0\nif add(1, 2) != 3:\n    failed += 1\nprint(failed, 'failed')"],
  [
    'catches what it raises',
    'try:\n    assert add(1, 2) == 3\nexcept AssertionError as e:\n    print(e)',
  ],
  ['a comparison alone', 'add(1, 2) == 3'],
  [
    'doctest.testmod',
    'import doctest\ndoctest.testmod()',
    'def add(a, b):\n    """\n    >>> add(1, 2)\n    3\n    """\n    return a + b\n',
  ],
  [
    'doctests of the tests',
    'import doctest\ndef check():\n    """\n    >>> add(1, 2)\n    3\n    """\ndoctest.testmod()',
  ],
  ['an assertion of a pair', "assert (add(1, 2) == 3, 'sum')"],
  ['an assertion of nothing', 'add(1, 2)\nassert True'],
  ['an empty test', 'def test_add():\n    add(1, 2)\n'],
  [
    'a test case that returns',
    'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        return add(1, 2) == 3\nunittest.main()',
  ],
  [
    'a coroutine that nobody awaits',
    'async def test():\n    assert add(1, 2) == 3\nadd(1, 2)\ncheck = test()',
  ],
  ['exits with 0 whatever it is', 'import sys\nok = add(1, 2) == 3\nprint(ok)\nsys.exit(0)'],
  ['only looks whether it is there', 'assert callable(add)'],
];

/** Wrong answers that reach for the tests. `add(1, 2)` of each is not 3. */
const REACHING: readonly (readonly [string, string, string?])[] = [
  [
    'len of its own',
    `def len(x):\n    return 2\ndef add(a, b):\n    return [b]\n`,
    'assert len(add(1, 2)) == 2',
  ],
  [
    'sorted of its own',
    'def sorted(x):\n    return 0\ndef add(a, b):\n    return [b, b]\n',
    'assert sorted(add(1, 2)) == sorted([1, 2])',
  ],
  [
    'range of its own',
    `def range(*a):\n    return []\n${WRONG}`,
    'for i in range(3):\n    assert add(i, 1) == i + 1',
  ],
  [
    'all of its own',
    `all = lambda x: True\n${WRONG}`,
    'assert all(add(i, 1) == i + 1 for i in [1, 2])',
  ],
  ['abs of its own', `def abs(x):\n    return 0\n${WRONG}`, 'assert abs(add(1, 2) - 3) < 1e-9'],
  [
    'isinstance of its own',
    `def isinstance(a, b):\n    return True\ndef add(a, b):\n    return 'x'\n`,
    'assert isinstance(add(1, 2), int)',
  ],
  ['AssertionError of its own', `class AssertionError(SystemExit):\n    code = 0\n${WRONG}`, IF],
  [
    'ValueError of its own',
    `class ValueError(SystemExit):\n    def __init__(self, *a):\n        self.code = 0\n${WRONG}`,
    IF,
  ],
  [
    'builtins changed',
    `import builtins\nbuiltins.len = lambda x: 2\ndef add(a, b):\n    return [b]\n`,
    'assert len(add(1, 2)) == 2',
  ],
  [
    'builtins changed when called',
    `import builtins\ndef add(a, b):\n    builtins.sorted = lambda x: 0\n    return [b]\n`,
    'assert sorted(add(1, 2)) == sorted([1, 2])',
  ],
  ['equals everything', any('return True')],
  ['equals each number', any('return isinstance(other, int)')],
  ['equals what is small', any('return isinstance(other, int) and 0 < other < 100')],
  [
    'equals the second time',
    `class Any:\n    n = 0\n    def __eq__(self, other):\n        Any.n += 1\n        return Any.n % 2 == 1\ndef add(a, b):\n    return Any()\n`,
  ],
  [
    'is unequal to nothing',
    `class Any:\n    def __ne__(self, other):\n        return False\ndef add(a, b):\n    return Any()\n`,
    'assert not (add(1, 2) != 3)',
  ],
  [
    'a number that equals all',
    `class Any(int):\n    def __eq__(self, other):\n        return True\n    def __hash__(self):\n        return 0\ndef add(a, b):\n    return Any(7)\n`,
  ],
  [
    'a text that equals all',
    `class Any(str):\n    def __eq__(self, other):\n        return True\n    def __hash__(self):\n        return 0\ndef add(a, b):\n    return Any('x')\n`,
    "assert add('a', 'b') == 'ab'",
  ],
  [
    'a list that equals all',
    `class Any(list):\n    def __eq__(self, other):\n        return True\ndef add(a, b):\n    return Any()\n`,
    'assert add([1], [2]) == [1, 2]',
  ],
  ['mock.ANY', 'from unittest.mock import ANY\ndef add(a, b):\n    return ANY\n'],
  [
    'a mock',
    'from unittest.mock import MagicMock\nvalue = MagicMock()\nvalue.__eq__ = lambda s, o: True\nadd = MagicMock(return_value=value)\n',
  ],
  [
    'is less and more than all',
    'class Any:\n    def __lt__(self, o):\n        return True\n    __gt__ = __le__ = __ge__ = __lt__\ndef add(a, b):\n    return Any()\n',
    'assert 2 < add(1, 2) < 4',
  ],
  [
    'has everything in it',
    'class Any:\n    def __contains__(self, o):\n        return True\ndef add(a, b):\n    return Any()\n',
    'assert 3 in add(1, 2)',
  ],
  [
    'two of its own are the same',
    `class Point:\n    def __init__(self, x):\n        self.x = x\n    def __eq__(self, other):\n        return True\ndef add(a, b):\n    return Point(0)\n`,
    'assert add(1, 2) == Point(3)',
  ],
  ['ends when it is called', 'import sys\ndef add(a, b):\n    sys.exit(0)\n'],
  [
    'a kind of SystemExit',
    'class Done(SystemExit):\n    pass\ndef add(a, b):\n    raise Done(0)\n',
  ],
  [
    'a kind of SystemExit that says 0',
    'class Done(SystemExit):\n    code = property(lambda s: 0, lambda s, v: None)\ndef add(a, b):\n    raise Done()\n',
  ],
  ['os._exit', 'import os\ndef add(a, b):\n    os._exit(0)\n'],
  ['ends when it is loaded', `${WRONG}\nraise SystemExit(0)\n`],
  ['KeyboardInterrupt', 'def add(a, b):\n    raise KeyboardInterrupt()\n'],
  ['GeneratorExit', 'def add(a, b):\n    raise GeneratorExit()\n'],
  ['an exit hook', `import atexit, os\natexit.register(os._exit, 0)\n${WRONG}`],
  ['an exception hook', `import sys, os\nsys.excepthook = lambda *a: os._exit(0)\n${WRONG}`],
  [
    'a trace function',
    `import sys, os\ndef trace(frame, event, arg):\n    if event == 'exception':\n        os._exit(0)\n    return trace\nsys.settrace(trace)\n${WRONG}`,
  ],
  [
    'unittest.main replaced',
    `import unittest\nunittest.main = lambda *a, **k: None\n${WRONG}`,
    UNIT,
  ],
  [
    'assertEqual replaced',
    `import unittest\nunittest.TestCase.assertEqual = lambda *a: None\n${WRONG}`,
    UNIT,
  ],
  [
    'assertEqual replaced when called',
    'import unittest\ndef add(a, b):\n    unittest.TestCase.assertEqual = lambda *a: None\n    return 0\n',
    UNIT,
  ],
  ['a skip', 'import unittest\ndef add(a, b):\n    raise unittest.SkipTest()\n', UNIT],
  [
    'pytest replaced',
    `import sys, types\nsys.modules['pytest'] = types.ModuleType('pytest')\n${WRONG}`,
    PYTEST,
  ],
  [
    'the frames are searched',
    "import sys\ndef add(a, b):\n    f = sys._getframe()\n    while f:\n        if 'say' in f.f_locals:\n            f.f_locals['say']('passed', '1 1')\n        f = f.f_back\n    return 0\n",
  ],
  [
    'all objects are searched',
    "import gc, types\ndef add(a, b):\n    for o in gc.get_objects():\n        if isinstance(o, types.FunctionType) and o.__name__ == 'say':\n            o('passed', '1 1')\n    return 0\n",
  ],
  [
    'closures are searched',
    "import gc, types\ndef add(a, b):\n    for o in gc.get_objects():\n        if isinstance(o, types.FunctionType) and o.__closure__:\n            for c in o.__closure__:\n                try:\n                    v = c.cell_contents\n                    if callable(v) and v.__name__ == 'say':\n                        v('passed', '1 1')\n                except Exception:\n                    pass\n    return 0\n",
  ],
  [
    'the harness is read',
    "import os, re\ndef add(a, b):\n    text = open(os.path.dirname(os.path.abspath(__file__)) + '/run.py').read()\n    for w in re.findall('[0-9a-f]{24}', text):\n        os.write(1, ('\\n' + w + ' passed 1 1\\n').encode())\n    os._exit(0)\n",
  ],
  [
    'the tests are read',
    "import os, re\ndef add(a, b):\n    try:\n        return int(re.search(r'== (\\d+)', open(os.path.dirname(os.path.abspath(__file__)) + '/tests.py').read())[1])\n    except OSError:\n        return 0\n",
  ],
  [
    'the line of the caller is read',
    "import sys, re, linecache\ndef add(a, b):\n    f = sys._getframe(1)\n    m = re.search(r'== (\\d+)', linecache.getline(f.f_code.co_filename, f.f_lineno))\n    return int(m[1]) if m else 0\n",
  ],
  [
    'the constants of the caller are read',
    'import sys\ndef add(a, b):\n    for c in sys._getframe(1).f_code.co_consts:\n        if type(c) is int and c not in (a, b):\n            return c\n    return 0\n',
  ],
  [
    'the channel is spoken to',
    "import os, json, struct\ndef add(a, b):\n    body = json.dumps({'o': 'value', 'v': 3}).encode()\n    try:\n        os.write(5, struct.pack('<I', len(body)) + body)\n    except OSError:\n        pass\n    return 0\n",
  ],
  [
    'nonsense in the channel',
    "import os\ndef add(a, b):\n    try:\n        os.write(5, b'\\x07' * 64)\n    except OSError:\n        pass\n    return 0\n",
  ],
  ['ctypes', 'import ctypes\ndef add(a, b):\n    ctypes.CDLL(None)._exit(0)\n'],
  [
    'a thread that ends it',
    `import threading, os\nthreading.Timer(0.001, lambda: os._exit(0)).start()\n${WRONG}`,
  ],
  [
    'a fork that goes on',
    'import os\ndef add(a, b):\n    return 3 if os.fork() == 0 and False else 0\n',
  ],
  [
    'the globals of a callback',
    'def add(a, b):\n    try:\n        a.__globals__["__builtins__"]["len"] = lambda x: 0\n    except Exception:\n        pass\n    return 0\n',
    'assert add(lambda: 1, 2) == 3',
  ],
];

export const PYTHON_ATTACKS: readonly VerdictCase[] = [
  ...CANNOT_FAIL.map(([what, tests, code]): VerdictCase => [what, 'python', code ?? RIGHT, tests]),
  ...REACHING.map(([what, code, tests]): VerdictCase => [what, 'python', code, tests ?? ASSERT]),
];
