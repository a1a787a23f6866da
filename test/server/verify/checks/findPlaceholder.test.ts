/** Code that stands for code which is not there, and code that only speaks of it. */
import * as assert from 'node:assert/strict';
import { findPlaceholder } from '../../../../src/server/verify/checks/findPlaceholder.ts';

function check(language: string, code: string, isGap: boolean, prompt = 'Write it.') {
  const found = findPlaceholder(code, prompt, language);
  assert.equal(found !== null, isGap, `${code} → ${found}`);
}

suite('placeholder', () => {
  test('a body that does nothing is a gap', () => {
    check('python', 'def f(x):\n    pass', true);
    check('python', 'def f(x):\n    """Does it."""\n    ...', true);
    check('python', 'def f(x): ...', true);
    check(
      'python',
      'class A:\n    def f(self):\n        # later\n        raise NotImplementedError("f")',
      true,
    );
    check('javascript', "function f(x) {\n  throw new Error('Not implemented');\n}", true);
    check('rust', 'fn f(x: i32) -> i32 {\n    todo!()\n}', true);
    check('go', 'func f(x int) int {\n\tpanic("not implemented")\n}', true);
  });

  test('one among bodies that do something is not, nor one that was asked for', () => {
    check('python', 'def f(x):\n    pass\n\ndef g(x):\n    return x', false);
    check(
      'python',
      'from abc import ABC, abstractmethod\nclass A(ABC):\n    @abstractmethod\n    def f(self):\n        pass',
      false,
    );
    check('python', 'def f(x):\n    pass', false, 'Write a stub of f.');
    check('python', 'class E(Exception):\n    pass', false);
    check('python', 'def f(\n    x,\n    y=1,\n):\n    return x', false);
    check(
      'javascript',
      "function f(x) {\n  if (x > 1) throw new Error('not implemented');\n  return x;\n}",
      false,
    );
  });

  test('words that stand for code are a gap, in a comment of their own', () => {
    check('python', '# ... (rest of the class unchanged)', true);
    check('javascript', 'f();\n// ...', true);
    check('javascript', '/* ... existing code ... */', true);
    check('go', '// Please ask a larger model.', true);
    check('python', '# Es tut mir leid, das kann ich nicht.', true);
    check('javascript', '// the rest of the array\nf();', false);
    check('javascript', '// Remaining code points\nf();', false);
    check('python', "x = 1\n# I'm not sure that this is fast", false);
    check('python', '# TODO: add caching\nx = 1', false);
  });

  test('takes code of any length', () => {
    for (const bit of ['def f(x):\n', '#\n', '"""\n', '(', '// ... ', ' ']) {
      findPlaceholder(bit.repeat(200_000), 'Write it.', 'python');
      findPlaceholder(bit.repeat(200_000), 'Write it.', 'javascript');
    }
  });
});
