/** Honest answers with honest tests in JavaScript: each must be called verified. */
import type { VerdictCase } from './verdictCase.ts';

const STRICT = "import assert from 'node:assert/strict';\n";
const JS: readonly (readonly [string, string, string, string?])[] = [
  ['a sum', 'export function add(a, b) { return a + b; }', `${STRICT}assert.equal(add(1, 2), 3);`],
  [
    'one that throws by hand',
    'export const add = (a, b) => a + b;',
    "if (add(1, 2) !== 3) throw new Error('no');",
  ],
  [
    'prints beside a test',
    'export const add = (a, b) => a + b;',
    `${STRICT}console.log(add(1, 2)); assert.ok(add(1, 2) === 3);`,
  ],
  [
    'PASS and an exit status',
    'export const add = (a, b) => a + b;',
    "const ok = add(1, 2) === 3;\nconsole.log(ok ? 'PASS' : 'FAIL');\nif (!ok) process.exit(1);",
  ],
  [
    'an exit code',
    'export const add = (a, b) => a + b;',
    'process.exitCode = add(1, 2) === 3 ? 0 : 1;',
  ],
  [
    'exits at its end',
    'export const add = (a, b) => a + b;',
    `${STRICT}assert.equal(add(2, 2), 4);\nprocess.exit(0);`,
  ],
  [
    'then without waiting',
    'export const later = async v => v * 2;',
    `${STRICT}later(4).then(v => assert.equal(v, 8));`,
  ],
  [
    'a list of cases',
    'export const isPrime = n => { if (n < 2) return false; for (let i = 2; i * i <= n; i++) if (n % i === 0) return false; return true; };',
    `${STRICT}for (const [n, yes] of [[1, false], [2, true], [9, false], [97, true]]) assert.equal(isPrime(n), yes);`,
  ],
  [
    'sorts in its place',
    'export function sortDown(list) { list.sort((a, b) => b - a); }',
    `${STRICT}const l = [1, 3, 2]; sortDown(l); assert.deepEqual(l, [3, 2, 1]);`,
  ],
  [
    'leaves what it is given',
    'export const sorted = list => [...list].sort();',
    `${STRICT}const l = ['b', 'a']; assert.deepEqual(sorted(l), ['a', 'b']); assert.deepEqual(l, ['b', 'a']);`,
  ],
  [
    'gives back the same object',
    'export const touch = o => { o.seen = true; return o; };',
    `${STRICT}const o = { a: 1 }; assert.equal(touch(o), o); assert.equal(o.seen, true);`,
  ],
  [
    'a cache',
    'export function memo(f) { const m = new Map(); return k => { if (!m.has(k)) m.set(k, f(k)); return m.get(k); }; }',
    `${STRICT}let n = 0; const f = memo(k => { n += 1; return { k }; }); assert.equal(f(1), f(1)); assert.equal(n, 1); assert.notEqual(f(1), f(2));`,
  ],
  [
    'a curried function',
    'export const curry = f => function c(...a) { return a.length >= f.length ? f(...a) : (...b) => c(...a, ...b); };',
    `${STRICT}assert.equal(curry((a, b, c) => a + b + c)(1)(2)(3), 6);`,
  ],
  [
    'composition',
    'export const pipe = (...f) => x => f.reduce((v, g) => g(v), x);',
    `${STRICT}assert.equal(pipe(x => x + 1, x => x * 2)(3), 8);`,
  ],
  [
    'a class',
    'export class Stack { #items = []; push(v) { this.#items.push(v); return this; } pop() { return this.#items.pop(); } get size() { return this.#items.length; } }',
    `${STRICT}const s = new Stack(); s.push(1).push(2); assert.equal(s.size, 2); assert.equal(s.pop(), 2); assert.equal(s.size, 1); assert.ok(s instanceof Stack);`,
  ],
  [
    'inheritance',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code of an answer.
    'export class Animal { constructor(n) { this.name = n; } speak() { return `${this.name} makes a sound`; } }\nexport class Dog extends Animal { speak() { return `${super.speak()}: woof`; } }',
    `${STRICT}const d = new Dog('Rex'); assert.ok(d instanceof Animal); assert.equal(d.speak(), 'Rex makes a sound: woof'); assert.equal(d.name, 'Rex');`,
  ],
  [
    'a class of the tests below it',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code of an answer.
    'export class Shape { area() { return 0; } describe() { return `area ${this.area()}`; } }',
    `${STRICT}class Square extends Shape { area() { return 4; } }\nassert.equal(new Square().describe(), 'area 4');`,
  ],
  [
    'static members',
    'export class Id { static #next = 1; static make() { return Id.#next++; } }',
    `${STRICT}const a = Id.make(); assert.equal(Id.make(), a + 1);`,
  ],
  [
    'an error of its own',
    "export class BadInput extends Error { constructor(m, field) { super(m); this.name = 'BadInput'; this.field = field; } }\nexport function parse(v) { if (!v) throw new BadInput('empty', 'v'); return v; }",
    `${STRICT}assert.throws(() => parse(''), BadInput); assert.throws(() => parse(''), { name: 'BadInput', field: 'v' }); assert.equal(parse('x'), 'x');`,
  ],
  [
    'a TypeError',
    "export function half(n) { if (typeof n !== 'number') throw new TypeError('not a number'); return n / 2; }",
    `${STRICT}assert.throws(() => half('x'), TypeError); assert.throws(() => half('x'), /not a number/); assert.equal(half(4), 2);`,
  ],
  [
    'a cause',
    "export function load() { throw new Error('outer', { cause: new RangeError('inner') }); }",
    `${STRICT}try { load(); assert.fail('no'); } catch (e) { assert.equal(e.message, 'outer'); assert.ok(e.cause instanceof RangeError); }`,
  ],
  [
    'a generator',
    'export function* count(n) { for (let i = 0; i < n; i++) yield i; }',
    `${STRICT}assert.deepEqual([...count(3)], [0, 1, 2]); const it = count(1); it.next(); assert.equal(it.next().done, true);`,
  ],
  [
    'an async generator',
    'export async function* pages(n) { for (let i = 0; i < n; i++) { await null; yield i; } }',
    `${STRICT}const seen = []; for await (const p of pages(3)) seen.push(p); assert.deepEqual(seen, [0, 1, 2]);`,
  ],
  [
    'an iterable class',
    'export class Range { constructor(a, b) { this.a = a; this.b = b; } *[Symbol.iterator]() { for (let i = this.a; i < this.b; i++) yield i; } }',
    `${STRICT}assert.deepEqual([...new Range(1, 4)], [1, 2, 3]); assert.equal(Math.max(...new Range(0, 3)), 2);`,
  ],
  [
    'a Map',
    'export const count = list => { const m = new Map(); for (const v of list) m.set(v, (m.get(v) ?? 0) + 1); return m; };',
    `${STRICT}assert.deepEqual(count(['a', 'b', 'a']), new Map([['a', 2], ['b', 1]]));`,
  ],
  [
    'a Set',
    'export const union = (a, b) => new Set([...a, ...b]);',
    `${STRICT}assert.deepEqual(union(new Set([1]), new Set([2])), new Set([1, 2]));`,
  ],
  [
    'a date',
    'export const nextDay = d => new Date(d.getTime() + 86400000);',
    `${STRICT}assert.equal(nextDay(new Date('2024-02-28T00:00:00Z')).toISOString(), '2024-02-29T00:00:00.000Z');`,
  ],
  [
    'bytes',
    'export const reverse = b => Uint8Array.from(b).reverse();',
    `${STRICT}assert.deepEqual(reverse(new Uint8Array([1, 2, 3])), new Uint8Array([3, 2, 1]));`,
  ],
  [
    'large integers',
    'export const factorial = n => (n <= 1n ? 1n : n * factorial(n - 1n));',
    `${STRICT}assert.equal(factorial(20n), 2432902008176640000n);`,
  ],
  [
    'numbers near to one another',
    'export const mean = l => l.reduce((a, b) => a + b, 0) / l.length;',
    `${STRICT}assert.ok(Math.abs(mean([0.1, 0.2]) - 0.15) < 1e-9); assert.ok(Number.isNaN(mean([])));`,
  ],
  [
    'nothing',
    'export const find = (l, p) => { for (const v of l) if (p(v)) return v; };',
    `${STRICT}assert.equal(find([1, 2, 3], v => v > 1), 2); assert.equal(find([], () => true), undefined);`,
  ],
  [
    'a nested object',
    'export const group = (l, k) => l.reduce((g, v) => { (g[v[k]] ??= []).push(v); return g; }, {});',
    `${STRICT}assert.deepEqual(group([{ t: 'a', n: 1 }, { t: 'b', n: 2 }, { t: 'a', n: 3 }], 't'), { a: [{ t: 'a', n: 1 }, { t: 'a', n: 3 }], b: [{ t: 'b', n: 2 }] });`,
  ],
  [
    'a deep copy',
    'export const clone = v => structuredClone(v);',
    `${STRICT}const o = { a: { b: [1] } }; const c = clone(o); c.a.b.push(2); assert.deepEqual(o, { a: { b: [1] } }); assert.notEqual(c, o);`,
  ],
  [
    'a debounce',
    'export function debounce(f, ms) { let t; return (...a) => { clearTimeout(t); t = setTimeout(() => f(...a), ms); }; }',
    `${STRICT}let n = 0; const d = debounce(() => { n += 1; }, 10); d(); d(); await new Promise(r => setTimeout(r, 80)); assert.equal(n, 1);`,
  ],
  [
    'a retry',
    'export async function retry(f, times) { for (let i = 1; ; i++) try { return await f(); } catch (e) { if (i >= times) throw e; } }',
    `${STRICT}let n = 0; assert.equal(await retry(async () => { n += 1; if (n < 3) throw new Error('x'); return 'ok'; }, 3), 'ok'); assert.equal(n, 3); await assert.rejects(retry(async () => { throw new Error('always'); }, 2), /always/);`,
  ],
  [
    'all at once',
    'export const all = fs => Promise.all(fs.map(f => f()));',
    `${STRICT}assert.deepEqual(await all([async () => 1, async () => 2]), [1, 2]);`,
  ],
  [
    'at most two at a time',
    'export async function pool(fs, n) { const out = []; let at = 0; const work = async () => { while (at < fs.length) { const i = at++; out[i] = await fs[i](); } }; await Promise.all(Array.from({ length: n }, work)); return out; }',
    `${STRICT}let now = 0, most = 0; const job = v => async () => { now += 1; most = Math.max(most, now); await new Promise(r => setTimeout(r, 5)); now -= 1; return v; }; assert.deepEqual(await pool([1, 2, 3, 4].map(job), 2), [1, 2, 3, 4]); assert.equal(most, 2);`,
  ],
  [
    'a callback',
    'export function read(ok, cb) { setTimeout(() => (ok ? cb(null, 5) : cb(new Error("no"))), 1); }',
    `${STRICT}it('calls back', done => { read(true, (e, v) => { assert.equal(v, 5); read(false, e2 => { assert.equal(e2.message, 'no'); done(); }); }); });`,
  ],
  [
    'events',
    "import { EventEmitter } from 'node:events';\nexport class Bus extends EventEmitter { ping(v) { this.emit('ping', v); } }",
    `${STRICT}const seen = []; const b = new Bus(); b.on('ping', v => seen.push(v)); b.ping(1); b.ping(2); assert.deepEqual(seen, [1, 2]);`,
  ],
  [
    'prints',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code of an answer.
    'export function greet(n) { console.log(`Hello, ${n}`); }',
    `${STRICT}const said = []; const log = console.log; console.log = (...a) => said.push(a.join(' ')); greet('Ann'); console.log = log; assert.deepEqual(said, ['Hello, Ann']);`,
  ],
  [
    'chance that the tests choose',
    'export const roll = () => Math.floor(Math.random() * 6) + 1;',
    `${STRICT}const old = Math.random; Math.random = () => 0.5; assert.equal(roll(), 4); Math.random = old;`,
  ],
  [
    'a clock that the tests set',
    'export const age = y => new Date(Date.now()).getUTCFullYear() - y;',
    `${STRICT}Date.now = () => Date.UTC(2020, 5, 1); assert.equal(age(2000), 20);`,
  ],
  [
    'a network that the tests give',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code of an answer.
    'export async function name(id) { const r = await fetch(`/u/${id}`); return (await r.json()).name; }',
    `${STRICT}globalThis.fetch = async url => ({ json: async () => ({ name: url }) }); assert.equal(await name(7), '/u/7');`,
  ],
  [
    'CommonJS',
    'function add(a, b) { return a + b; }\nmodule.exports = { add };',
    "const assert = require('assert');\nconst { add } = require('./add');\nassert.strictEqual(add(1, 2), 3);",
  ],
  [
    'a default export',
    'export default function (s) { return s.toUpperCase(); }',
    `${STRICT}import up from './up.js';\nassert.equal(up('a'), 'A');`,
  ],
  [
    'a method for all lists',
    'Array.prototype.last = function () { return this[this.length - 1]; };\nexport const last = l => l.last();',
    `${STRICT}assert.equal([1, 2].last(), 2); assert.equal(last([3]), 3);`,
  ],
  [
    'a name that the language has',
    'export function structuredClone(v) { return JSON.parse(JSON.stringify(v)); }',
    `${STRICT}assert.deepEqual(structuredClone({ a: new Date(0) }), { a: '1970-01-01T00:00:00.000Z' });`,
    'Write structuredClone(v) with JSON.',
  ],
  [
    'mocha',
    'export const add = (a, b) => a + b;',
    `${STRICT}describe('add', () => { let x; beforeEach(() => { x = 1; }); it('adds', () => assert.equal(add(x, 2), 3)); it('takes 0', () => assert.equal(add(0, 0), 0)); });`,
  ],
  [
    'Jest',
    'export const add = (a, b) => a + b;',
    "describe('add', () => { it.each([[1, 2, 3], [0, 0, 0]])('%d + %d', (a, b, c) => { expect(add(a, b)).toBe(c); }); });",
  ],
  [
    'Vitest, thrown',
    "export function must(v) { if (v == null) throw new Error('missing'); return v; }",
    "import { expect, it } from 'vitest';\nit('throws', () => { expect(() => must(null)).toThrow('missing'); expect(must(0)).toBe(0); });",
  ],
  [
    'node:test, async',
    'export const later = v => new Promise(r => setTimeout(r, 5, v));',
    `${STRICT}import test from 'node:test';\ntest('waits', async () => { assert.equal(await later(3), 3); });`,
  ],
  [
    'proxies',
    'export const observe = (o, f) => new Proxy(o, { set(t, k, v) { f(k, v); t[k] = v; return true; } });',
    `${STRICT}const seen = []; const o = observe({}, (k, v) => seen.push([k, v])); o.a = 1; assert.deepEqual(seen, [['a', 1]]); assert.equal(o.a, 1);`,
  ],
  [
    'symbols',
    "export const KIND = Symbol('kind');\nexport const make = k => ({ [KIND]: k });",
    `${STRICT}assert.equal(make('x')[KIND], 'x'); assert.equal(KIND.description, 'kind');`,
  ],
  [
    'a linked list',
    'export class List { head = null; add(v) { this.head = { v, next: this.head }; return this; } toArray() { const out = []; for (let n = this.head; n; n = n.next) out.push(n.v); return out; } }',
    `${STRICT}const l = new List().add(1).add(2); assert.deepEqual(l.toArray(), [2, 1]); assert.equal(l.head.next.v, 1);`,
  ],
  [
    'regular expressions',
    'export const words = s => s.match(/\\w+/g) ?? [];\nexport const WORD = /^\\w+$/i;',
    `${STRICT}assert.deepEqual(words('a b'), ['a', 'b']); assert.ok(WORD.test('x')); assert.ok(!WORD.test('x y'));`,
  ],
];

export const SCRIPT_NEIGHBOURS: readonly VerdictCase[] = [
  ...JS.map(
    ([what, code, tests, prompt]): VerdictCase => [
      what,
      'javascript',
      code,
      tests,
      prompt ?? 'Write the code.',
    ],
  ),
];
