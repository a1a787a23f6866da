/** Selections in JavaScript and TypeScript. */
import type { Selected } from './selection.ts';

const AVERAGE = `export function average(list: number[]): number {
  let sum = 0;
  for (const value of list) sum += value;
  return list.length === 0 ? 0 : sum / list.length;
}`;
const SLUGIFY = `export function slugify(title: string): string {
  return title
    .toLowerCase()
    .split(' ')
    .filter(word => word !== '')
    .join('-');
}`;
const CHUNK = `export function chunk(list, size = 2) {
  if (size < 1) throw new RangeError('size');
  const chunks = [];
  for (let i = 0; i < list.length; i += size) chunks.push(list.slice(i, i + size));
  return chunks;
}`;
const COUNT = `export function countWords(text) {
  const counts = {};
  for (const word of text.split(/\\s+/)) {
    if (word === '') continue;
    counts[word] = (counts[word] || 0) + 1;
  }
  return counts;
}`;
const MINUTES = `export function toMinutes(text: string): number {
  const match = /^(\\d+)h(\\d+)m$/.exec(text);
  if (match === null) return -1;
  return Number(match[1]) * 60 + Number(match[2]);
}`;
const MERGE = `interface Span {
  start: number;
  end: number;
}

export function merge(spans: Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged[merged.length - 1];
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}`;

const vitest = (name: string, ...lines: readonly string[]) =>
  `import { expect, test } from 'vitest';\nimport { ${name} } from './${name}';\n\ntest('${name}', () => {\n  ${lines.join('\n  ')}\n});`;

