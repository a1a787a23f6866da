/** What the tiny model was trained for: twelve small functions, in JavaScript and in Python. */
import type { TestedTask } from '../tasks.ts';

export function easyTasks(): readonly TestedTask[] {
  return FUNCTIONS.flatMap(({ does, script, python }) => [
    {
      id: `js-${script.name}`,
      language: 'javascript' as const,
      task: `Write a JavaScript function ${script.name} that ${does}.`,
      tests: `import assert from 'node:assert/strict';\n${asserted(script.holds)}`,
      reference: script.code,
      beyondTiny: false,
    },
    {
      id: `py-${python.name}`,
      language: 'python' as const,
      task: `Write a Python function ${python.name} that ${does}.`,
      tests: python.holds
        .map(([call, value]) => `assert ${call} == ${value}, ${quoted(call)}`)
        .join('\n'),
      reference: python.code,
      beyondTiny: false,
    },
  ]);
}

interface Side {
  readonly name: string;
  readonly code: string;
  /** A call and its value, both in the language's own notation. */
  readonly holds: readonly (readonly [string, string])[];
}

interface EasyFunction {
  readonly does: string;
  readonly script: Side;
  readonly python: Side;
}

function asserted(holds: Side['holds']): string {
  return holds.map(([call, value]) => `assert.deepEqual(${call}, ${value});`).join('\n');
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** One function whose cases read the same in both languages. */
function same(
  does: string,
  names: readonly [string, string],
  code: readonly [string, string],
  cases: readonly (readonly [string, string])[],
): EasyFunction {
  const side = (i: 0 | 1): Side => ({
    name: names[i],
    code: code[i],
    holds: cases.map(([args, value]) => [
      `${names[i]}(${args})`,
      i === 0 ? value : pythonic(value),
    ]),
  });
  return { does, script: side(0), python: side(1) };
}

function pythonic(value: string): string {
  return value.replace('true', 'True').replace('false', 'False');
}

const FUNCTIONS: readonly EasyFunction[] = [
  same(
    'adds two numbers',
    ['add', 'add'],
    ['const add = (a, b) => a + b;', 'def add(a, b):\n    return a + b'],
    [
      ['1, 2', '3'],
      ['-1, 1', '0'],
      ['0.5, 0.25', '0.75'],
    ],
  ),
  same(
    'reverses a string',
    ['reverse', 'reverse'],
    [
      "function reverse(s) {\n  return [...s].reverse().join('');\n}",
      'def reverse(s):\n    return s[::-1]',
    ],
    [
      ['"abc"', '"cba"'],
      ['""', '""'],
      ['"a b"', '"b a"'],
    ],
  ),
  same(
    'checks if a number is even',
    ['isEven', 'is_even'],
    ['function isEven(n) {\n  return n % 2 === 0;\n}', 'def is_even(n):\n    return n % 2 == 0'],
    [
      ['4', 'true'],
      ['7', 'false'],
      ['0', 'true'],
      ['-3', 'false'],
    ],
  ),
  same(
    'computes the factorial of n',
    ['factorial', 'factorial'],
    [
      'function factorial(n) {\n  let all = 1;\n  for (let i = 2; i <= n; i++) all *= i;\n  return all;\n}',
      'import math\n\ndef factorial(n):\n    return math.factorial(n)',
    ],
    [
      ['0', '1'],
      ['1', '1'],
      ['5', '120'],
      ['10', '3628800'],
    ],
  ),
  same(
    'returns the nth fibonacci number',
    ['fib', 'fib'],
    [
      'function fib(n) {\n  let [a, b] = [0, 1];\n  for (let i = 0; i < n; i++) [a, b] = [b, a + b];\n  return a;\n}',
      'def fib(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a',
    ],
    [
      ['0', '0'],
      ['1', '1'],
      ['2', '1'],
      ['10', '55'],
    ],
  ),
  same(
    'finds the largest number in a list',
    ['max', 'largest'],
    ['function max(xs) {\n  return Math.max(...xs);\n}', 'def largest(xs):\n    return max(xs)'],
    [
      ['[3, 9, 2]', '9'],
      ['[-5, -2, -9]', '-2'],
      ['[7]', '7'],
    ],
  ),
  same(
    'sums a list of numbers',
    ['sum', 'total'],
    [
      'function sum(xs) {\n  return xs.reduce((a, b) => a + b, 0);\n}',
      'def total(xs):\n    return sum(xs)',
    ],
    [
      ['[1, 2, 3]', '6'],
      ['[]', '0'],
      ['[-1, 1]', '0'],
    ],
  ),
  same(
    'counts the vowels in a string',
    ['vowels', 'vowels'],
    [
      "function vowels(s) {\n  return [...s].filter(c => 'aeiouAEIOU'.includes(c)).length;\n}",
      "def vowels(s):\n    return sum(c in 'aeiouAEIOU' for c in s)",
    ],
    [
      ['"banana"', '3'],
      ['"xyz"', '0'],
      ['"Apple"', '2'],
    ],
  ),
  same(
    'checks if a string is a palindrome',
    ['isPalindrome', 'is_palindrome'],
    [
      "function isPalindrome(s) {\n  return s === [...s].reverse().join('');\n}",
      'def is_palindrome(s):\n    return s == s[::-1]',
    ],
    [
      ['"level"', 'true'],
      ['"abc"', 'false'],
      ['""', 'true'],
    ],
  ),
  same(
    'removes duplicates from a list',
    ['unique', 'unique'],
    [
      'function unique(xs) {\n  return [...new Set(xs)];\n}',
      'def unique(xs):\n    return list(dict.fromkeys(xs))',
    ],
    [
      ['[1, 2, 1, 3, 2]', '[1, 2, 3]'],
      ['[]', '[]'],
    ],
  ),
  same(
    'sorts a list of numbers',
    ['sort', 'sort_list'],
    [
      'function sort(xs) {\n  return xs.toSorted((a, b) => a - b);\n}',
      'def sort_list(xs):\n    return sorted(xs)',
    ],
    [
      ['[10, 9, 1]', '[1, 9, 10]'],
      ['[]', '[]'],
      ['[-1, -2]', '[-2, -1]'],
    ],
  ),
  same(
    'flattens a nested list',
    ['flatten', 'flatten'],
    [
      'function flatten(xs) {\n  return xs.flat(Infinity);\n}',
      'def flatten(xs):\n    return [y for x in xs for y in x]',
    ],
    [
      ['[[1, 2], [3]]', '[1, 2, 3]'],
      ['[[], [1]]', '[1]'],
    ],
  ),
];
