/** Tests in JavaScript and TypeScript as people write them, with an answer that passes each. */
import type { HardCase } from './hardCase.ts';

const P = 'Write a function add(a, b).';
const GOOD = 'function add(a, b) { return a + b; }';
const TYPED = 'export function add(a: number, b: number): number { return a + b; }';
const JS = "import assert from 'node:assert';\nassert.equal(add(1, 2), 3);";

export const STYLES_OF_SCRIPT: readonly HardCase[] = [
  [
    'cjs all',
    'javascript',
    P,
    'function add(a, b) { return a + b; }\nmodule.exports = { add };',
    "const test = require('node:test');\nconst assert = require('node:assert');\nconst { add } = require('./add');\ntest('x', () => assert.strictEqual(add(1, 2), 3));",
  ],
  [
    'cjs default',
    'javascript',
    P,
    'module.exports = function add(a, b) { return a + b; };',
    "const assert = require('assert');\nconst add = require('./add');\nassert.strictEqual(add(1, 2), 3);",
  ],
  [
    'cjs default, esm answer',
    'javascript',
    P,
    'export default function add(a, b) { return a + b; }',
    "const assert = require('assert');\nconst add = require('./add');\nassert.strictEqual(add(1, 2), 3);",
  ],
  [
    'mocha done',
    'javascript',
    'later(cb)',
    'const later = cb => setTimeout(cb, 5);',
    "it('x', done => { later(done); });",
  ],
  [
    'node done',
    'javascript',
    'later(cb)',
    'const later = cb => setTimeout(cb, 5);',
    "import test from 'node:test';\ntest('x', (t, done) => { later(done); });",
  ],
  [
    'this timeout',
    'javascript',
    P,
    GOOD,
    "describe('a', function () { this.timeout(500); it('b', function () { this.timeout(5); if (add(1, 2) !== 3) throw new Error(); }).timeout(50); });",
  ],
  [
    'subtests',
    'javascript',
    P,
    GOOD,
    "import test from 'node:test';\nimport assert from 'node:assert';\ntest('a', async t => { await t.test('b', () => assert.equal(add(1, 2), 3)); });",
  ],
  [
    'dynamic import',
    'javascript',
    P,
    `export ${GOOD}`,
    "import assert from 'node:assert';\nconst { add } = await import('./add.js');\nassert.equal(add(1, 2), 3);",
  ],
  [
    'default import',
    'javascript',
    P,
    `export default ${GOOD}`,
    "import assert from 'node:assert';\nimport add from './add.ts';\nassert.equal(add(1, 2), 3);",
  ],
  [
    'default + names',
    'javascript',
    P,
    `export default ${GOOD}\nexport const one = 1;`,
    "import assert from 'node:assert';\nimport sum, { one as uno } from '../src/add.ts';\nassert.equal(sum(uno, 2), 3);",
  ],
  [
    'ns',
    'javascript',
    P,
    `export ${GOOD}`,
    "import assert from 'node:assert';\nimport * as m from './add.ts';\nassert.equal(m.add(1, 2), 3);",
  ],
  [
    'ts jest',
    'typescript',
    P,
    TYPED,
    "import { describe, expect, it } from '@jest/globals';\nimport { add } from './add.ts';\nimport type { X } from './x';\ndescribe('add', () => { it.each([[1, 2, 3], [2, 2, 4]])('%d', (a: number, b: number, c: number) => { expect(add(a, b)).toBe(c); }); });",
  ],
  [
    'ts enum',
    'typescript',
    'C',
    'export enum C { A = 1 }\nexport class P { constructor(readonly x: number) {} }',
    "if (new P(C.A).x !== 1) throw new Error('x');",
  ],
  [
    'timer tests',
    'javascript',
    'debounce',
    'const debounce = (f, ms) => { let t; return (...a) => { clearTimeout(t); t = setTimeout(() => f(...a), ms); }; };',
    "let n = 0; const d = debounce(() => n++, 10); d(); d();\nsetTimeout(() => { if (n !== 1) throw new Error('n ' + n); }, 60);",
  ],
  [
    'event',
    'javascript',
    'Emitter',
    "import { EventEmitter } from 'node:events';\nexport class E extends EventEmitter {}",
    "import { once } from 'node:events';\nconst e = new E(); setTimeout(() => e.emit('x', 1)); const [v] = await once(e, 'x'); if (v !== 1) throw 1;",
  ],
  [
    'polyfill',
    'javascript',
    'Add Array.prototype.last',
    'Array.prototype.last = function () { return this[this.length - 1]; };',
    'if ([1, 2].last() !== 2) throw 1;',
  ],
  [
    'toEqual classes',
    'javascript',
    'P',
    'class P { constructor(x) { this.x = x; this.y = undefined; } }',
    "test('p', () => { expect(new P(1)).toEqual({ x: 1 }); expect({ a: [1, { b: 2 }] }).toEqual({ a: [1, { b: 2 }] }); expect(new Map([[1, 2]])).toEqual(new Map([[1, 2]])); expect([1, 2]).not.toEqual([1]); });",
  ],
  [
    'rejects',
    'javascript',
    'bad()',
    "const bad = async () => { throw new TypeError('no'); };",
    "test('p', async () => { await expect(bad()).rejects.toThrow(TypeError); await expect(bad).rejects.toThrow('no'); await expect(Promise.resolve(1)).resolves.toBe(1); });",
  ],
  [
    'hoisted demo exit',
    'javascript',
    P,
    `${GOOD}\nif (process.argv[2] === "run") process.exit(add(1, 2));`,
    JS,
  ],
  [
    'require main',
    'javascript',
    P,
    `${GOOD}\nif (require.main === module) { console.log(add(1, 2)); }\nmodule.exports = { add };`,
    JS,
  ],
  [
    'much is printed',
    'javascript',
    P,
    "function add(a, b) { process.stdout.write('x'.repeat(120000)); return a + b; }",
    JS,
  ],
  [
    'code that is quoted',
    'javascript',
    'Write lines(text).',
    "const lines = text => text.split('\\n');",
    "import assert from 'node:assert';\nassert.deepEqual(lines(`a\nimport x from 'left-pad';\n`), ['a', \"import x from 'left-pad';\", '']);",
  ],
];

/** Tests that want what is not here: nobody can say whether the answer passes them. */
export const NOT_RUNNABLE: readonly HardCase[] = [
  [
    'soft',
    'javascript',
    P,
    GOOD,
    "import { expect, it } from 'vitest';\nit('p', () => { expect.soft(add(1, 2)).toBe(3); });",
  ],
  [
    'any',
    'javascript',
    P,
    GOOD,
    "it('p', () => { expect({ a: add(1, 2) }).toEqual({ a: expect.any(Number) }); });",
  ],
  [
    'chai',
    'javascript',
    P,
    GOOD,
    "const { expect } = require('chai');\nit('p', () => { expect(add(1, 2)).to.equal(3); });",
  ],
  [
    'fixtures',
    'javascript',
    P,
    GOOD,
    "import data from './fixtures.json' with { type: 'json' };\nif (add(data.a, 1) !== 2) throw 1;",
  ],
];