export const OF_SCRIPT: readonly Selected[] = [
  {
    ...{ name: 'average', language: 'typescript', code: AVERAGE },
    document: {
      right: `/** The mean of a list; 0 of an empty one. */\n${AVERAGE}`,
      wrong: `/** The mean of a list; 0 of an empty one. */\n${AVERAGE.replace('? 0', '? NaN')}`,
    },
    refactor: {
      right: `export function average(list: number[]): number {\n  if (list.length === 0) return 0;\n  return list.reduce((sum, value) => sum + value, 0) / list.length;\n}`,
      wrong: `export function average(list: number[]): number {\n  return list.reduce((sum, value) => sum + value, 0) / list.length;\n}`,
    },
    test: {
      right: vitest(
        'average',
        'expect(average([1, 2, 6])).toBe(3);',
        'expect(average([])).toBe(0);',
      ),
      wrong: vitest('average', 'expect(average([1, 2, 6])).toBeDefined();'),
    },
    fix: {
      code: AVERAGE.replace('const value of list', 'const value of list.values'),
      words: 'TypeError: list.values is not iterable',
      right: AVERAGE,
      wrong: AVERAGE.replace('const value of list', 'const value of list.entries'),
    },
    complete: {
      code: '/** The mean of a list; 0 of an empty one. `average([1, 2])` returns 1.5 */\nexport function average(list: number[]): number {\n',
      right: AVERAGE,
      second:
        'export function average(list: number[]): number {\n  return list.length ? list.reduce((a, b) => a + b, 0) / list.length : 0;\n}',
      wrong: AVERAGE.replace('? 0', '? 1'),
    },
  },
  {
    ...{ name: 'slugify', language: 'typescript', code: SLUGIFY },
    document: {
      right: `/**\n * Makes a slug of a title.\n * @param title as people write it\n */\n${SLUGIFY}`,
      wrong: `/** Makes a slug of a title. */\n${SLUGIFY.replace("'-'", "'_'")}`,
    },
    refactor: {
      right: `export function slugify(title: string): string {\n  const words = title.toLowerCase().split(' ');\n  return words.filter(Boolean).join('-');\n}`,
      wrong: `export function slugify(title: string): string {\n  return title.toLowerCase().trim().replace(/ /g, '-');\n}`,
    },
    test: {
      right: vitest(
        'slugify',
        "expect(slugify('Hello Big World')).toBe('hello-big-world');",
        "expect(slugify('  a  b ')).toBe('a-b');",
      ),
      wrong: vitest('slugify', "expect(slugify('Hello World')).toBe('hello_world');"),
    },
    fix: {
      code: SLUGIFY.replace('.toLowerCase()', '.toLowercase()'),
      words: 'Property toLowercase does not exist: TypeError: title.toLowercase is not a function',
      right: SLUGIFY,
      wrong: SLUGIFY.replace('.toLowerCase()', '.lower()'),
    },
    complete: {
      code: "/** `slugify('Hello World')` returns 'hello-world' */\nexport function slugify(title: string): string {\n",
      right: SLUGIFY,
      second:
        "export function slugify(title: string): string {\n  const out = [];\n  for (const word of title.toLowerCase().split(' ')) if (word.length > 0) out.push(word);\n  return out.join('-');\n}",
      wrong: SLUGIFY.replace('.toLowerCase()', '.toUpperCase()'),
    },
  },
  {
    ...{ name: 'chunk', language: 'javascript', code: CHUNK },
    document: {
      right: `/**\n * Cuts a list into pieces.\n * @param {number[]} list\n * @param {number} size\n */\n${CHUNK}`,
      wrong: `/** Cuts a list into pieces. */\n${CHUNK.replace('size = 2', 'size = 3')}`,
    },
    refactor: {
      right: `export function chunk(list, size = 2) {\n  if (size < 1) throw new RangeError('size');\n  const count = Math.ceil(list.length / size);\n  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size));\n}`,
      wrong: `export function chunk(list, size = 2) {\n  if (size < 1) throw new RangeError('size');\n  const chunks = [];\n  while (list.length > 0) chunks.push(list.splice(0, size));\n  return chunks;\n}`,
    },
    test: {
      right: vitest(
        'chunk',
        'expect(chunk([1, 2, 3], 2)).toEqual([[1, 2], [3]]);',
        'expect(chunk([1, 2, 3])).toEqual([[1, 2], [3]]);',
        'expect(chunk([1], 1)).toEqual([[1]]);',
        'expect(() => chunk([1], 0)).toThrow(RangeError);',
      ),
      wrong: vitest('chunk', 'expect(Array.isArray(chunk([1, 2, 3], 2))).toBe(true);'),
    },
    fix: {
      code: CHUNK.replace('const chunks = [];', 'const chunks = null;'),
      words: "TypeError: Cannot read properties of null (reading 'push')",
      right: CHUNK,
      wrong: CHUNK.replace('const chunks = [];', 'let chunks = null;'),
    },
    complete: {
      code: '// chunk([1, 2, 3], 2) returns [[1, 2], [3]]; a size below 1 throws a RangeError\nexport function chunk(list, size = 2) {\n',
      right: CHUNK,
      second: `export function chunk(list, size = 2) {\n  if (size < 1) throw new RangeError('size');\n  return list.length === 0 ? [] : [list.slice(0, size), ...chunk(list.slice(size), size)];\n}`,
      wrong: CHUNK.replace('i + size', 'i + size - 1'),
    },
  },
  {
    ...{ name: 'countWords', language: 'javascript', code: COUNT },
    document: {
      right: COUNT.replace('  const counts', '  // By word.\n  const counts'),
      wrong: COUNT.replace('  const counts', '  // By word.\n  const counts').replace('+ 1', '+ 2'),
    },
    refactor: {
      right: `export function countWords(text) {\n  return text\n    .split(/\\s+/)\n    .filter(word => word !== '')\n    .reduce((counts, word) => {\n      counts[word] = (counts[word] || 0) + 1;\n      return counts;\n    }, {});\n}`,
      wrong: `export function countWords(text) {\n  const counts = {};\n  for (const word of text.split(/\\s+/)) counts[word] = (counts[word] || 0) + 1;\n  return counts;\n}`,
    },
    test: {
      right: vitest(
        'countWords',
        "expect(countWords('a b a')).toEqual({ a: 2, b: 1 });",
        "expect(countWords(' ')).toEqual({});",
      ),
      wrong: vitest('countWords', "expect(() => countWords('a b a')).not.toThrow();"),
    },
    fix: {
      code: COUNT.replace('text.split(/\\s+/)', 'text.splt(/\\s+/)'),
      words: 'TypeError: text.splt is not a function',
      right: COUNT,
      wrong: COUNT.replace('text.split(/\\s+/)', 'text.splits(/\\s+/)'),
    },
    complete: {
      code: "// countWords('a b a') returns { a: 2, b: 1 }\nexport function countWords(text) {\n",
      right: COUNT,
      second: `export function countWords(text) {\n  const counts = {};\n  text.split(/\\s+/).filter(Boolean).forEach(w => { counts[w] = (counts[w] ?? 0) + 1; });\n  return counts;\n}`,
      wrong: COUNT.replace('+ 1', '+ 0'),
    },
  },
  {
    ...{ name: 'toMinutes', language: 'typescript', code: MINUTES },
    document: {
      right: `/** Minutes of \`1h30m\`; -1 where it is none. */\n${MINUTES}`,
      wrong: `/** Minutes of \`1h30m\`; null where it is none. */\n${MINUTES.replace('return -1', 'return 0')}`,
    },
    refactor: {
      right: `const FORM = /^(\\d+)h(\\d+)m$/;\n\nexport function toMinutes(text: string): number {\n  const [, hours, minutes] = FORM.exec(text) ?? [];\n  return hours === undefined ? -1 : Number(hours) * 60 + Number(minutes);\n}`,
      wrong: `const FORM = /(\\d+)h(\\d+)m/;\n\nexport function toMinutes(text: string): number {\n  const [, hours, minutes] = FORM.exec(text) ?? [];\n  return hours === undefined ? -1 : Number(hours) * 60 + Number(minutes);\n}`,
    },
    test: {
      right: vitest(
        'toMinutes',
        "expect(toMinutes('1h30m')).toBe(90);",
        "expect(toMinutes('0h05m')).toBe(5);",
        "expect(toMinutes('soon')).toBe(-1);",
      ),
      wrong: vitest('toMinutes', "expect(toMinutes('1h30m')).toBe(100);"),
    },
    fix: {
      code: MINUTES.replace('  if (match === null) return -1;\n', ''),
      words: "TypeError: Cannot read properties of null (reading '1')",
      right: MINUTES,
      wrong: MINUTES.replace('match === null', 'match === undefined'),
    },
    complete: {
      code: "/** toMinutes('1h30m') returns 90; of all else -1 */\nexport function toMinutes(text: string): number {\n",
      right: MINUTES,
      second: `export function toMinutes(text: string): number {\n  const found = text.match(/^(\\d+)h(\\d+)m$/);\n  return found ? parseInt(found[1]!, 10) * 60 + parseInt(found[2]!, 10) : -1;\n}`,
      wrong: MINUTES.replace('* 60', '* 100'),
    },
  },
  {
    ...{ name: 'merge', language: 'typescript', code: MERGE },
    document: {
      right: MERGE.replace('export', '/** Joins spans that touch. */\nexport'),
      wrong: MERGE.replace('export', '/** Joins spans that touch. */\nexport').replace('<=', '<'),
    },
    refactor: {
      right: MERGE.replace('merged[merged.length - 1]', 'merged.at(-1)').replace(
        '{ start: span.start, end: span.end }',
        '{ ...span }',
      ),
      wrong: MERGE.replace('[...spans].sort', 'spans.sort'),
    },
    test: {
      right: vitest(
        'merge',
        'const span = (start: number, end: number) => ({ start, end });',
        'expect(merge([span(3, 4), span(1, 2)])).toEqual([span(1, 2), span(3, 4)]);',
        'expect(merge([span(1, 2), span(2, 5), span(3, 4)])).toEqual([span(1, 5)]);',
      ),
      wrong: vitest('merge', 'expect(merge([])).toEqual([]);'),
    },
    fix: {
      code: MERGE.replace('last && span', 'span'),
      words: "TypeError: Cannot read properties of undefined (reading 'end')",
      right: MERGE,
      wrong: MERGE.replace('last && span', 'merged && span'),
    },
    complete: {
      code: 'interface Span {\n  start: number;\n  end: number;\n}\n\n/** Joins spans that overlap or touch, by their start. */\nexport function merge(spans: Span[]): Span[] {\n',
      right: MERGE,
      second: MERGE.replace('merged[merged.length - 1]', 'merged.at(-1)'),
      wrong: MERGE.replace('span.start <= last.end', 'span.start < last.end'),
    },
  },
];
