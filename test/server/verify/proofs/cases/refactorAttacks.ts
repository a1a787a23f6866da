/**
 * Refactorings that go wrong where few look: order, what is changed on the way, errors, laziness, defaults, zeros,
 * shared objects; beside right ones that look as odd.
 */
import type { ProofCase } from './proofCase.ts';

type Attack = Pick<ProofCase, 'name' | 'language' | 'code' | 'right' | 'wrong'>;

const js = (name: string, code: string, right: string[], wrong: string[]): Attack => ({
  ...{ name, language: 'javascript', code, right, wrong },
});
const ts = (...given: Parameters<typeof js>): Attack => ({
  ...js(...given),
  language: 'typescript',
});
const py = (...given: Parameters<typeof js>): Attack => ({ ...js(...given), language: 'python' });

const ATTACKS: readonly Attack[] = [
  js(
    'what a function that is given is called with',
    'function both(a, b, f) {\n  const x = f(a);\n  const y = f(b);\n  return [x, y];\n}',
    ['function both(a, b, f) {\n  return [a, b].map(value => f(value));\n}'],
    ['function both(a, b, f) {\n  const y = f(b);\n  return [f(a), y];\n}'],
  ),
  ts(
    'zeros and what is no number',
    'export function sign(x: number): number {\n  if (x > 0) return 1;\n  if (x < 0) return -1;\n  return 0;\n}',
    ['export function sign(x: number): number {\n  return x > 0 ? 1 : x < 0 ? -1 : 0;\n}'],
    ['export const sign = (x: number): number => Math.sign(x);'],
  ),
  js(
    'what is a number',
    '/** @param {number} x */\nfunction isReal(x) {\n  if (x !== x) {\n    return false;\n  }\n  return typeof x === "number";\n}',
    [
      '/** @param {number} x */\nfunction isReal(x) {\n  return typeof x === "number" && !Number.isNaN(x);\n}',
    ],
    ['/** @param {number} x */\nfunction isReal(x) {\n  return typeof x === "number";\n}'],
  ),
  js(
    'laziness',
    '/** @param {number[]} list @param {number} n */\nfunction* take(list, n) {\n  for (const x of list) {\n    if (n-- <= 0) return;\n    yield x;\n  }\n}',
    [
      '/** @param {number[]} list @param {number} n */\nfunction* take(list, n) {\n  let count = 0;\n  for (const x of list) {\n    if (count >= n) return;\n    count += 1;\n    yield x;\n  }\n}',
    ],
    [
      '/** @param {number[]} list @param {number} n */\nfunction take(list, n) {\n  return list.slice(0, n);\n}',
      '/** @param {number[]} list @param {number} n */\nfunction* take(list, n) {\n  yield* list.slice(0, n);\n}',
    ],
  ),
  ts(
    'defaults',
    "export function pad(text: string, width = 5, fill = '-'): string {\n  let out = text;\n  while (fill !== '' && out.length < width) out = fill + out;\n  return out;\n}",
    [
      "export function pad(text: string, width = 5, fill = '-'): string {\n  if (fill === '' || text.length >= width) return text;\n  const count = Math.ceil((width - text.length) / fill.length);\n  return fill.repeat(count) + text;\n}",
    ],
    [
      "export function pad(text: string, width = 5, fill = '-'): string {\n  return text.padStart(width, fill);\n}",
      "export function pad(text: string, width = 5, fill?: string): string {\n  const sign = fill || '-';\n  let out = text;\n  while (out.length < width) out = sign + out;\n  return out;\n}",
    ],
  ),
  ts(
    'whose list it is',
    'export function addAll(target: number[], items: number[]): number[] {\n  for (const item of items) {\n    target.push(item);\n  }\n  return target;\n}',
    [
      'export function addAll(target: number[], items: number[]): number[] {\n  target.push(...items);\n  return target;\n}',
    ],
    [
      'export function addAll(target: number[], items: number[]): number[] {\n  return [...target, ...items];\n}',
      'export function addAll(target: number[], items: number[]): number[] {\n  target.unshift(...items);\n  return target;\n}',
    ],
  ),
  ts(
    'a class that throws',
    "export class Stack {\n  private items: number[] = [];\n\n  push(item: number): void {\n    this.items.push(item);\n  }\n\n  pop(): number {\n    if (this.items.length === 0) throw new RangeError('empty');\n    return this.items.pop()!;\n  }\n\n  get size(): number {\n    return this.items.length;\n  }\n}",
    [
      "export class Stack {\n  private items: number[] = [];\n\n  push(item: number): void {\n    this.items = [...this.items, item];\n  }\n\n  pop(): number {\n    const item = this.items.pop();\n    if (item === undefined) throw new RangeError('empty');\n    return item;\n  }\n\n  get size(): number {\n    return this.items.length;\n  }\n}",
    ],
    [
      'export class Stack {\n  private items: number[] = [];\n\n  push(item: number): void {\n    this.items.push(item);\n  }\n\n  pop(): number {\n    return this.items.shift()!;\n  }\n\n  get size(): number {\n    return this.items.length;\n  }\n}',
      "export class Stack {\n  private items: number[] = [];\n\n  push(item: number): number {\n    return this.items.push(item);\n  }\n\n  pop(): number {\n    if (this.items.length === 0) throw new RangeError('empty');\n    return this.items.pop()!;\n  }\n\n  get size(): number {\n    return this.items.length;\n  }\n}",
    ],
  ),
  ts(
    'errors that are caught',
    'export function read(json: string): unknown {\n  let value;\n  try {\n    value = JSON.parse(json);\n  } catch {\n    value = null;\n  }\n  return value;\n}',
    [
      'export function read(json: string): unknown {\n  try {\n    return JSON.parse(json);\n  } catch {\n    return null;\n  }\n}',
    ],
    [
      'export function read(json: string): unknown {\n  return JSON.parse(json) ?? null;\n}',
      'export function read(json: string): unknown {\n  try {\n    return JSON.parse(json);\n  } catch {\n    return undefined;\n  }\n}',
    ],
  ),
  ts(
    'what falls back',
    'export function limit(value: number | undefined, most: number): number {\n  if (value === undefined) {\n    return most;\n  }\n  return value > most ? most : value;\n}',
    [
      'export function limit(value: number | undefined, most: number): number {\n  const given = value ?? most;\n  return given > most ? most : given;\n}',
    ],
    [
      'export function limit(value: number | undefined, most: number): number {\n  return Math.min(value || most, most);\n}',
      'export function limit(value: number | undefined, most: number): number {\n  return value === undefined ? most : Math.max(value, most);\n}',
    ],
  ),
  ts(
    'equals in order',
    'interface Item {\n  name: string;\n  rank: number;\n}\n\nexport function byRank(items: Item[]): Item[] {\n  const copy = items.slice();\n  copy.sort((a, b) => a.rank - b.rank);\n  return copy;\n}',
    [
      'interface Item {\n  name: string;\n  rank: number;\n}\n\nexport const byRank = (items: Item[]): Item[] => items.toSorted((a, b) => a.rank - b.rank);',
    ],
    [
      'interface Item {\n  name: string;\n  rank: number;\n}\n\nexport const byRank = (items: Item[]): Item[] => items.toReversed().sort((a, b) => a.rank - b.rank);',
      'interface Item {\n  name: string;\n  rank: number;\n}\n\nexport const byRank = (items: Item[]): Item[] => items.sort((a, b) => a.rank - b.rank);',
    ],
  ),
  ts(
    'a promise or none',
    'export async function twice(x: number): Promise<number> {\n  const y = await Promise.resolve(x);\n  return y * 2;\n}',
    ['export async function twice(x: number): Promise<number> {\n  return x * 2;\n}'],
    ['export function twice(x: number): number {\n  return x * 2;\n}'],
  ),
  ts(
    'shared rows',
    'export function grid(rows: number, columns: number): number[][] {\n  const out: number[][] = [];\n  for (let i = 0; i < rows; i += 1) {\n    const row: number[] = [];\n    for (let j = 0; j < columns; j += 1) row.push(0);\n    out.push(row);\n  }\n  return out;\n}',
    [
      'export function grid(rows: number, columns: number): number[][] {\n  const out: number[][] = [];\n  while (out.length < rows) {\n    const row: number[] = [];\n    while (row.length < columns) row.push(0);\n    out.push(row);\n  }\n  return out;\n}',
    ],
    [
      'export function grid(rows: number, columns: number): number[][] {\n  const row: number[] = [];\n  for (let j = 0; j < columns; j += 1) row.push(0);\n  const out: number[][] = [];\n  for (let i = 0; i < rows; i += 1) out.push(row);\n  return out;\n}',
    ],
  ),
  ts(
    'whose list comes back',
    'export function known(list: number[]): number[] {\n  const out: number[] = [];\n  for (const item of list) {\n    out.push(item);\n  }\n  return out;\n}',
    ['export function known(list: number[]): number[] {\n  return [...list];\n}'],
    ['export function known(list: number[]): number[] {\n  return list;\n}'],
  ),
  ts(
    'a pattern that remembers',
    'const WORD = /ab/;\n\nexport function hasWord(text: string): boolean {\n  if (WORD.test(text)) {\n    return true;\n  } else {\n    return false;\n  }\n}',
    ['export const hasWord = (text: string): boolean => text.includes("ab");'],
    [
      'const WORD = /ab/g;\n\nexport const hasWord = (text: string): boolean => WORD.test(text);',
      'export const hasWord = (text: string): boolean => text.startsWith("ab");',
    ],
  ),
  ts(
    'what is found',
    'export function has(list: number[], wanted: number): boolean {\n  for (let i = 0; i < list.length; i += 1) {\n    if (list[i] === wanted) return true;\n  }\n  return false;\n}',
    ['export const has = (list: number[], wanted: number): boolean => list.indexOf(wanted) >= 0;'],
    [
      'export const has = (list: number[], wanted: number): boolean => list.indexOf(wanted) > 0;',
      'export const has = (list: number[], wanted: number): boolean => Boolean(list.find(x => x === wanted));',
    ],
  ),
  py(
    'rounding down',
    'def share(total: int, parts: int) -> int:\n    if parts == 0:\n        return 0\n    else:\n        return total // parts',
    ['def share(total: int, parts: int) -> int:\n    return total // parts if parts else 0'],
    [
      'def share(total: int, parts: int) -> int:\n    return int(total / parts) if parts else 0',
      'def share(total: int, parts: int) -> int:\n    return total // parts',
    ],
  ),
  py(
    'nothing and emptiness',
    'def label(name: str | None) -> str:\n    if name:\n        return name\n    return "?"',
    ['def label(name: str | None) -> str:\n    return name or "?"'],
    ['def label(name: str | None) -> str:\n    return "?" if name is None else name'],
  ),
  py(
    'a list that is kept',
    'def add(item: int, items: list[int] | None = None) -> list[int]:\n    if items is None:\n        items = []\n    items.append(item)\n    return items',
    [
      'def add(item: int, items: list[int] | None = None) -> list[int]:\n    items = [] if items is None else items\n    items += [item]\n    return items',
    ],
    [
      'def add(item: int, items: list[int] | None = None) -> list[int]:\n    return (items or []) + [item]',
      'def add(item: int, items: list[int] = []) -> list[int]:\n    items.append(item)\n    return items',
    ],
  ),
  py(
    'further arguments',
    'def call(name: str, *rest: int, sep: str = "-", **more: int) -> str:\n    parts = [name]\n    for item in rest:\n        parts.append(str(item))\n    for key in sorted(more):\n        parts.append(key)\n    return sep.join(parts)',
    [
      'def call(name: str, *rest: int, sep: str = "-", **more: int) -> str:\n    return sep.join([name, *map(str, rest), *sorted(more)])',
    ],
    [
      'def call(name: str, *rest: int, sep: str = "-") -> str:\n    return sep.join([name, *map(str, rest)])',
      'def call(name: str, *rest: int, sep: str = "-", **more: int) -> str:\n    return sep.join([name, *map(str, rest), *more])',
      'def call(name: str, *rest: int, sep: str = "_", **more: int) -> str:\n    return sep.join([name, *map(str, rest), *sorted(more)])',
    ],
  ),
  py(
    'a generator',
    'def evens(numbers: list[int]):\n    for number in numbers:\n        if number % 2 == 0:\n            yield number',
    [
      'def evens(numbers: list[int]):\n    yield from (number for number in numbers if number % 2 == 0)',
    ],
    [
      'def evens(numbers: list[int]):\n    return [number for number in numbers if number % 2 == 0]',
      'def evens(numbers: list[int]):\n    yield from (number for number in numbers if number % 2)',
    ],
  ),
  py(
    'what is there and false',
    'def find(counts: dict[str, int], key: str) -> int | None:\n    try:\n        return counts[key]\n    except KeyError:\n        return None',
    ['def find(counts: dict[str, int], key: str) -> int | None:\n    return counts.get(key)'],
    [
      'def find(counts: dict[str, int], key: str) -> int | None:\n    return counts.get(key) or None',
      'def find(counts: dict[str, int], key: str) -> int | None:\n    return counts.setdefault(key, None)',
      'def find(counts: dict[str, int], key: str) -> int | None:\n    return counts.pop(key, None)',
    ],
  ),
  py(
    'rows that are one',
    'def grid(rows: int, columns: int) -> list[list[int]]:\n    out = []\n    for _ in range(rows):\n        row = []\n        for _ in range(columns):\n            row.append(0)\n        out.append(row)\n    return out',
    [
      'def grid(rows: int, columns: int) -> list[list[int]]:\n    return [[0] * columns for _ in range(rows)]',
    ],
    ['def grid(rows: int, columns: int) -> list[list[int]]:\n    return [[0] * columns] * rows'],
  ),
  py(
    'truth and one',
    'def positive(x: int) -> bool:\n    if x > 0:\n        return True\n    return False',
    ['def positive(x: int) -> bool:\n    return x > 0'],
    [
      'def positive(x: int) -> int:\n    return 1 if x > 0 else 0',
      'def positive(x: int) -> bool:\n    return x >= 0',
    ],
  ),
  py(
    'blanks and order',
    'def words(text: str) -> list[str]:\n    found = []\n    for word in text.split():\n        if word not in found:\n            found.append(word)\n    return found',
    ['def words(text: str) -> list[str]:\n    return list(dict.fromkeys(text.split()))'],
    [
      'def words(text: str) -> list[str]:\n    return list(dict.fromkeys(text.split(" ")))',
      'def words(text: str) -> list[str]:\n    return sorted(set(text.split()))',
    ],
  ),
  py(
    'bytes and text',
    'def size(data: bytes) -> int:\n    count = 0\n    for byte in data:\n        if byte != 0:\n            count += 1\n    return count',
    ['def size(data: bytes) -> int:\n    return len(data) - data.count(0)'],
    [
      'def size(data: bytes) -> int:\n    return len(data.rstrip(b"\\0"))',
      'def size(data: bytes) -> int:\n    return len(data.decode("latin-1").strip("\\0"))',
    ],
  ),
];

export const REFACTOR_ATTACKS: readonly ProofCase[] = ATTACKS.map(attack => ({
  ...attack,
  ...{ intent: 'refactor', words: 'Refactor this code. Keep its behaviour.' },
}));
