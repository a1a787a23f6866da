/** Ten right answers with tests in the styles that people really have; some of them cannot run here. */
import { fenced, type HeldOut } from './heldOut.ts';

export function rightTested(): readonly Omit<HeldOut, 'right'>[] {
  return [
    {
      id: 'py-pytest-functions',
      prompt: 'Write a Python function slugify(title).',
      language: 'python',
      tests:
        'def test_lower():\n    assert slugify("Hello World") == "hello-world"\n\ndef test_strips():\n    assert slugify("  a  ") == "a"',
      answer: fenced(
        'python',
        'import re\n\n\ndef slugify(title: str) -> str:\n    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")',
      ),
    },
    {
      id: 'py-unittest-no-main',
      prompt: 'Write a Python class Stack with push, pop and __len__.',
      language: 'python',
      tests:
        'import unittest\n\nclass StackTest(unittest.TestCase):\n    def setUp(self):\n        self.stack = Stack()\n\n    def test_lifo(self):\n        self.stack.push(1)\n        self.stack.push(2)\n        self.assertEqual(self.stack.pop(), 2)\n        self.assertEqual(len(self.stack), 1)\n\n    def test_empty(self):\n        with self.assertRaises(IndexError):\n            self.stack.pop()',
      answer: fenced(
        'python',
        'class Stack:\n    def __init__(self):\n        self._items = []\n\n    def push(self, item):\n        self._items.append(item)\n\n    def pop(self):\n        return self._items.pop()\n\n    def __len__(self):\n        return len(self._items)\n\n\nif __name__ == "__main__":\n    s = Stack()\n    s.push(1)\n    print(s.pop())',
      ),
    },
    {
      id: 'py-pytest-raises',
      prompt: 'Write a Python function parse_age(text) that raises ValueError below zero.',
      language: 'python',
      tests:
        'import pytest\n\n@pytest.mark.parametrize("text,age", [("3", 3), ("40", 40)])\ndef test_ok(text, age):\n    assert parse_age(text) == age\n\ndef test_negative():\n    with pytest.raises(ValueError):\n        parse_age("-1")',
      answer: fenced(
        'python',
        'def parse_age(text: str) -> int:\n    age = int(text)\n    if age < 0:\n        raise ValueError(f"age must not be negative: {age}")\n    return age',
      ),
    },
    {
      id: 'js-vitest',
      prompt: 'Write a JavaScript function clamp(value, low, high).',
      language: 'javascript',
      tests:
        "import { describe, expect, it } from 'vitest';\nimport { clamp } from './clamp.js';\n\ndescribe('clamp', () => {\n  it('keeps what is inside', () => expect(clamp(3, 1, 5)).toBe(3));\n  it('cuts', () => {\n    expect(clamp(9, 1, 5)).toBe(5);\n    expect(clamp(-9, 1, 5)).toBe(1);\n  });\n});",
      answer: fenced(
        'js',
        'export function clamp(value, low, high) {\n  return Math.min(Math.max(value, low), high);\n}',
      ),
    },
    {
      id: 'js-node-test-async',
      prompt: 'Write an async JavaScript function retry(task, times) that retries a failing task.',
      language: 'javascript',
      tests:
        "import assert from 'node:assert/strict';\nimport test from 'node:test';\n\ntest('retries', async () => {\n  let n = 0;\n  assert.equal(await retry(async () => { if (++n < 3) throw new Error('no'); return n; }, 5), 3);\n});\ntest('gives up', async () => {\n  await assert.rejects(retry(async () => { throw new Error('no'); }, 2), /no/);\n});",
      answer: fenced(
        'js',
        'export async function retry(task, times) {\n  for (let left = times; ; left--) {\n    try {\n      return await task();\n    } catch (error) {\n      if (left <= 1) throw error;\n    }\n  }\n}',
      ),
    },
    {
      id: 'js-commonjs-tests',
      prompt: 'Write a JavaScript function chunk(items, size) and export it with module.exports.',
      language: 'javascript',
      tests:
        "const assert = require('assert');\nconst { chunk } = require('./chunk');\nassert.deepStrictEqual(chunk([1, 2, 3], 2), [[1, 2], [3]]);",
      answer: fenced(
        'js',
        'function chunk(items, size) {\n  const chunks = [];\n  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size));\n  return chunks;\n}\n\nmodule.exports = { chunk };',
      ),
    },
    {
      id: 'js-demo-clash',
      prompt: 'Write a JavaScript function sum(numbers).',
      language: 'javascript',
      tests:
        "import assert from 'node:assert';\nconst numbers = [1, 2, 3];\nconst result = sum(numbers);\nassert.strictEqual(result, 6);",
      answer: fenced(
        'js',
        'function sum(numbers) {\n  return numbers.reduce((a, b) => a + b, 0);\n}\n\nconst result = sum([4, 5]);\nconsole.log(result); // 9',
      ),
    },
    {
      id: 'ts-tests-typed',
      prompt: 'Write a TypeScript function unique<T>(items: T[]): T[].',
      language: 'typescript',
      tests:
        "import assert from 'node:assert/strict';\nconst cases: [number[], number[]][] = [[[1, 1, 2], [1, 2]], [[], []]];\nfor (const [given, wanted] of cases) assert.deepEqual(unique(given), wanted);",
      answer: fenced(
        'typescript',
        'export function unique<T>(items: readonly T[]): T[] {\n  return [...new Set(items)];\n}',
      ),
    },
    {
      id: 'py-broken-tests',
      prompt: 'Write a Python function double(x).',
      language: 'python',
      tests: 'assert double(2) == 4\nassert double(0 == 0',
      answer: fenced('python', 'def double(x):\n    return x * 2'),
    },
    {
      id: 'py-async-tests',
      prompt: 'Write an async Python function fetch_all(makers) that awaits all the coroutines.',
      language: 'python',
      tests:
        'import asyncio\n\nasync def one(n):\n    await asyncio.sleep(0)\n    return n\n\nassert asyncio.run(fetch_all([lambda: one(1), lambda: one(2)])) == [1, 2]',
      answer: fenced(
        'python',
        'import asyncio\n\n\nasync def fetch_all(makers):\n    return list(await asyncio.gather(*(make() for make in makers)))',
      ),
    },
  ];
}
