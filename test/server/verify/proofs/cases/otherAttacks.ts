// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are programs
/** What is types or names alone, and what is more. */
import type { Attack } from './attack.ts';

const types = (language: string, code: string, right: string[], wrong: string[]): Attack => ({
  ...{ intent: 'types', language, code, right, wrong },
});

const rename = (
  language: string,
  words: string,
  code: string,
  right: string[],
  wrong: string[],
): Attack => ({ ...{ intent: 'rename', language, words, code, right, wrong } });

export const OTHER_ATTACKS: readonly Attack[] = [
  types(
    'typescript',
    'class A {\n  constructor(x) {\n    this.x = x;\n  }\n}\nexport const B = { a: 1 };',
    [
      'class A {\n  constructor(x: number) {\n    this.x = x;\n  }\n}\nexport const B = { a: 1 } satisfies Record<string, number>;',
      'class A {\n  declare x: number;\n  constructor(x: number) {\n    this.x = x;\n  }\n}\nexport const B = { a: 1 } as const;',
      'type N = number;\nclass A {\n  constructor(x: N) {\n    this.x = x;\n  }\n}\nexport const B: { readonly a: N } = { a: 1 };',
    ],
    [
      'class A {\n  constructor(private x: number) {\n    this.x = x;\n  }\n}\nexport const B = { a: 1 };',
      'class A {\n  x: number;\n  constructor(x: number) {\n    this.x = x;\n  }\n}\nexport const B = { a: 1 };',
      'class A {\n  x = 0;\n  constructor(x: number) {\n    this.x = x;\n  }\n}\nexport const B = { a: 1 };',
      '@sealed\nclass A {\n  constructor(x: number) {\n    this.x = x;\n  }\n}\nexport const B = { a: 1 };',
      'enum N { A = 1 }\nclass A {\n  constructor(x: N) {\n    this.x = x;\n  }\n}\nexport const B = { a: N.A };',
      'class A {\n  constructor(x: number) {\n    this.x = x;\n  }\n}\nexport const B = Object.freeze({ a: 1 });',
    ],
  ),
  types(
    'typescript',
    "import { A } from './a';\nexport function f(x, y) {\n  return x ? y : null;\n}",
    [
      "import { A } from './a';\nexport function f<T>(x: A, y: T): T | null {\n  return x ? y : null;\n}",
      "import { A } from './a';\nimport type { B } from './b';\nexport function f(x: A, y: B): B | null {\n  return x ? y : null;\n}",
    ],
    [
      "import { A } from './a';\nexport function f(x: A, y?: A) {\n  return x ? y ?? null : null;\n}",
      "import { A } from './a';\nimport './b';\nexport function f(x: A, y: A) {\n  return x ? y : null;\n}",
      "import { A } from './a';\nexport async function f(x: A, y: A): Promise<A | null> {\n  return x ? y : null;\n}",
      "import { A } from './a';\nexport function f(x: A, y: A): A | undefined {\n  return x ? y : undefined;\n}",
      "import { A } from './a';\nexport function f(x: A, y: A = null) {\n  return x ? y : null;\n}",
    ],
  ),
  types(
    'python',
    'class P:\n    def __init__(self, name, age=0):\n        self.name = name\n        self.age = age\n\n    def older(self, *others, **more):\n        return [o for o in others if o.age < self.age]',
    [
      'class P:\n    def __init__(self, name: str, age: int = 0) -> None:\n        self.name = name\n        self.age = age\n\n    def older(self, *others: "P", **more: object) -> list["P"]:\n        return [o for o in others if o.age < self.age]',
      'class P:\n    def __init__(self, name: str, age: int = 0) -> None:\n        self.name: str = name\n        self.age: int = age\n\n    def older(self, *others, **more) -> list:\n        return [o for o in others if o.age < self.age]',
      'from __future__ import annotations\n\nfrom collections.abc import Iterable\n\n\nclass P:\n    def __init__(self, name: str, age: int = 0):\n        self.name = name\n        self.age = age\n\n    def older(self, *others: P, **more: Iterable[int]):\n        return [o for o in others if o.age < self.age]',
    ],
    [
      'from dataclasses import dataclass\n\n@dataclass\nclass P:\n    name: str\n    age: int = 0\n\n    def older(self, *others, **more):\n        return [o for o in others if o.age < self.age]',
      'class P:\n    def __init__(self, name: str, age: int = 1) -> None:\n        self.name = name\n        self.age = age\n\n    def older(self, *others, **more):\n        return [o for o in others if o.age < self.age]',
      'class P:\n    def __init__(self, name: str, age: int = 0) -> None:\n        self.name = str(name)\n        self.age = age\n\n    def older(self, *others, **more):\n        return [o for o in others if o.age < self.age]',
      'class P:\n    def __init__(self, name: str, age: int = 0) -> None:\n        self.name = name\n        self.age = age\n\n    @staticmethod\n    def older(self, *others, **more):\n        return [o for o in others if o.age < self.age]',
      'class P:\n    def __init__(self, name: str, age: int = 0) -> None:\n        self.name = name\n        self.age = age\n\n    def older(self, *others, **more) -> list:\n        return [o for o in others if o.age <= self.age]',
    ],
  ),
  types(
    'python',
    'def f(x, n=None):\n    n = n or []\n    return lambda y: x + y',
    [
      'from typing import Optional\n\ndef f(x: int, n: Optional[list[int]] = None):\n    n = n or []\n    return lambda y: x + y',
    ],
    [
      'def f(x: int, n: list = []):\n    n = n or []\n    return lambda y: x + y',
      'def f(x: int, n=None):\n    assert isinstance(x, int)\n    n = n or []\n    return lambda y: x + y',
      'def f(x: int, *, n: list | None = None):\n    n = n or []\n    return lambda y: x + y',
    ],
  ),
  rename(
    'javascript',
    'Rename `i` to `row`.',
    'for (let i = 0; i < n; i++) {\n  f(o.i, "i", `${i}`);\n}',
    ['for (let row = 0; row < n; row++) {\n  f(o.i, "i", `${row}`);\n}'],
    [
      'for (let row = 0; row < n; row++) {\n  f(o.row, "i", `${row}`);\n}',
      'for (let row = 0; row < n; row++) {\n  f(o.i, "row", `${row}`);\n}',
      'for (let row = 0; row < n; row++) {\n  f(o.i, "i", `${i}`);\n}',
      'for (let row = 0; row < n; row++) {\n  f(o.i, "i", `row`);\n}',
      'for (let row = 1; row < n; row++) {\n  f(o.i, "i", `${row}`);\n}',
    ],
  ),
  rename(
    'javascript',
    'Rename count to total.',
    'function f(count) {\n  const total = 2;\n  return count + total;\n}',
    [],
    [
      'function f(total) {\n  const total = 2;\n  return total + total;\n}',
      'function f(total) {\n  const other = 2;\n  return total + other;\n}',
      'function f(total) {\n  return total + total;\n}',
    ],
  ),
  rename(
    'javascript',
    'Rename user to account.',
    'function f(user) {\n  const account = g();\n  return () => user;\n}',
    [],
    ['function f(account) {\n  const account = g();\n  return () => account;\n}'],
  ),
  rename(
    'typescript',
    'Rename getData to fetchUser.',
    'class A {\n  getData(): string { return this.getData(); }\n}\nnew A().getData();',
    ['class A {\n  fetchUser(): string { return this.fetchUser(); }\n}\nnew A().fetchUser();'],
    [
      'class A {\n  fetchUser(): string { return this.getData(); }\n}\nnew A().fetchUser();',
      'class A {\n  fetchUser(): string { return this.fetchUser(); }\n}\nnew A().getData();',
      'class A {\n  fetchUser(): String { return this.fetchUser(); }\n}\nnew A().fetchUser();',
    ],
  ),
  rename(
    'typescript',
    'Rename x to left and y to right.',
    'export const f = (x: number, y: number) => x - y;',
    ['export const f = (left: number, right: number) => left - right;'],
    [
      'export const f = (left: number, right: number) => right - left;',
      'export const f = (right: number, left: number) => right - left;',
      'export const f = (left: number, y: number) => left - y;',
      'export const f = (left: number, left2: number) => left - left2;',
    ],
  ),
  rename(
    'python',
    'Rename the parameter data to rows.',
    'def f(data, *, key="data"):\n    """Sort data."""\n    return sorted(data, key=lambda d: d[key]), data.data',
    [
      'def f(rows, *, key="data"):\n    """Sort rows."""\n    return sorted(rows, key=lambda d: d[key]), rows.data',
    ],
    [
      'def f(rows, *, key="rows"):\n    return sorted(rows, key=lambda d: d[key]), rows.data',
      'def f(rows, *, key="data"):\n    return sorted(rows, key=lambda d: d[key]), rows.rows',
      'def f(rows, *, key="data"):\n    return sorted(data, key=lambda d: d[key]), rows.data',
      'def f(rows, *, key="data"):\n    return sorted(rows, key=lambda rows: rows[key]), rows.data',
    ],
  ),
  rename(
    'python',
    'Rename x to items.',
    'def f(x):\n    global items\n    items = x\n    return [x for x in x]',
    [],
    [
      'def f(items):\n    global items\n    items = items\n    return [items for items in items]',
      'def f(items):\n    items = items\n    return [items for items in items]',
    ],
  ),
  rename(
    'python',
    'Rename self.val to self.value.',
    'class A:\n    val = 0\n    def __init__(self, val):\n        self.val = val\n        setattr(self, "val", 1)',
    [],
    [
      'class A:\n    val = 0\n    def __init__(self, val):\n        self.value = val\n        setattr(self, "val", 1)',
      'class A:\n    value = 0\n    def __init__(self, value):\n        self.value = value\n        setattr(self, "value", 1)',
    ],
  ),
  rename(
    'go',
    'Rename buf to buffer.',
    'func f(buf []byte) int {\n\tn := len(buf)\n\treturn n\n}',
    ['func f(buffer []byte) int {\n\tn := len(buffer)\n\treturn n\n}'],
    [
      'func f(buffer []byte) int {\n\tn := cap(buffer)\n\treturn n\n}',
      'func f(buffer []byte) int {\n\tn := len(buf)\n\treturn n\n}',
    ],
  ),
  rename(
    'rust',
    'Rename v to values.',
    'fn f(v: &[u8]) -> usize { v.iter().map(|v| *v as usize).sum() }',
    [],
    [
      'fn f(values: &[u8]) -> usize { v.iter().map(|v| *v as usize).sum() }',
      'fn f(values: &[u8]) -> usize { values.iter().map(|v| *values as usize).sum() }',
    ],
  ),
  rename(
    'java',
    'Rename amt to amount.',
    'int f(int amt) { this.amt = amt; return amt * 2; }',
    ['int f(int amount) { this.amt = amount; return amount * 2; }'],
    [
      'int f(int amount) { this.amt = amt; return amount * 2; }',
      'int f(int amount) { this.amt = amount; return amount * 3; }',
      'long f(int amount) { this.amt = amount; return amount * 2; }',
    ],
  ),
];
