/** Tests in Python as people write them, with an answer that passes each. */
import type { HardCase } from './hardCase.ts';

const P = 'Write a function add(a, b).';
const GOOD = 'def add(a, b):\n    return a + b';
const UNIT =
  'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\n';

export const STYLES_OF_PYTHON: readonly HardCase[] = [
  [
    'unittest main guard',
    'python',
    P,
    GOOD,
    `${UNIT}if __name__ == "__main__":\n    unittest.main()`,
  ],
  [
    'from unittest import',
    'python',
    P,
    GOOD,
    'from unittest import TestCase, main\nclass T(TestCase):\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\nmain()',
  ],
  [
    'async case',
    'python',
    'Write async add(a, b).',
    'async def add(a, b):\n    return a + b',
    'import unittest\nclass T(unittest.IsolatedAsyncioTestCase):\n    async def test(self):\n        self.assertEqual(await add(1, 2), 3)',
  ],
  [
    'mock patch print',
    'python',
    'Write hello().',
    'def hello():\n    print("hi")',
    'from unittest.mock import patch\ndef test_hello():\n    with patch("builtins.print") as p:\n        hello()\n        p.assert_called_with("hi")',
  ],
  [
    'capture stdout',
    'python',
    'Write hello().',
    'def hello():\n    print("hi")',
    'import io, contextlib\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    hello()\nassert out.getvalue() == "hi\\n"',
  ],
  ['doctest', 'python', P, GOOD, 'import doctest\nassert add(1, 2) == 3\ndoctest.testmod()'],
  [
    'global state',
    'python',
    'Write a counter inc() using a global count.',
    'count = 0\ndef inc():\n    global count\n    count += 1',
    'inc()\ninc()\nassert count == 2',
  ],
  [
    'monkeypatch answer global',
    'python',
    'Write area(r) using PI.',
    'PI = 3.14\ndef area(r):\n    return PI * r * r',
    'PI = 3\nassert area(1) == 3',
  ],
  [
    'if main demo',
    'python',
    P,
    `${GOOD}\n\nif __name__ == "__main__":\n    print(add(int(input()), 2))`,
    'assert add(1, 2) == 3',
  ],
  [
    'dataclass eq',
    'python',
    'P',
    'from dataclasses import dataclass\n@dataclass(order=True)\nclass P:\n    x: int',
    'assert P(1) == P(1) and P(1) < P(2)',
  ],
  [
    'own eq',
    'python',
    'Vector',
    'class V:\n    def __init__(self, x): self.x = x\n    def __eq__(self, o): return isinstance(o, V) and o.x == self.x\n    def __hash__(self): return 1',
    'assert V(1) == V(1) and V(1) != V(2)',
  ],
  [
    'pickle',
    'python',
    'P',
    'class P:\n    def __init__(self): self.x = 1',
    'import pickle\nassert pickle.loads(pickle.dumps(P())).x == 1',
  ],
  [
    'threads',
    'python',
    'W',
    'import threading\ndef run(f):\n    t = threading.Thread(target=f); t.start(); t.join()',
    'xs = []\nrun(lambda: xs.append(1))\nassert xs == [1]',
  ],
  [
    'enum typing',
    'python',
    'C',
    'from enum import Enum\nfrom typing import NamedTuple\nclass C(Enum):\n    R = 1\nclass N(NamedTuple):\n    a: int',
    'assert C.R.value == 1 and N(1) == (1,)',
  ],
  ['relative import', 'python', P, GOOD, 'from .solution import add\nassert add(1, 2) == 3'],
  [
    'pkg import',
    'python',
    P,
    GOOD,
    'from mypkg.calc import add\nimport mypkg.calc as c\nassert add(1, 2) == 3 == c.add(1, 2)',
  ],
];
