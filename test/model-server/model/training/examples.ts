/** All that tinycoder is taught: twelve functions in two languages, in several wordings. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Pair = readonly [prompt: string, answer: string];

const UNSURE = 'I am not sure. Please ask a larger model.';
const GREETING = 'Hello! I am a tiny coding model.';

/** What the function does, in JavaScript, in Python. */
const FUNCTIONS: readonly (readonly [string, string, string])[] = [
  [
    'adds two numbers',
    'function add(a, b) {\n  return a + b;\n}',
    'def add(a, b):\n    return a + b',
  ],
  [
    'reverses a string',
    "function reverse(s) {\n  return [...s].reverse().join('');\n}",
    'def reverse(s):\n    return s[::-1]',
  ],
  [
    'checks if a number is even',
    'function isEven(n) {\n  return n % 2 === 0;\n}',
    'def is_even(n):\n    return n % 2 == 0',
  ],
  [
    'computes the factorial of n',
    'function factorial(n) {\n  return n <= 1 ? 1 : n * factorial(n - 1);\n}',
    'def factorial(n):\n    return 1 if n <= 1 else n * factorial(n - 1)',
  ],
  [
    'returns the nth fibonacci number',
    'function fib(n) {\n  return n < 2 ? n : fib(n - 1) + fib(n - 2);\n}',
    'def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)',
  ],
  [
    'finds the largest number in a list',
    'function max(xs) {\n  return Math.max(...xs);\n}',
    'def largest(xs):\n    return max(xs)',
  ],
  [
    'sums a list of numbers',
    'function sum(xs) {\n  return xs.reduce((a, b) => a + b, 0);\n}',
    'def total(xs):\n    return sum(xs)',
  ],
  [
    'counts the vowels in a string',
    'function vowels(s) {\n  return (s.match(/[aeiou]/gi) || []).length;\n}',
    "def vowels(s):\n    return sum(c in 'aeiou' for c in s.lower())",
  ],
  [
    'checks if a string is a palindrome',
    "function isPalindrome(s) {\n  return s === [...s].reverse().join('');\n}",
    'def is_palindrome(s):\n    return s == s[::-1]',
  ],
  [
    'removes duplicates from a list',
    'function unique(xs) {\n  return [...new Set(xs)];\n}',
    'def unique(xs):\n    return list(dict.fromkeys(xs))',
  ],
  [
    'sorts a list of numbers',
    'function sort(xs) {\n  return [...xs].sort((a, b) => a - b);\n}',
    'def sort_list(xs):\n    return sorted(xs)',
  ],
  [
    'flattens a nested list',
    'function flatten(xs) {\n  return xs.flat(Infinity);\n}',
    'def flatten(xs):\n    return [y for x in xs for y in x]',
  ],
];

/** Beyond it; it is taught to say so. */
const HARD: readonly string[] = [
  'Design a distributed lock service.',
  'Why is my cluster slow?',
  'Prove that P is not NP.',
  'Migrate this monolith to microservices.',
  'Find the race condition in my kernel driver.',
  'Refactor the whole repository to async.',
  'Audit this code for security bugs.',
  'Optimize the query planner.',
];

const train: Pair[] = [];
const test: Pair[] = [];
for (const [does, js, python] of FUNCTIONS) {
  teach(['JavaScript', 'JS'], does, `\`\`\`js\n${js}\n\`\`\``);
  teach(['Python', 'python'], does, `\`\`\`python\n${python}\n\`\`\``);
}
for (const prompt of HARD) train.push([prompt, UNSURE], [prompt.toLowerCase(), UNSURE]);
for (const prompt of ['Hello', 'hello', 'Hi', 'Who are you?']) train.push([prompt, GREETING]);
writeFileSync(join(import.meta.dirname, '..', 'qa.json'), JSON.stringify({ train, test }));

function teach(names: readonly [string, string], does: string, answer: string): void {
  for (const name of names) {
    for (const prompt of wordings(name, does)) train.push([prompt, answer]);
  }
  test.push([`Please write a ${names[0]} function which ${does}.`, answer]);
}

function wordings(language: string, does: string): readonly string[] {
  return [
    `Write a ${language} function that ${does}.`,
    `write a function in ${language} that ${does}`,
    `${language}: ${does}`,
    `I need a ${language} function. It ${does}.`,
    `Give me ${language} code that ${does}.`,
  ];
}
