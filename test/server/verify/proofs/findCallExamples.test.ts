/** Which sentences and comments are examples, and which only look like one. */
import * as assert from 'node:assert/strict';
import { findCallExamples } from '../../../../src/server/verify/proofs/findCallExamples.ts';

function check(text: string, ...wanted: string[]) {
  const found = findCallExamples(text, ['f', 'add']).map(e => `${e.call} = ${e.expected}`);
  assert.deepEqual(found, wanted, text);
}

suite('callExamples', () => {
  test('reads what people write', () => {
    check('f(1) // => 2', 'f(1) = 2');
    check('`f(1)` returns `2`.', 'f(1) = 2');
    check('f("a, b") should return ["a", "b"]', 'f("a, b") = ["a", "b"]');
    check('f(1, [2, 3]) -> {"a": 1}', 'f(1, [2, 3]) = {"a": 1}');
    check('console.log(f(1)); // 2', 'f(1) = 2');
    check('print(f(1))  # Output: 2', 'f(1) = 2');
    check('assert f(1) == True', 'f(1) = True');
    check('f({a: 1}) === null', 'f({a: 1}) = null');
    check('f(1) is 2, f(3) is 4 and f(5) is 6', 'f(1) = 2', 'f(3) = 4', 'f(5) = 6');
    check('@example\n * add(-1, 0.5) → -0.5', 'add(-1, 0.5) = -0.5');
  });

  test('leaves alone what is none', () => {
    check('f(a, b) returns 1');
    check('f(1) returns 2 numbers');
    check('f(1) returns the sum');
    check('f(1)');
    check('f(1) + 2');
    check('def f(a, b) -> int');
    check('g(1) => 2');
    check('x.f(1) => 2');
    check('f(1) is not 2');
    check('f(1) // 2 is added');
    check('f(1, => 2');
    check('f("a) => 2');
  });

  test('takes anything', () => {
    const deep = `f(${'['.repeat(5_000)}) => 1`;
    check(deep);
    check(`f(${'1,'.repeat(100_000)}1) => 2`);
  });
});
