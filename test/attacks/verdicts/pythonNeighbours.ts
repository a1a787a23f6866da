/** Honest answers with honest tests in Python: each must be called verified. */
import type { VerdictCase } from './verdictCase.ts';

const PY: readonly (readonly [string, string, string, string?])[] = [
  ['a sum', 'def add(a, b):\n    return a + b\n', 'assert add(1, 2) == 3'],
  [
    'raises by hand',
    'def add(a, b):\n    return a + b\n',
    "if add(1, 2) != 3:\n    raise SystemExit('no')",
  ],
  [
    'PASS and a status',
    'def add(a, b):\n    return a + b\n',
    "import sys\nok = add(1, 2) == 3\nprint('PASS' if ok else 'FAIL')\nsys.exit(0 if ok else 1)",
  ],
  [
    'doctest.testmod that is looked at',
    'def add(a, b):\n    """\n    >>> add(1, 2)\n    3\n    """\n    return a + b\n',
    'import doctest\nassert doctest.testmod().failed == 0\nassert add(2, 2) == 4',
  ],
  [
    'keyword arguments',
    'def greet(name, *, greeting=\'Hello\', **more):\n    return f\'{greeting}, {name}{more.get("end", "")}\'\n',
    "assert greet('Ann') == 'Hello, Ann'\nassert greet('Bo', greeting='Hi', end='!') == 'Hi, Bo!'",
  ],
  [
    'sorts in its place',
    'def sort_down(items):\n    items.sort(reverse=True)\n',
    'l = [1, 3, 2]\nassert sort_down(l) is None\nassert l == [3, 2, 1]',
  ],
  [
    'leaves what it is given',
    'def ordered(items):\n    return sorted(items)\n',
    'l = [2, 1]\nassert ordered(l) == [1, 2]\nassert l == [2, 1]',
  ],
  [
    'changes a dictionary',
    'def bump(d, key):\n    d[key] = d.get(key, 0) + 1\n    return d\n',
    "d = {}\nassert bump(d, 'a') is d\nassert d == {'a': 1}",
  ],
  [
    'a pair',
    'def divide(a, b):\n    return a // b, a % b\n',
    'q, r = divide(7, 2)\nassert (q, r) == (3, 1)',
  ],
  ['a set', 'def unique(items):\n    return set(items)\n', 'assert unique([1, 1, 2]) == {1, 2}'],
  [
    'a dictionary of lists',
    'def group(words):\n    out = {}\n    for w in words:\n        out.setdefault(len(w), []).append(w)\n    return out\n',
    "assert group(['a', 'bb', 'c']) == {1: ['a', 'c'], 2: ['bb']}",
  ],
  [
    'a Counter',
    'from collections import Counter\ndef count(s):\n    return Counter(s)\n',
    "assert count('aab') == {'a': 2, 'b': 1}\nassert count('aab').most_common(1) == [('a', 2)]",
  ],
  [
    'a decimal',
    'from decimal import Decimal\ndef tax(x):\n    return (x * Decimal("0.19")).quantize(Decimal("0.01"))\n',
    "from decimal import Decimal\nassert tax(Decimal('10')) == Decimal('1.90')",
  ],
  [
    'a fraction',
    'from fractions import Fraction\ndef half(x):\n    return Fraction(x, 2)\n',
    'from fractions import Fraction\nassert half(3) == Fraction(3, 2)',
  ],
  [
    'a date',
    'import datetime\ndef next_day(d):\n    return d + datetime.timedelta(days=1)\n',
    'import datetime\nassert next_day(datetime.date(2024, 2, 28)) == datetime.date(2024, 2, 29)',
  ],
  ['bytes', 'def flip(b):\n    return b[::-1]\n', "assert flip(b'abc') == b'cba'"],
  [
    'floats',
    'def mean(l):\n    return sum(l) / len(l)\n',
    'import math\nassert math.isclose(mean([0.1, 0.2]), 0.15)',
  ],
  [
    'large integers',
    'def factorial(n):\n    return 1 if n < 2 else n * factorial(n - 1)\n',
    'assert factorial(30) == 265252859812191058636308480000000',
  ],
  [
    'nothing',
    'def find(l, test):\n    return next((x for x in l if test(x)), None)\n',
    'assert find([1, 2, 3], lambda x: x > 1) == 2\nassert find([], bool) is None',
  ],
  [
    'a generator',
    'def count(n):\n    for i in range(n):\n        yield i\n',
    'assert list(count(3)) == [0, 1, 2]\ng = count(1)\nassert next(g) == 0\nassert next(g, None) is None',
  ],
  [
    'a class',
    'class Stack:\n    def __init__(self):\n        self._items = []\n    def push(self, v):\n        self._items.append(v)\n    def pop(self):\n        if not self._items:\n            raise IndexError("empty")\n        return self._items.pop()\n    def __len__(self):\n        return len(self._items)\n',
    "import pytest\ndef test_stack():\n    s = Stack()\n    s.push(1)\n    s.push(2)\n    assert len(s) == 2\n    assert s.pop() == 2\n    assert isinstance(s, Stack)\n\ndef test_empty():\n    with pytest.raises(IndexError, match='empty'):\n        Stack().pop()\n",
  ],
  [
    'properties',
    'class Temp:\n    def __init__(self, c):\n        self.c = c\n    @property\n    def f(self):\n        return self.c * 9 / 5 + 32\n    @f.setter\n    def f(self, v):\n        self.c = (v - 32) * 5 / 9\n',
    't = Temp(100)\nassert t.f == 212\nt.f = 32\nassert t.c == 0',
  ],
  [
    'class methods',
    'class Point:\n    def __init__(self, x, y):\n        self.x, self.y = x, y\n    @classmethod\n    def origin(cls):\n        return cls(0, 0)\n    @staticmethod\n    def dist(a, b):\n        return abs(a.x - b.x) + abs(a.y - b.y)\n',
    'assert Point.dist(Point.origin(), Point(2, 3)) == 5',
  ],
  [
    'an own equality',
    'class Vector:\n    def __init__(self, x, y):\n        self.x, self.y = x, y\n    def __add__(self, o):\n        return Vector(self.x + o.x, self.y + o.y)\n    def __eq__(self, o):\n        return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)\n    def __repr__(self):\n        return f"Vector({self.x}, {self.y})"\n',
    "assert Vector(1, 2) + Vector(3, 4) == Vector(4, 6)\nassert Vector(1, 2) != Vector(2, 1)\nassert repr(Vector(1, 2)) == 'Vector(1, 2)'",
  ],
  [
    'a data class',
    'from dataclasses import dataclass, field\n@dataclass\nclass Item:\n    name: str\n    price: float = 0.0\n    tags: list = field(default_factory=list)\n    def total(self, n):\n        return self.price * n\n',
    "i = Item('a', 2.5)\nassert i.total(2) == 5\nassert i == Item('a', 2.5)\nassert i.tags == []\nassert i.name == 'a'",
  ],
  [
    'a named tuple',
    "from collections import namedtuple\nPoint = namedtuple('Point', 'x y')\ndef mirror(p):\n    return Point(p.y, p.x)\n",
    'assert mirror(Point(1, 2)) == Point(2, 1)\nassert mirror(Point(1, 2)).x == 2\nassert mirror(Point(1, 2)) == (2, 1)',
  ],
  [
    'an enum',
    "import enum\nclass Color(enum.Enum):\n    RED = 'r'\n    BLUE = 'b'\ndef parse(s):\n    return Color(s)\n",
    "assert parse('r') is Color.RED\nassert parse('b').name == 'BLUE'\nassert [c.value for c in Color] == ['r', 'b']",
  ],
  [
    'ordering',
    'import functools\n@functools.total_ordering\nclass Version:\n    def __init__(self, s):\n        self.parts = tuple(map(int, s.split(".")))\n    def __eq__(self, o):\n        return self.parts == o.parts\n    def __lt__(self, o):\n        return self.parts < o.parts\n',
    "assert Version('1.2') < Version('1.10')\nassert Version('2.0') > Version('1.9')\nassert Version('1.0') == Version('1.0')",
  ],
  [
    'a container',
    'class Bag:\n    def __init__(self, *v):\n        self.v = list(v)\n    def __contains__(self, x):\n        return x in self.v\n    def __iter__(self):\n        return iter(self.v)\n    def __getitem__(self, i):\n        return self.v[i]\n',
    'b = Bag(1, 2)\nassert 2 in b\nassert 3 not in b\nassert list(b) == [1, 2]\nassert b[0] == 1',
  ],
  [
    'a context manager',
    'class Door:\n    def __init__(self):\n        self.open = False\n    def __enter__(self):\n        self.open = True\n        return self\n    def __exit__(self, *a):\n        self.open = False\n',
    'd = Door()\nwith d as e:\n    assert e.open is True\nassert d.open is False',
  ],
  [
    'a decorator',
    'import functools\ndef twice(f):\n    @functools.wraps(f)\n    def g(*a, **k):\n        f(*a, **k)\n        return f(*a, **k)\n    return g\n',
    "n = []\n@twice\ndef add(x):\n    n.append(x)\n    return len(n)\nassert add(1) == 2\nassert n == [1, 1]\nassert add.__name__ == 'add'",
  ],
  [
    'a closure',
    'def counter():\n    n = 0\n    def bump():\n        nonlocal n\n        n += 1\n        return n\n    return bump\n',
    'c = counter()\nassert c() == 1\nassert c() == 2\nassert counter()() == 1',
  ],
  [
    'an error of its own',
    "class TooSmall(ValueError):\n    def __init__(self, n):\n        super().__init__(f'{n} is too small')\n        self.n = n\ndef check(n):\n    if n < 3:\n        raise TooSmall(n)\n    return n\n",
    "import pytest\ndef test():\n    with pytest.raises(TooSmall) as info:\n        check(1)\n    assert info.value.n == 1\n    assert str(info.value) == '1 is too small'\n    with pytest.raises(ValueError):\n        check(2)\n    assert check(3) == 3\n",
  ],
  [
    'inheritance',
    "class Animal:\n    def __init__(self, name):\n        self.name = name\n    def speak(self):\n        return '...'\nclass Dog(Animal):\n    def speak(self):\n        return f'{self.name} says woof'\n",
    "d = Dog('Rex')\nassert isinstance(d, Animal)\nassert issubclass(Dog, Animal)\nassert d.speak() == 'Rex says woof'",
  ],
  [
    'an abstract class',
    'import abc\nclass Shape(abc.ABC):\n    @abc.abstractmethod\n    def area(self): ...\nclass Square(Shape):\n    def __init__(self, s):\n        self.s = s\n    def area(self):\n        return self.s ** 2\n',
    'import pytest\ndef test():\n    assert Square(3).area() == 9\n    with pytest.raises(TypeError):\n        Shape()\n',
  ],
  [
    'coroutines',
    'import asyncio\nasync def fetch(n):\n    await asyncio.sleep(0.001)\n    return n * 2\nasync def fetch_all(ns):\n    return await asyncio.gather(*(fetch(n) for n in ns))\n',
    'import asyncio\nassert asyncio.run(fetch(2)) == 4\nassert asyncio.run(fetch_all([1, 2])) == [2, 4]',
  ],
  [
    'a coroutine of the tests',
    'async def retry(f, n):\n    for i in range(n):\n        try:\n            return await f()\n        except ValueError:\n            if i == n - 1:\n                raise\n',
    "import asyncio\ncalls = []\nasync def flaky():\n    calls.append(1)\n    if len(calls) < 3:\n        raise ValueError('x')\n    return 'ok'\nassert asyncio.run(retry(flaky, 3)) == 'ok'\nassert len(calls) == 3",
  ],
  [
    'prints',
    "def greet(name):\n    print(f'Hello, {name}')\n",
    "import io, contextlib\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    greet('Ann')\nassert out.getvalue() == 'Hello, Ann\\n'",
  ],
  [
    'reads what is typed',
    "def ask():\n    return int(input('n? ')) + 1\n",
    "import builtins\nbuiltins.input = lambda prompt='': '41'\nassert ask() == 42",
  ],
  [
    'a cache',
    'import functools\n@functools.lru_cache(maxsize=None)\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n',
    'assert fib(30) == 832040\nassert fib.cache_info().misses == 31',
  ],
  [
    'calls back',
    'def each(items, f):\n    return [f(i, x) for i, x in enumerate(items)]\n',
    "seen = []\nassert each('ab', lambda i, x: seen.append((i, x)) or x * 2) == ['aa', 'bb']\nassert seen == [(0, 'a'), (1, 'b')]",
  ],
  [
    'a class of the tests',
    'def total(items):\n    return sum(i.price for i in items)\n',
    'class Item:\n    def __init__(self, p):\n        self.price = p\nassert total([Item(1), Item(2)]) == 3',
  ],
  [
    'a file of the tests',
    'def count_lines(file):\n    return sum(1 for _ in file)\n',
    "import io\nassert count_lines(io.StringIO('a\\nb\\n')) == 2",
  ],
  [
    'a linked list',
    'class Node:\n    def __init__(self, v, next=None):\n        self.v, self.next = v, next\ndef reverse(n):\n    out = None\n    while n:\n        n.next, out, n = out, n, n.next\n    return out\n',
    'a = Node(1, Node(2))\nb = reverse(a)\nassert b.v == 2\nassert b.next is a\nassert a.next is None',
  ],
  [
    'a tree',
    'class Tree:\n    def __init__(self):\n        self.root = {}\n    def insert(self, w):\n        n = self.root\n        for c in w:\n            n = n.setdefault(c, {})\n        n["$"] = True\n    def has(self, w):\n        n = self.root\n        for c in w:\n            if c not in n:\n                return False\n            n = n[c]\n        return "$" in n\n',
    "t = Tree()\nt.insert('ab')\nassert t.has('ab')\nassert not t.has('a')",
  ],
  [
    'a constant',
    'LIMIT = 5\ndef clamp(x):\n    return min(x, LIMIT)\n',
    'assert LIMIT == 5\nassert clamp(9) == LIMIT',
  ],
  [
    'a state that changes',
    'total = 0\nlog = []\ndef add(x):\n    global total\n    total += x\n    log.append(x)\n',
    'add(2)\nadd(3)\nassert total == 5\nassert log == [2, 3]',
  ],
  [
    'a name that the language has',
    'def sum(items):\n    total = 0\n    for i in items:\n        total += i\n    return total\n',
    'assert sum([1, 2, 3]) == 6',
    'Write a function `sum(items)`.',
  ],
  [
    'a name that is imported',
    'def reversed(s):\n    return s[::-1]\n',
    "from solution import reversed\nassert reversed('abc') == 'cba'",
  ],
  [
    'unittest',
    'def add(a, b):\n    return a + b\n',
    'import unittest\nclass T(unittest.TestCase):\n    def setUp(self):\n        self.x = 1\n    def test_add(self):\n        self.assertEqual(add(self.x, 2), 3)\n    def test_type(self):\n        with self.assertRaises(TypeError):\n            add(1, "a")\nunittest.main()',
  ],
  [
    'pytest with cases',
    'def add(a, b):\n    return a + b\n',
    "import pytest\n@pytest.mark.parametrize('a,b,c', [(1, 2, 3), (0, 0, 0)])\ndef test_add(a, b, c):\n    assert add(a, b) == c\n",
  ],
  [
    'approx',
    'def half(x):\n    return x / 2\n',
    'import pytest\ndef test():\n    assert half(0.3) == pytest.approx(0.15)\n',
  ],
  [
    'a mock of the tests',
    'def notify(send, name):\n    send(f"hi {name}")\n    return True\n',
    "from unittest.mock import Mock\nsend = Mock()\nassert notify(send, 'a') is True\nsend.assert_called_once_with('hi a')",
  ],
  [
    'imported from its file',
    'def add(a, b):\n    return a + b\n',
    'from add import add\nassert add(1, 2) == 3',
  ],
];

export const PYTHON_NEIGHBOURS: readonly VerdictCase[] = PY.map(
  ([what, code, tests, prompt]): VerdictCase => [
    what,
    'python',
    code,
    tests,
    prompt ?? 'Write the code.',
  ],
);
