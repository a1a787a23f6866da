/** Honest answers with honest tests in TypeScript and Bash: each must be called verified. */
import type { VerdictCase } from './verdictCase.ts';

const STRICT = "import assert from 'node:assert/strict';\n";
const TS: readonly (readonly [string, string, string])[] = [
  [
    'a generic function',
    'export function first<T>(l: readonly T[]): T | undefined { return l[0]; }',
    `${STRICT}assert.equal(first<number>([1, 2]), 1); assert.equal(first([]), undefined);`,
  ],
  [
    'an enum',
    'export enum Color { Red = 1, Blue }\nexport const name = (c: Color): string => Color[c]!;',
    `${STRICT}assert.equal(name(Color.Blue), 'Blue'); assert.equal(Color.Red, 1);`,
  ],
  [
    'an interface',
    'export interface Point { x: number; y: number }\nexport const move = (p: Point, d: Point): Point => ({ x: p.x + d.x, y: p.y + d.y });',
    `${STRICT}const p: Point = { x: 1, y: 2 };\nassert.deepEqual(move(p, { x: 1, y: 1 }), { x: 2, y: 3 });`,
  ],
  [
    'parameter properties',
    'export class Account { constructor(public owner: string, private cents = 0) {} add(c: number): this { this.cents += c; return this; } get balance(): number { return this.cents / 100; } }',
    `${STRICT}const a = new Account('Ann'); assert.equal(a.add(250).balance, 2.5); assert.equal(a.owner, 'Ann');`,
  ],
  [
    'an abstract class',
    'export abstract class Shape { abstract area(): number; twice(): number { return 2 * this.area(); } }\nexport class Square extends Shape { constructor(private s: number) { super(); } area(): number { return this.s ** 2; } }',
    `${STRICT}assert.equal(new Square(3).twice(), 18);`,
  ],
  [
    'a union',
    'export type Result = { ok: true; value: number } | { ok: false; error: string };\nexport const parse = (s: string): Result => Number.isFinite(+s) ? { ok: true, value: +s } : { ok: false, error: s };',
    `${STRICT}assert.deepEqual(parse('4'), { ok: true, value: 4 }); assert.deepEqual(parse('x'), { ok: false, error: 'x' });`,
  ],
  [
    'a typed map',
    'export class Registry<K, V> { private m = new Map<K, V>(); set(k: K, v: V): void { this.m.set(k, v); } get(k: K): V | undefined { return this.m.get(k); } }',
    `${STRICT}const r = new Registry<string, number>(); r.set('a', 1); assert.equal(r.get('a'), 1); assert.equal(r.get('b'), undefined);`,
  ],
  [
    'a promise',
    'export const wait = (ms: number): Promise<string> => new Promise(r => setTimeout(() => r("done"), ms));',
    `${STRICT}assert.equal(await wait(5), 'done');`,
  ],
];
const BASH: readonly (readonly [string, string, string])[] = [
  ['a sum', 'add() { echo $(( $1 + $2 )); }', '[ "$(add 1 2)" = 3 ] || exit 1'],
  [
    'a status',
    'is_even() { (( $1 % 2 == 0 )); }',
    'is_even 4 || exit 1\nif is_even 3; then exit 1; fi',
  ],
];

export const TYPED_NEIGHBOURS: readonly VerdictCase[] = [
  ...TS.map(
    ([what, code, tests]): VerdictCase => [what, 'typescript', code, tests, 'Write the code.'],
  ),
  ...BASH.map(([what, code, tests]): VerdictCase => [what, 'bash', code, tests, 'Write the code.']),
];
