/** Answers and tests in TypeScript, and in Bash, of which nothing may be called verified. */
import type { VerdictCase } from './verdictCase.ts';

const RIGHT = 'export const add = (a: number, b: number): number => a + b;';
const WRONG = 'export const add = (a: number, b: number): number => a - b;';
const PLAIN = "if (add(1, 2) !== (3 as number)) throw new Error('no');";
const SHELL = 'add() { echo $(( $1 - $2 )); }';

export const TYPED_ATTACKS: readonly VerdictCase[] = [
  ['console.assert', 'typescript', RIGHT, 'console.assert(add(1, 2) === 3);'],
  ['a print', 'typescript', RIGHT, 'const sum: number = add(1, 2);\nconsole.log(sum);'],
  [
    'PASS and FAIL',
    'typescript',
    RIGHT,
    "const say = (ok: boolean): void => console.log(ok ? 'PASS' : 'FAIL');\nsay(add(1, 2) === 3);",
  ],
  [
    'types alone',
    'typescript',
    RIGHT,
    'const check: (a: number, b: number) => number = add;\nString(check);',
  ],
  [
    'assert of its own',
    'typescript',
    `export function assert(ok: boolean): void {}\n${WRONG}`,
    'assert(add(1, 2) === 3);',
  ],
  [
    'process.exit',
    'typescript',
    'export function add(a: number, b: number): never { process.exit(0); }',
    PLAIN,
  ],
  ['a hook', 'typescript', `process.on('uncaughtException', (): void => {});\n${WRONG}`, PLAIN],
  [
    'a patched iterator',
    'typescript',
    `(Array.prototype as any)[Symbol.iterator] = function* (): Generator {};\n${WRONG}`,
    "for (const [a, b, c] of [[1, 2, 3]]) if (add(a!, b!) !== c) throw new Error('no');",
  ],
  [
    'Number of its own',
    'typescript',
    'globalThis.Number = (() => 3) as any;\nexport const add = (a: number, b: number): any => "x";',
    "if (Number(add(1, 2)) !== 3) throw new Error('no');",
  ],
  [
    'eval with a sourceURL',
    'typescript',
    "export const add = (a: number, b: number): number => (0, eval)('process.exit(0)\\n//# sourceURL=tests.mjs');",
    PLAIN,
  ],
  [
    'enum that exits',
    'typescript',
    'enum Done { Yes = 0 }\nexport const add = (a: number, b: number): number => { process.reallyExit(Done.Yes); return 0; };',
    PLAIN,
  ],
  ['a test of echo', 'bash', 'add() { echo $(( $1 + $2 )); }', 'echo "$(add 1 2)"'],
  [
    'PASS in Bash',
    'bash',
    'add() { echo $(( $1 + $2 )); }',
    'if [ "$(add 1 2)" = 3 ]; then echo PASS; else echo FAIL; fi',
  ],
  ['exit in Bash', 'bash', 'add() { exit 0; }', 'add 1 2'],
  [
    'test of its own in Bash',
    'bash',
    `${SHELL}\nexit() { builtin exit 0; }`,
    '[ "$(add 1 2)" = 3 ] || exit 1',
  ],
  [
    'a trap in Bash',
    'bash',
    `${SHELL}\ntrap 'builtin exit 0' EXIT`,
    '[ "$(add 1 2)" = 3 ] || exit 1',
  ],
  ['[ of its own in Bash', 'bash', `${SHELL}\n[() { return 0; }`, '[ "$(add 1 2)" = 3 ] || exit 1'],
];
