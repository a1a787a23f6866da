/** Tasks in JavaScript that the tiny model never saw; some look much like what it knows. */
import type { TestedTask } from '../tasks.ts';

export function scriptTasks(): readonly TestedTask[] {
  return TASKS.map(([id, does, tests, reference]) => ({
    id: `js-${id}`,
    language: 'javascript',
    task: does,
    tests: `import assert from 'node:assert/strict';\n${tests}`,
    reference,
    beyondTiny: true,
  }));
}

/** Id, request, tests, reference. */
const TASKS: readonly (readonly [string, string, string, string])[] = [
  [
    'smallest',
    'Write a JavaScript function named smallest that finds the smallest number in a list.',
    'assert.equal(smallest([3, 1, 2]), 1);\nassert.equal(smallest([-1, -7]), -7);',
    'const smallest = xs => Math.min(...xs);',
  ],
  [
    'multiply',
    'Write a JavaScript function named multiply that multiplies two numbers.',
    'assert.equal(multiply(3, 4), 12);\nassert.equal(multiply(-2, 5), -10);',
    'function multiply(a, b) {\n  return a * b;\n}',
  ],
  [
    'isOdd',
    'Write a JavaScript function named isOdd that checks if a number is odd.',
    'assert.equal(isOdd(3), true);\nassert.equal(isOdd(-3), true);\nassert.equal(isOdd(4), false);',
    'function isOdd(n) {\n  return Math.abs(n % 2) === 1;\n}',
  ],
  [
    'countWords',
    'Write a JavaScript function named countWords that counts the words in a string.',
    'assert.equal(countWords("one two  three"), 3);\nassert.equal(countWords("  "), 0);',
    'function countWords(text) {\n  return text.split(/\\s+/).filter(Boolean).length;\n}',
  ],
  [
    'mergeIntervals',
    'Write a JavaScript function mergeIntervals(intervals) that merges overlapping [start, end] pairs.',
    'assert.deepEqual(mergeIntervals([[5, 8], [1, 3], [2, 4]]), [[1, 4], [5, 8]]);\nassert.deepEqual(mergeIntervals([]), []);',
    `function mergeIntervals(intervals) {
  const merged = [];
  for (const [start, end] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}`,
  ],
  [
    'LruCache',
    'Implement a JavaScript class named LruCache with a constructor that takes the capacity, get(key) and set(key, value).',
    `const cache = new LruCache(2);
cache.set('a', 1); cache.set('b', 2);
assert.equal(cache.get('a'), 1);
cache.set('c', 3);
assert.equal(cache.get('b'), undefined);
assert.equal(cache.get('a'), 1);`,
    `class LruCache {
  #entries = new Map();
  constructor(capacity) { this.capacity = capacity; }
  get(key) {
    if (!this.#entries.has(key)) return undefined;
    const value = this.#entries.get(key);
    this.set(key, value);
    return value;
  }
  set(key, value) {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.capacity) this.#entries.delete(this.#entries.keys().next().value);
  }
}`,
  ],
  [
    'parseCsvLine',
    'Write a JavaScript function parseCsvLine(line) that splits one line of CSV; fields may be quoted, "" is a quote.',
    `assert.deepEqual(parseCsvLine('a,b,c'), ['a', 'b', 'c']);
assert.deepEqual(parseCsvLine('"a,b",c'), ['a,b', 'c']);
assert.deepEqual(parseCsvLine('"say ""hi""",'), ['say "hi"', '']);`,
    `function parseCsvLine(line) {
  const fields = [''];
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i];
    if (quoted && letter === '"' && line[i + 1] === '"') { fields[fields.length - 1] += '"'; i++; }
    else if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) fields.push('');
    else fields[fields.length - 1] += letter;
  }
  return fields;
}`,
  ],
  [
    'debounce',
    'Write a JavaScript function debounce(fn, ms) that calls fn once, ms after the last call, with its arguments.',
    `const calls = [];
const late = debounce(x => calls.push(x), 30);
late(1); late(2); late(3);
await new Promise(done => setTimeout(done, 90));
assert.deepEqual(calls, [3]);`,
    `function debounce(fn, ms) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), ms);
  };
}`,
  ],
  [
    'toRoman',
    'Write a JavaScript function toRoman(n) that writes a number from 1 to 3999 in Roman numerals.',
    'assert.equal(toRoman(4), "IV");\nassert.equal(toRoman(1994), "MCMXCIV");\nassert.equal(toRoman(3999), "MMMCMXCIX");',
    `function toRoman(n) {
  const signs = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'],
    [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let text = '';
  for (const [value, sign] of signs) while (n >= value) { text += sign; n -= value; }
  return text;
}`,
  ],
  [
    'deepEqual',
    'Write a JavaScript function deepEqual(a, b) that compares plain objects, arrays and primitives by value.',
    `assert.equal(deepEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), true);
assert.equal(deepEqual({ a: 1 }, { a: 1, b: undefined }), false);
assert.equal(deepEqual(NaN, NaN), true);
assert.equal(deepEqual([], {}), false);`,
    `function deepEqual(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length
    && keys.every(key => Object.hasOwn(b, key) && deepEqual(a[key], b[key]));
}`,
  ],
  [
    'topologicalSort',
    'Write a JavaScript function topologicalSort(graph) for {node: [dependencies]}; dependencies first; throw on a cycle.',
    `const order = topologicalSort({ a: ['b', 'c'], b: ['c'], c: [] });
assert.deepEqual(order, ['c', 'b', 'a']);
assert.throws(() => topologicalSort({ a: ['b'], b: ['a'] }));`,
    `function topologicalSort(graph) {
  const done = new Set();
  const open = new Set();
  const visit = node => {
    if (done.has(node)) return;
    if (open.has(node)) throw new Error('cycle at ' + node);
    open.add(node);
    (graph[node] ?? []).forEach(visit);
    open.delete(node);
    done.add(node);
  };
  Object.keys(graph).forEach(visit);
  return [...done];
}`,
  ],
];
