/** Answers and tests in JavaScript of which nothing may be called verified. */
import type { VerdictCase } from './verdictCase.ts';

const WRONG = 'export function add(a, b) { return a - b; }';
const RIGHT = 'export function add(a, b) { return a + b; }';
const EQUAL = "import assert from 'node:assert/strict';\nassert.equal(add(1, 2), 3);";
const OK = "import assert from 'node:assert/strict';\nassert.ok(add(1, 2) === 3);";
const DEEP = "import assert from 'node:assert/strict';\nassert.deepEqual(add([1], [2]), [1, 2]);";
const SUITE = "describe('add', () => { it('adds', () => { expect(add(1, 2)).toBe(3); }); });";
const PLAIN = "if (add(1, 2) !== 3) throw new Error('no');";
const LATER = "import assert from 'node:assert/strict';\nassert.equal(await add(1, 2), 3);";

/** Tests that cannot fail, behind a right answer. */
const CANNOT_FAIL: readonly (readonly [string, string])[] = [
  ['console.assert', 'console.assert(add(1, 2) === 3);'],
  ['a bare print', 'console.log(add(1, 2));'],
  ['a bare call', 'add(1, 2);'],
  ['prints PASS or FAIL', "console.log(add(1, 2) === 3 ? 'PASS' : 'FAIL');"],
  [
    'counts what fails and prints it',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code of an answer.
    'let failed = 0; if (add(1, 2) !== 3) failed += 1; console.log(`${failed} failed`);',
  ],
  [
    'catches what it throws',
    "try { if (add(1, 2) !== 3) throw new Error('x'); } catch (e) { console.error(e); }",
  ],
  ['a comparison alone', 'add(1, 2) === 3;'],
  ['an assertion of nothing', "import assert from 'node:assert';\nadd(1, 2); assert.ok(true);"],
  ['expect without a matcher', "it('adds', () => { expect(add(1, 2)); });"],
  ['an empty test', "it('adds', () => {});\nadd(1, 2);"],
  ['a suite without tests', "describe('add', () => { add(1, 2); });"],
  [
    'a promise whose failure is caught',
    "Promise.resolve(add(1, 2)).then(v => { if (v !== 3) throw new Error('x'); }).catch(e => console.log(e.message));",
  ],
  [
    'a promise that nobody settles',
    "import assert from 'node:assert';\nnew Promise(() => {}).then(() => assert.equal(add(1, 2), 3));\nadd(1, 2);",
  ],
  [
    'a test that is skipped',
    "it.skip('adds', () => { expect(add(1, 2)).toBe(3); });\nit('is', () => { expect(1).toBe(1); });",
  ],
  [
    'the function compared with itself',
    "import assert from 'node:assert';\nassert.equal(typeof add, 'function');",
  ],
  [
    'a process that exits with 0 before',
    'console.log(add(1, 2)); process.exit(0);\nif (add(1, 2) !== 3) throw new Error();',
  ],
];

