/** Of what a project's check printed, other hosts are told what is about the answer. */
import assert from 'node:assert/strict';
import { selectEvidence } from '../../../src/core/prompt/selectEvidence.ts';

const CODES = [
  'export function sumOf(list) {\n  // the password of each line\n  return list.reduce(add);\n}',
];
const subject = { codes: CODES, filePath: '/home/ann/app/src/sums.js' };
const HEAD = '`npm test` fails with the change: status 1';
const tell = (...lines: readonly string[]) => selectEvidence([HEAD, ...lines].join('\n'), subject);

suite('selectEvidence', () => {
  for (const line of [
    '  at sumOf (/tmp/x/src/sums.js:3:7)',
    'AssertionError [ERR_ASSERTION]: 3 !== 4',
    'Expected: 4',
    '    Received: "3"',
    'E       assert 3 == 4',
    'TypeError: list.reduce is not a function',
    'src/main.rs:3:7: mismatched types',
    '  File "sums.py", line 3, in sum_of',
    'main.go:12: got 3, want 4',
    "thread 'main' panicked at src/lib.rs:2",
    'src/a.c:3:1: Fehler: sumOf ist nicht deklariert',
  ]) {
    test(`tells ${line.trim()}`, () => assert.ok(tell(line).includes(line)));
  }
  for (const line of [
    'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW',
    'bG9uZSB0ZXh0IHRoYXQgaXMgbm90aGluZyBhdCBhbGw9PQ==',
    'the password of each user is on this page',
    '-----NIGEB HSSNEPO-----',
    'Ann Smith, 12 High Street',
    'root:x:0:0:root:/root:/bin/bash',
    '> app@1.0.0 test',
  ]) {
    test(`does not tell ${line}`, () => assert.equal(tell(line), `${HEAD}\n…`));
  }
  test('is bounded in lines and in each line', () => {
    const told = tell(...Array.from({ length: 500 }, () => `Error: ${'x'.repeat(9_000)}`));
    assert.ok(told.length < 40 * 250, String(told.length));
  });
});
