/** Tests, translations and second answers, right and wrong. */
import type { ProofCase } from './proofCase.ts';

const CLAMP =
  "export function clamp(value, low, high) {\n  if (low > high) throw new RangeError('range');\n  if (value < low) return low;\n  if (value > high) return high;\n  return value;\n}";
const SLUG =
  'def slug(title):\n    """Make a slug.\n\n    Args:\n        title (str): the title\n    """\n    words = title.lower().split()\n    return "-".join(words)[:20] or "untitled"';

const tests = { intent: 'test', words: 'Write unit tests for this code.' } as const;

export const TESTS: readonly ProofCase[] = [
  {
    ...{ ...tests, name: 'tests of vitest', language: 'javascript', code: CLAMP },
    right: [
      "import { describe, expect, it } from 'vitest';\nimport { clamp } from '../src/clamp';\n\ndescribe('clamp', () => {\n  it('keeps what is inside', () => {\n    expect(clamp(5, 1, 9)).toBe(5);\n    expect(clamp(1, 1, 9)).toBe(1);\n  });\n  it('cuts', () => {\n    expect(clamp(0, 1, 9)).toBe(1);\n    expect(clamp(10, 1, 9)).toBe(9);\n  });\n  it('refuses', () => {\n    expect(() => clamp(1, 3, 2)).toThrow(RangeError);\n    expect(clamp(7, 2, 2)).toBe(2);\n  });\n});",
      // It repeats the code, which is not tested in its place.
      `import { describe, expect, it } from 'vitest';\n\n${CLAMP}\n\nit('cuts and keeps', () => {\n  expect(clamp(5, 1, 9)).toBe(5);\n  expect(clamp(0, 1, 9)).toBe(1);\n  expect(clamp(10, 1, 9)).toBe(9);\n  expect(clamp(7, 2, 2)).toBe(2);\n  expect(() => clamp(1, 3, 2)).toThrow(RangeError);\n});`,
    ],
    wrong: [
      "import { expect, it } from 'vitest';\nimport { clamp } from '../src/clamp';\n\nit('cuts', () => {\n  expect(clamp(0, 1, 9)).toBe(0);\n});",
      "import { expect, it } from 'vitest';\nimport { clamp } from '../src/clamp';\n\nit('is a function', () => {\n  expect(typeof clamp).toBe('function');\n});",
      "import { expect, it } from 'vitest';\nimport { clamp } from '../src/clamp';\n\nit('gives a number', () => {\n  expect(typeof clamp(5, 1, 9)).toBe('number');\n});",
    ],
  },
  {
    ...{ ...tests, name: 'tests of unittest', language: 'python', code: SLUG },
    right: [
      'import unittest\n\nfrom slugs import slug\n\n\nclass SlugTest(unittest.TestCase):\n    def test_words(self):\n        self.assertEqual(slug("Hello Big World"), "hello-big-world")\n\n    def test_long(self):\n        self.assertEqual(slug("a" * 30), "a" * 20)\n\n    def test_empty(self):\n        self.assertEqual(slug("   "), "untitled")\n\n\nif __name__ == "__main__":\n    unittest.main()',
      `${SLUG}\n\n\ndef test_slug():\n    assert slug("Hello Big World") == "hello-big-world"\n    assert slug("a" * 30) == "a" * 20\n    assert slug("   ") == "untitled"\n`,
    ],
    wrong: [
      'import unittest\n\nfrom slugs import slug\n\n\nclass SlugTest(unittest.TestCase):\n    def test_words(self):\n        self.assertEqual(slug("Hello World"), "hello_world")\n',
      'import unittest\n\nfrom slugs import slug\n\n\nclass SlugTest(unittest.TestCase):\n    def test_words(self):\n        slug("Hello World")\n        self.assertTrue(True)\n',
    ],
  },
];

const translate = (to: string) =>
  ({ intent: 'translate', words: `Translate this to ${to}.` }) as const;

export const TRANSLATIONS: readonly ProofCase[] = [
  {
    ...{ ...translate('Python'), name: 'cases of names', language: 'typescript', to: 'python' },
    code: "export function parseFlags(args: string[]): Record<string, string | boolean> {\n  const flags: Record<string, string | boolean> = {};\n  for (const arg of args) {\n    if (!arg.startsWith('--')) continue;\n    const at = arg.indexOf('=');\n    if (at < 0) flags[arg.slice(2)] = true;\n    else flags[arg.slice(2, at)] = arg.slice(at + 1);\n  }\n  return flags;\n}",
    right: [
      'def parse_flags(args: list[str]) -> dict[str, str | bool]:\n    flags: dict[str, str | bool] = {}\n    for arg in args:\n        if not arg.startswith("--"):\n            continue\n        name, sign, value = arg[2:].partition("=")\n        flags[name] = value if sign else True\n    return flags',
    ],
    wrong: [
      'def parse_flags(args: list[str]) -> dict[str, str | bool]:\n    flags: dict[str, str | bool] = {}\n    for arg in args:\n        if not arg.startswith("--"):\n            continue\n        name, sign, value = arg[2:].partition("=")\n        flags[name] = value or True\n    return flags',
      'def parse_flags(args: list[str]) -> dict[str, str | bool]:\n    return {arg[2:]: True for arg in args if arg.startswith("--")}',
    ],
  },
  {
    ...{ ...translate('JavaScript'), name: 'division', language: 'python', to: 'javascript' },
    code: 'def split_evenly(total: int, parts: int) -> list[int]:\n    if parts <= 0:\n        raise ValueError("parts")\n    base = total // parts\n    rest = total % parts\n    return [base + (1 if i < rest else 0) for i in range(parts)]',
    right: [
      "function splitEvenly(total, parts) {\n  if (parts <= 0) throw new RangeError('parts');\n  const base = Math.floor(total / parts);\n  const rest = total - base * parts;\n  return Array.from({ length: parts }, (_, i) => base + (i < rest ? 1 : 0));\n}",
    ],
    wrong: [
      "function splitEvenly(total, parts) {\n  if (parts <= 0) throw new RangeError('parts');\n  const base = Math.trunc(total / parts);\n  const rest = total % parts;\n  return Array.from({ length: parts }, (_, i) => base + (i < rest ? 1 : 0));\n}",
      "function splitEvenly(total, parts) {\n  if (parts < 0) throw new RangeError('parts');\n  const base = Math.floor(total / parts);\n  const rest = total - base * parts;\n  return Array.from({ length: parts }, (_, i) => base + (i < rest ? 1 : 0));\n}",
    ],
  },
];

