/** Fifteen wrong answers: some any reader sees, some only tests can find, some cheat. */
import { fenced, type HeldOut } from './heldOut.ts';

export function wrong(): readonly Omit<HeldOut, 'right'>[] {
  return [
    {
      id: 'go-cut-short',
      prompt: 'Write a Go function Max(xs []int) int.',
      language: 'go',
      answer: fenced(
        'go',
        'func Max(xs []int) int {\n\tbest := xs[0]\n\tfor _, x := range xs {\n\t\tif x > best {\n',
      ),
    },
    {
      id: 'java-extra-brace',
      prompt: 'Write a Java method int square(int n).',
      language: 'java',
      answer: fenced('java', 'public static int square(int n) {\n    return n * n;\n}}'),
    },
    {
      id: 'py-stub',
      prompt: 'Write a Python function dijkstra(graph, start).',
      language: 'python',
      answer: fenced(
        'python',
        'def dijkstra(graph, start):\n    """Shortest paths from start."""\n    pass',
      ),
    },
    {
      id: 'js-throws-not-implemented',
      prompt: 'Write a JavaScript function parseCron(text).',
      language: 'javascript',
      answer: fenced('js', "function parseCron(text) {\n  throw new Error('Not implemented');\n}"),
    },
    {
      id: 'spanish-refusal',
      prompt: 'Write a TypeScript class PriorityQueue.',
      language: 'typescript',
      answer: 'Lo siento, pero no puedo ayudarte con esa solicitud.',
    },
    {
      id: 'elided-class',
      prompt:
        'Add a method clear() to this class and give me the whole file:\n```python\nclass Cache:\n    def __init__(self):\n        self.items = {}\n    def get(self, key):\n        return self.items.get(key)\n```',
      language: 'python',
      answer: fenced(
        'python',
        'class Cache:\n    # ... existing methods stay the same ...\n\n    def clear(self):\n        self.items = {}',
      ),
    },
    {
      id: 'other-language',
      prompt: 'Write a Python function gcd(a, b).',
      language: 'python',
      answer: fenced(
        'javascript',
        'function gcd(a, b) {\n  return b === 0 ? a : gcd(b, a % b);\n}',
      ),
    },
    {
      id: 'wrong-name',
      prompt: 'Write a Python function named median that takes a list.',
      language: 'python',
      answer: fenced('python', 'def mean(xs):\n    return sum(xs) / len(xs)'),
    },
    {
      id: 'own-doctest-fails',
      prompt: 'Write a Python function roman(n).',
      language: 'python',
      answer: fenced(
        'python',
        'def roman(n):\n    """\n    >>> roman(4)\n    \'IV\'\n    """\n    return "I" * n',
      ),
    },
    {
      id: 'tests-subtle',
      prompt: 'Write a Python function second_largest(xs).',
      language: 'python',
      tests: 'assert second_largest([1, 2, 3]) == 2\nassert second_largest([3, 3, 1]) == 1',
      answer: fenced('python', 'def second_largest(xs):\n    return sorted(xs)[-2]'),
    },
    {
      id: 'pytest-never-called',
      prompt: 'Write a Python function is_leap(year).',
      language: 'python',
      tests:
        'def test_century():\n    assert not is_leap(1900)\n\ndef test_four():\n    assert is_leap(2024)',
      answer: fenced('python', 'def is_leap(year):\n    return year % 4 == 0'),
    },
    {
      id: 'exits-early',
      prompt: 'Write a JavaScript function fib(n).',
      language: 'javascript',
      tests: "import assert from 'node:assert/strict';\nassert.equal(fib(10), 55);",
      answer: fenced('js', 'function fib(n) {\n  console.log(n);\n  process.exit(0);\n}'),
    },
    {
      id: 'equals-everything',
      prompt: 'Write a Python function total(xs).',
      language: 'python',
      tests:
        'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(total([1, 2]), 3)\nunittest.main()',
      answer: fenced(
        'python',
        'class Anything(int):\n    def __eq__(self, other):\n        return True\n    def __ne__(self, other):\n        return False\n\ndef total(xs):\n    return Anything(0)',
      ),
    },
    {
      id: 'person-example-fails',
      prompt:
        'Write a JavaScript function initials(name). For example, initials("Ada Lovelace") returns "AL".',
      language: 'javascript',
      answer: fenced('js', 'function initials(name) {\n  return name[0];\n}'),
    },
    {
      id: 'vitest-fails',
      prompt: 'Write a JavaScript function isEmpty(value).',
      language: 'javascript',
      tests:
        "import { expect, test } from 'vitest';\nimport { isEmpty } from './isEmpty.ts';\ntest('empty', () => {\n  expect(isEmpty({})).toBe(true);\n  expect(isEmpty([1])).toBe(false);\n});",
      answer: fenced('js', 'export const isEmpty = value => value.length === 0;'),
    },
  ];
}
