/** Refactorings as people ask for them, with what goes wrong in them. */
import type { ProofCase } from './proofCase.ts';

const refactor = { intent: 'refactor', words: 'Refactor this code. Keep its behaviour.' } as const;

export const REFACTORINGS: readonly ProofCase[] = [
  {
    ...{ ...refactor, name: 'a sum without types', language: 'javascript' },
    code: 'function total(items) {\n  let sum = 0;\n  for (let i = 0; i < items.length; i++) {\n    sum = sum + items[i].price * items[i].quantity;\n  }\n  return sum;\n}',
    right: [
      'function total(items) {\n  return items.reduce((sum, item) => sum + item.price * item.quantity, 0);\n}',
      'function total(items) {\n  let sum = 0;\n  for (const { price, quantity } of items) sum += price * quantity;\n  return sum;\n}',
    ],
    wrong: [
      'function total(items) {\n  return items.reduce((sum, item) => sum + item.price, 0);\n}',
      'function total(items) {\n  return items.slice(1).reduce((sum, item) => sum + item.price * item.quantity, 0);\n}',
    ],
  },
  {
    ...{ ...refactor, name: 'nested conditions', language: 'typescript' },
    code: "export function grade(score: number, strict: boolean): string {\n  if (score >= 90) {\n    return 'A';\n  } else {\n    if (score >= 75) {\n      return strict ? 'C' : 'B';\n    } else {\n      if (score < 0) {\n        throw new RangeError('score');\n      }\n      return 'F';\n    }\n  }\n}",
    right: [
      "export function grade(score: number, strict: boolean): string {\n  if (score < 0) throw new RangeError('score');\n  if (score >= 90) return 'A';\n  if (score >= 75) return strict ? 'C' : 'B';\n  return 'F';\n}",
    ],
    wrong: [
      "export function grade(score: number, strict: boolean): string {\n  if (score < 0) throw new RangeError('score');\n  if (score > 90) return 'A';\n  if (score >= 75) return strict ? 'C' : 'B';\n  return 'F';\n}",
      "export function grade(score: number, strict: boolean): string {\n  if (score >= 90) return 'A';\n  if (score >= 75) return strict ? 'C' : 'B';\n  return 'F';\n}",
      "export function grade(score: number, strict: boolean): string {\n  if (score < 0) throw new Error('score');\n  if (score >= 90) return 'A';\n  if (score >= 75) return strict ? 'C' : 'B';\n  return 'F';\n}",
    ],
  },
  {
    ...{ ...refactor, name: 'an interface and a map', language: 'typescript' },
    code: 'interface User {\n  name: string;\n  age: number;\n  team?: string;\n}\n\nexport function byTeam(users: User[]): Map<string, string[]> {\n  const teams = new Map<string, string[]>();\n  for (const user of users) {\n    const team = user.team ? user.team : "none";\n    if (!teams.has(team)) {\n      teams.set(team, []);\n    }\n    teams.get(team)!.push(user.name);\n  }\n  return teams;\n}',
    right: [
      'interface User {\n  name: string;\n  age: number;\n  team?: string;\n}\n\nexport function byTeam(users: User[]): Map<string, string[]> {\n  const teams = new Map<string, string[]>();\n  for (const { team, name } of users) {\n    const key = team || "none";\n    teams.set(key, [...(teams.get(key) ?? []), name]);\n  }\n  return teams;\n}',
    ],
    wrong: [
      'interface User {\n  name: string;\n  age: number;\n  team?: string;\n}\n\nexport function byTeam(users: User[]): Map<string, string[]> {\n  const teams = new Map<string, string[]>();\n  for (const { team, name } of users) {\n    const key = team ?? "none";\n    teams.set(key, [...(teams.get(key) ?? []), name]);\n  }\n  return teams;\n}',
      'interface User {\n  name: string;\n  age: number;\n  team?: string;\n}\n\nexport function byTeam(users: User[]): Map<string, string[]> {\n  const teams = new Map<string, string[]>();\n  for (const { team, name } of users) teams.set(team || "none", [name]);\n  return teams;\n}',
    ],
  },
  {
    ...{ ...refactor, name: 'a function that is given', language: 'javascript' },
    code: 'export function partition(list, keep) {\n  const yes = [];\n  const no = [];\n  for (let i = 0; i < list.length; i += 1) {\n    if (keep(list[i])) {\n      yes.push(list[i]);\n    } else {\n      no.push(list[i]);\n    }\n  }\n  return [yes, no];\n}',
    right: [
      'export function partition(list, keep) {\n  const [yes, no] = [[], []];\n  for (const item of list) (keep(item) ? yes : no).push(item);\n  return [yes, no];\n}',
    ],
    wrong: [
      'export function partition(list, keep) {\n  const [yes, no] = [[], []];\n  for (const item of list) (keep(item) ? no : yes).push(item);\n  return [yes, no];\n}',
      'export function partition(list, keep) {\n  return [list.filter(item => keep(item)), []];\n}',
    ],
  },
  {
    ...{ ...refactor, name: 'arguments that are changed', language: 'javascript' },
    code: '/** @param {number[]} list */\nfunction sorted(list) {\n  const copy = list.slice();\n  copy.sort(function (a, b) {\n    return a - b;\n  });\n  return copy;\n}',
    right: [
      '/** @param {number[]} list */\nconst sorted = list => [...list].sort((a, b) => a - b);',
    ],
    wrong: [
      '/** @param {number[]} list */\nconst sorted = list => list.sort((a, b) => a - b);',
      '/** @param {number[]} list */\nconst sorted = list => [...list].sort();',
    ],
  },
  {
    ...{ ...refactor, name: 'an asynchronous chain', language: 'typescript' },
    words: 'Convert to async/await.',
    code: 'export function firstOf(load: (id: number) => Promise<string>, ids: number[]): Promise<string> {\n  if (ids.length === 0) {\n    return Promise.reject(new Error("empty"));\n  }\n  return load(ids[0]).then(text => text.trim() + ids.length);\n}',
    right: [
      'export async function firstOf(load: (id: number) => Promise<string>, ids: number[]): Promise<string> {\n  if (ids.length === 0) throw new Error("empty");\n  const text = await load(ids[0]);\n  return text.trim() + ids.length;\n}',
    ],
    wrong: [
      'export async function firstOf(load: (id: number) => Promise<string>, ids: number[]): Promise<string> {\n  if (ids.length === 0) return "";\n  const text = await load(ids[0]);\n  return text.trim() + ids.length;\n}',
      'export async function firstOf(load: (id: number) => Promise<string>, ids: number[]): Promise<string> {\n  if (ids.length === 0) throw new Error("empty");\n  const text = await load(ids[0]);\n  return text + ids.length;\n}',
    ],
  },
  {
    ...{ ...refactor, name: 'a class', language: 'typescript' },
    code: 'export class Stack {\n  private items: number[] = [];\n  constructor(private readonly limit: number) {}\n  push(item: number): boolean {\n    if (this.items.length >= this.limit) {\n      return false;\n    }\n    this.items.push(item);\n    return true;\n  }\n  pop(): number | undefined {\n    return this.items.pop();\n  }\n}',
    right: [
      'export class Stack {\n  #list: number[] = [];\n  #limit: number;\n  constructor(limit: number) {\n    this.#limit = limit;\n  }\n  push(item: number): boolean {\n    const fits = this.#list.length < this.#limit;\n    if (fits) this.#list.push(item);\n    return fits;\n  }\n  pop(): number | undefined {\n    return this.#list.pop();\n  }\n}',
    ],
    wrong: [
      'export class Stack {\n  private items: number[] = [];\n  constructor(private readonly limit: number) {}\n  push(item: number): boolean {\n    if (this.items.length > this.limit) return false;\n    this.items.push(item);\n    return true;\n  }\n  pop(): number | undefined {\n    return this.items.pop();\n  }\n}',
      'export class Stack {\n  private items: number[] = [];\n  constructor(private readonly limit: number) {}\n  push(item: number): boolean {\n    if (this.items.length >= this.limit) return false;\n    this.items.push(item);\n    return true;\n  }\n  pop(): number | undefined {\n    return this.items.shift();\n  }\n}',
    ],
  },
  {
    ...{ ...refactor, name: 'a dictionary', language: 'python' },
    code: 'def count_words(text: str, stop: set[str]) -> dict[str, int]:\n    counts = {}\n    for word in text.split():\n        word = word.strip(".,!?").lower()\n        if word in stop or word == "":\n            continue\n        if word in counts:\n            counts[word] = counts[word] + 1\n        else:\n            counts[word] = 1\n    return counts',
    right: [
      'def count_words(text: str, stop: set[str]) -> dict[str, int]:\n    counts: dict[str, int] = {}\n    for raw in text.split():\n        word = raw.strip(".,!?").lower()\n        if word and word not in stop:\n            counts[word] = counts.get(word, 0) + 1\n    return counts',
    ],
    wrong: [
      'def count_words(text: str, stop: set[str]) -> dict[str, int]:\n    counts: dict[str, int] = {}\n    for raw in text.split():\n        word = raw.strip(".,!?").lower()\n        if word not in stop:\n            counts[word] = counts.get(word, 0) + 1\n    return counts',
      'def count_words(text: str, stop: set[str]) -> dict[str, int]:\n    counts: dict[str, int] = {}\n    for raw in text.split():\n        word = raw.strip(".,!").lower()\n        if word and word not in stop:\n            counts[word] = counts.get(word, 0) + 1\n    return counts',
    ],
  },
  {
    ...{ ...refactor, name: 'exceptions', language: 'python' },
    code: 'def mean(values):\n    """Mean of numbers.\n\n    >>> mean([1, 2, 3])\n    2.0\n    """\n    if len(values) == 0:\n        raise ValueError("no values")\n    total = 0\n    for value in values:\n        total += value\n    return total / len(values)',
    right: [
      'def mean(values):\n    """Mean of numbers.\n\n    >>> mean([1, 2, 3])\n    2.0\n    """\n    if not values:\n        raise ValueError("no values")\n    return sum(values) / len(values)',
    ],
    wrong: [
      'def mean(values):\n    """Mean of numbers.\n\n    >>> mean([1, 2, 3])\n    2.0\n    """\n    if not values:\n        return 0.0\n    return sum(values) / len(values)',
      'def mean(values):\n    """Mean of numbers.\n\n    >>> mean([1, 2, 3])\n    2.0\n    """\n    if not values:\n        raise ValueError("no values")\n    return sum(values) // len(values)',
    ],
  },
  {
    ...{ ...refactor, name: 'a data class', language: 'python' },
    code: 'from dataclasses import dataclass\n\n\n@dataclass\nclass Line:\n    sku: str\n    quantity: int\n    price: float\n\n\ndef subtotal(lines: list[Line], discount: float = 0.0) -> float:\n    result = 0.0\n    for line in lines:\n        if line.quantity > 0:\n            result = result + line.quantity * line.price\n    return round(result * (1 - discount), 2)',
    right: [
      'from dataclasses import dataclass\n\n\n@dataclass\nclass Line:\n    sku: str\n    quantity: int\n    price: float\n\n\ndef subtotal(lines: list[Line], discount: float = 0.0) -> float:\n    gross = sum((line.quantity * line.price for line in lines if line.quantity > 0), 0.0)\n    return round(gross * (1 - discount), 2)',
    ],
    wrong: [
      'from dataclasses import dataclass\n\n\n@dataclass\nclass Line:\n    sku: str\n    quantity: int\n    price: float\n\n\ndef subtotal(lines: list[Line], discount: float = 0.0) -> float:\n    gross = sum((line.quantity * line.price for line in lines), 0.0)\n    return round(gross * (1 - discount), 2)',
    ],
  },
  {
    ...{ ...refactor, name: 'what needs the network', language: 'python' },
    code: 'import requests\n\n\ndef load(url):\n    response = requests.get(url)\n    if response.status_code != 200:\n        return None\n    return response.json()',
    right: [],
    unproven: [
      'import requests\n\n\ndef load(url):\n    response = requests.get(url)\n    return response.json() if response.status_code == 200 else None',
    ],
    wrong: [
      'import requests\n\n\ndef load(url):\n    response = requests.get(url)\n    return response.json() if response.status_code < 500 else None',
    ],
  },
  {
    ...{ ...refactor, name: 'a file that is there', language: 'javascript' },
    code: "import fs from 'node:fs';\n\nexport function size(path) {\n  if (fs.existsSync(path)) {\n    return fs.statSync(path).size;\n  }\n  return 0;\n}",
    right: [],
    unproven: [
      "import fs from 'node:fs';\n\nexport const size = path => (fs.existsSync(path) ? fs.statSync(path).size : 0);",
    ],
    wrong: ["import fs from 'node:fs';\n\nexport const size = path => fs.statSync(path).size;"],
  },
  {
    ...{ ...refactor, name: 'chance and the clock', language: 'javascript' },
    code: 'function id(prefix) {\n  let text = prefix;\n  for (let i = 0; i < 4; i++) text += Math.floor(Math.random() * 10);\n  return text;\n}',
    right: [],
    unproven: [
      'function id(prefix) {\n  const digit = () => Math.floor(Math.random() * 10);\n  return prefix + Array.from({ length: 4 }, digit).join("");\n}',
    ],
    wrong: ['function id(prefix) {\n  return prefix + "1234";\n}'],
  },
  {
    ...{ ...refactor, name: 'recursion made a loop', language: 'javascript' },
    code: 'function flatten(list) {\n  const out = [];\n  list.forEach(function (item) {\n    if (Array.isArray(item)) {\n      flatten(item).forEach(inner => out.push(inner));\n    } else {\n      out.push(item);\n    }\n  });\n  return out;\n}\n\n// flatten([1, [2, [3, []]]]) // [1, 2, 3]',
    right: ['function flatten(list) {\n  return list.flat(Infinity);\n}'],
    wrong: ['function flatten(list) {\n  return list.flat();\n}'],
  },
];