const PARSE =
  'function initials(name) {\n  return name\n    .split(" ")\n    .map(part => part[0].toUpperCase())\n    .join("");\n}';

export const FIXES: readonly ProofCase[] = [
  {
    ...{ name: 'a trace', intent: 'fix', language: 'javascript', code: PARSE },
    words:
      "Fix this: TypeError: Cannot read properties of undefined (reading 'toUpperCase') at initials (app.js:4:25)",
    right: [
      'function initials(name) {\n  return name\n    .split(" ")\n    .filter(part => part !== "")\n    .map(part => part[0].toUpperCase())\n    .join("");\n}',
    ],
    wrong: [
      'function initials(name) {\n  return name\n    .split(" ")\n    .filter(part => part)\n    .map(part => part[0].toLowerCase())\n    .join("");\n}',
      'function initials(name) {\n  if (name === "") return "";\n  return name\n    .split(" ")\n    .map(part => part[0].toUpperCase())\n    .join("");\n}',
    ],
  },
  {
    ...{
      name: 'an exception',
      intent: 'fix',
      language: 'python',
      words: 'It raises ZeroDivisionError for an empty list. Fix it.',
    },
    code: 'def share(counts: list[int], at: int) -> float:\n    return counts[at] / sum(counts) if at < len(counts) else 0.0',
    right: [
      'def share(counts: list[int], at: int) -> float:\n    total = sum(counts)\n    if total == 0:\n        return 0.0 if at >= len(counts) or counts[at] is not None else 0.0\n    return counts[at] / total if at < len(counts) else 0.0',
    ],
    wrong: [
      'def share(counts: list[int], at: int) -> float:\n    if not counts:\n        return 0.0\n    return counts[at] / sum(counts) if at < len(counts) else 0.0',
    ],
  },
];

/** Each answer is compared with the first right one. */
export const SECOND_ANSWERS: readonly ProofCase[] = [
  {
    ...{ name: 'a function in words', intent: 'generate', language: 'python', code: '' },
    words:
      'Write `run_lengths(text: str) -> list[tuple[str, int]]`: the letters of the text, each with how often it stands there in a row.',
    right: [
      'from itertools import groupby\n\n\ndef run_lengths(text: str) -> list[tuple[str, int]]:\n    return [(letter, len(list(group))) for letter, group in groupby(text)]',
      'def run_lengths(text: str) -> list[tuple[str, int]]:\n    runs: list[tuple[str, int]] = []\n    for letter in text:\n        if runs and runs[-1][0] == letter:\n            runs[-1] = (letter, runs[-1][1] + 1)\n        else:\n            runs.append((letter, 1))\n    return runs',
    ],
    wrong: [
      'from collections import Counter\n\n\ndef run_lengths(text: str) -> list[tuple[str, int]]:\n    return list(Counter(text).items())',
    ],
  },
  {
    ...{ name: 'a function of TypeScript', intent: 'generate', language: 'typescript', code: '' },
    words:
      'Write `chunk<T>(list: T[], size: number): T[][]` in TypeScript: pieces of that size; a size below 1 throws.',
    right: [
      "export function chunk<T>(list: T[], size: number): T[][] {\n  if (size < 1) throw new RangeError('size');\n  const out: T[][] = [];\n  for (let i = 0; i < list.length; i += Math.floor(size)) out.push(list.slice(i, i + Math.floor(size)));\n  return out;\n}",
      "export function chunk<T>(list: T[], size: number): T[][] {\n  if (size < 1) throw new RangeError('size');\n  const step = Math.floor(size);\n  return Array.from({ length: Math.ceil(list.length / step) }, (_, i) => list.slice(i * step, i * step + step));\n}",
    ],
    wrong: [
      "export function chunk<T>(list: T[], size: number): T[][] {\n  if (size < 1) throw new RangeError('size');\n  const step = Math.floor(size);\n  return Array.from({ length: Math.floor(list.length / step) }, (_, i) => list.slice(i * step, i * step + step));\n}",
    ],
  },
];