/** Wrong answers that reach for the tests. `add(1, 2)` of each is not 3. */
const REACHING: readonly (readonly [string, string, string?])[] = [
  [
    'a function called assert',
    `export function assert() {}\nassert.equal = assert.ok = () => {};\n${WRONG}`,
    'assert.equal(add(1, 2), 3);',
  ],
  ['a function called expect', `export const expect = () => ({ toBe() {} });\n${WRONG}`, SUITE],
  [
    'suites of its own',
    `export const describe = () => {}; export const it = () => {};\n${WRONG}`,
    SUITE,
  ],
  [
    'Math of its own',
    `globalThis.Math = { ...Math, abs: () => 0 };\n${WRONG}`,
    "if (Math.abs(add(1, 2) - 3) > 1e-9) throw new Error('no');",
  ],
  [
    'JSON of its own',
    `JSON.stringify = () => 'same';\n${WRONG}`,
    "if (JSON.stringify(add([1], [2])) !== JSON.stringify([1, 2])) throw new Error('no');",
  ],
  [
    'JSON under the same name',
    `const JSON = { stringify: () => 'same' };\nexport function add(a, b) { return [b, a]; }`,
    "if (JSON.stringify(add(1, 2)) !== '[1,2]') throw new Error('no');",
  ],
  ['Object.is', `Object.is = () => true;\n${WRONG}`, SUITE],
  [
    'Error of its own',
    `globalThis.Error = class { constructor() { return { stack: '' }; } };\n${WRONG}`,
    PLAIN,
  ],
  [
    'setTimeout of its own',
    `globalThis.setTimeout = () => 0;\n${WRONG}`,
    "await new Promise(r => setTimeout(() => { if (add(1, 2) !== 3) throw new Error('no'); r(); }, 1));",
  ],
  [
    'setTimeout under the same name',
    `const setTimeout = () => 0;\n${WRONG}`,
    "setTimeout(() => { if (add(1, 2) !== 3) throw new Error('no'); }, 1);",
  ],
  [
    'Promise.prototype.then',
    `Promise.prototype.then = function () { return this; };\nexport async function add(a, b) { return a - b; }`,
    "add(1, 2).then(v => { if (v !== 3) throw new Error('no'); });",
  ],
  [
    'the iterator of arrays',
    'Array.prototype[Symbol.iterator] = function* () {};\nexport function add(a, b) { return [b, a]; }',
    "for (const [i, v] of [...add(1, 2)].entries()) if (v !== [1, 2][i]) throw new Error('no');",
  ],
  [
    'forEach and every',
    'Array.prototype.forEach = () => {}; Array.prototype.every = () => true;\nexport function add(a, b) { return [b, a]; }',
    "[[1, 2]].forEach(([a, b]) => { if (add(a, b)[0] !== 1) throw new Error('no'); });",
  ],
  [
    'every, when it is called',
    'export function add(a, b) { Array.prototype.every = () => true; return [b, a]; }',
    "if (![1, 2].every((v, i) => add(1, 2)[i] === v)) throw new Error('no');",
  ],
  [
    'a getter of Object.prototype',
    `Object.defineProperty(Object.prototype, 'code', { get: () => 0 });\n${WRONG}`,
    EQUAL,
  ],
  ['process.exit when it is called', 'export function add() { process.exit(0); }', PLAIN],
  ['process.exit when it is loaded', `${WRONG}\nprocess.exit(0);`, PLAIN],
  ['process.reallyExit', 'export function add() { process.reallyExit(0); }', PLAIN],
  ['process.exit through a timer', `${WRONG}\nsetTimeout(() => process.exit(0), 0);`, LATER],
  ['process.kill', 'export function add() { process.kill(process.pid); }', PLAIN],
  ['a hook for uncaught exceptions', `process.on('uncaughtException', () => {});\n${WRONG}`, PLAIN],
  [
    'a hook that exits',
    `process.removeAllListeners('uncaughtException'); process.on('uncaughtException', () => process.reallyExit(0));\n${WRONG}`,
    PLAIN,
  ],
  [
    'a capturing hook',
    `process.setUncaughtExceptionCaptureCallback?.(() => process.reallyExit(0));\n${WRONG}`,
    PLAIN,
  ],
  [
    'a hook for rejections',
    `process.on('unhandledRejection', () => {});\nexport async function add(a, b) { return a - b; }`,
    "add(1, 2).then(v => { if (v !== 3) throw new Error('no'); });",
  ],
  [
    'an exit hook',
    `process.on('exit', () => { process.exitCode = 0; process.reallyExit(0); });\n${WRONG}`,
    PLAIN,
  ],
  ['beforeExit', `process.on('beforeExit', () => process.reallyExit(0));\n${WRONG}`, PLAIN],
  [
    'eval with a sourceURL of the tests',
    "export function add() { (0, eval)('process.exit(0)\\n//# sourceURL=answer.mjs:9999:1'); }",
    PLAIN,
  ],
  [
    'eval with a sourceURL of the harness',
    "export function add() { (0, eval)('process.exit(0)\\n//# sourceURL=run.mjs'); }",
    PLAIN,
  ],
  [
    'vm with a name of the tests',
    "import vm from 'node:vm';\nexport function add() { vm.runInThisContext('process.exit(0)', { filename: import.meta.url, lineOffset: 9000 }); }",
    PLAIN,
  ],
  [
    'vm in a context of its own',
    "import vm from 'node:vm';\nexport function add() { vm.runInNewContext('p.exit(0)', { p: process }); }",
    PLAIN,
  ],
  ['Function', "export function add() { new Function('process.exit(0)')(); }", PLAIN],
  [
    'prepareStackTrace',
    `Error.prepareStackTrace = () => 'answer.mjs:99999';\nexport function add() { process.exit(0); }`,
    PLAIN,
  ],
  [
    'the word is looked for in the arguments',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code of an answer.
    "import fs from 'node:fs';\nexport function add() { const t = fs.readFileSync(process.argv[1], 'utf8'); for (const w of t.match(/[0-9a-f]{24}/g) ?? []) fs.writeSync(1, `\\n${w} passed 1 1\\n`); process.reallyExit(0); }",
    PLAIN,
  ],
  [
    'the channel is spoken to',
    'import fs from \'node:fs\';\nexport function add() { const b = Buffer.from(\'{"o":"value","v":3}\'); const h = Buffer.alloc(4); h.writeUInt32LE(b.length); try { fs.writeSync(5, Buffer.concat([h, b])); } catch {} return 0; }',
    PLAIN,
  ],
  [
    'the channel is closed',
    "import fs from 'node:fs';\nexport function add() { try { fs.closeSync(4); fs.closeSync(5); } catch {} return 0; }",
    PLAIN,
  ],
  [
    'nonsense in the channel',
    "import fs from 'node:fs';\nexport function add() { try { fs.writeSync(5, Buffer.alloc(64, 7)); } catch {} return 0; }",
    PLAIN,
  ],
  [
    'the tests are read out of its own file',
    "import fs from 'node:fs';\nexport function add() { const m = /!== (\\d+)/.exec(fs.readFileSync(new URL(import.meta.url), 'utf8')); return m ? Number(m[1]) : 0; }",
    PLAIN,
  ],
  [
    'the tests are read out of its folder',
    "import fs from 'node:fs';\nexport function add() { for (const f of fs.readdirSync(new URL('.', import.meta.url))) { const m = /!== (\\d+)/.exec(fs.readFileSync(new URL(f, import.meta.url), 'utf8')); if (m) return Number(m[1]); } return 0; }",
    PLAIN,
  ],
  [
    'the caller is read',
    "export function add() { const m = /expected (\\d)/.exec(String(add.caller ?? '')); return m ? Number(m[1]) : 0; }",
    PLAIN,
  ],
  [
    'assert.equal replaced',
    "import assert from 'node:assert/strict';\ntry { assert.equal = () => {}; } catch {}\nexport function add(a, b) { return a - b; }",
    EQUAL,
  ],
  [
    'assert replaced in the cache',
    "import { createRequire } from 'node:module';\nconst r = createRequire(import.meta.url);\ntry { Object.assign(r('assert').strict, { equal() {}, ok() {} }); } catch {}\nexport function add(a, b) { return a - b; }",
    OK,
  ],
  [
    'module loading replaced',
    "import Module from 'node:module';\nModule._load = () => new Proxy(() => {}, { get: () => () => {} }); Module.syncBuiltinESMExports?.();\nexport function add(a, b) { return a - b; }",
    DEEP,
  ],
  [
    'an object that equals by its value of nothing',
    'export function add() { return { valueOf: () => NaN, toString: () => "3?" }; }',
    PLAIN,
  ],
  [
    'a getter that counts',
    'let n = 0;\nexport function add() { return { get value() { n += 1; return n; } }; }',
    'const r = add(1, 2); if (r.value !== 3) throw new Error();',
  ],
  [
    'a promise that never settles',
    'export function add() { return new Promise(() => {}); }',
    LATER,
  ],
  ['a thenable that never calls back', 'export function add() { return { then() {} }; }', LATER],
  [
    'reads of the tests by inspector',
    "import inspector from 'node:inspector';\nexport function add() { try { const s = new inspector.Session(); s.connect(); s.post('Runtime.evaluate', { expression: 'process.exit(0)' }); } catch {} return 0; }",
    PLAIN,
  ],
  [
    'async hooks',
    "import { createHook } from 'node:async_hooks';\ncreateHook({ init() { process.reallyExit(0); } }).enable();\nexport async function add(a, b) { return a - b; }",
    LATER,
  ],
  [
    'a worker that says it',
    "import { Worker } from 'node:worker_threads';\nnew Worker('process.exit(0)', { eval: true });\nexport function add(a, b) { return a - b; }",
    PLAIN,
  ],
];

export const SCRIPT_ATTACKS: readonly VerdictCase[] = [
  ...CANNOT_FAIL.map(([what, tests]): VerdictCase => [what, 'javascript', RIGHT, tests]),
  [
    'then without waiting',
    'javascript',
    'export async function add(a, b) { return a - b; }',
    "import assert from 'node:assert';\nadd(1, 2).then(v => assert.equal(v, 3));",
  ],
  ...REACHING.map(([what, code, tests]): VerdictCase => [what, 'javascript', code, tests ?? PLAIN]),
];
