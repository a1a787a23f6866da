/** Figures of code that are easy to get wrong. */
import assert from 'node:assert/strict';
import {
  CODE_FEATURES,
  measureCodeShape,
} from '../../../../src/core/decision-engine/task/measureCodeShape.ts';

function check(name: string, code: string, figure: (typeof CODE_FEATURES)[number], value: number) {
  test(name, () => assert.equal(measureCodeShape(code)[CODE_FEATURES.indexOf(figure)], value));
}

suite('shape of code', () => {
  check('a function that calls itself', 'def fact(n):\n  return n * fact(n - 1)', 'recursion', 1);
  check('a method that calls itself', 'func (t *Tree) Walk() { t.left.Walk() }', 'recursion', 1);
  check('two that call each other', 'def aa():\n  bb()\ndef bb():\n  aa()', 'recursion', 1);
  check('a call before the definition only', 'go()\ndef go():\n  pass', 'recursion', 0);
  check('a name that begins alike', 'def walk():\n  walker()', 'recursion', 0);
  check('a name without a call', 'def walk():\n  f = walk', 'recursion', 0);
  check('parentheses that never close', 'func ('.repeat(500), 'recursion', 0);
  check('heads of functions are counted', 'fn aa() {}\nfn bb() {}', 'functions', Math.log1p(2));
});
