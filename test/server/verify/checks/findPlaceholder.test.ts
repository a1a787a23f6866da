/** Code that stands for code which is not there, and code that only speaks of it. */
import * as assert from 'node:assert/strict';
import { findPlaceholder } from '../../../../src/server/verify/checks/findPlaceholder.ts';

async function check(language: string, code: string, isGap: boolean, prompt = 'Write it.') {
  const found = await findPlaceholder(code, prompt, language);
  assert.equal(found !== null, isGap, `${code} → ${found}`);
}

suite('placeholder', () => {
  test('a body that does nothing is a gap', async () => {
    await check('python', 'def f(x):\n    pass', true);
    await check('python', 'def f(x):\n    """Does it."""\n    ...', true);
    await check('python', 'def f(x): ...', true);
    await check(
      'python',
      'class A:\n    def f(self):\n        # later\n        raise NotImplementedError("f")',
      true,
    );
    await check('javascript', "function f(x) {\n  throw new Error('Not implemented');\n}", true);
    await check('rust', 'fn f(x: i32) -> i32 {\n    todo!()\n}', true);
    await check('go', 'func f(x int) int {\n\tpanic("not implemented")\n}', true);
  });

  test('one among bodies that do something is not, nor one that was asked for', async () => {
    await check('python', 'def f(x):\n    pass\n\ndef g(x):\n    return x', false);
    await check(
      'python',
      'from abc import ABC, abstractmethod\nclass A(ABC):\n    @abstractmethod\n    def f(self):\n        pass',
      false,
    );
    await check('python', 'def f(x):\n    pass', false, 'Write a stub of f.');
    await check('python', 'class E(Exception):\n    pass', false);
    await check('python', 'def f(\n    x,\n    y=1,\n):\n    return x', false);
    await check(
      'javascript',
      "function f(x) {\n  if (x > 1) throw new Error('not implemented');\n  return x;\n}",
      false,
    );
  });

  test('words that stand for code are a gap, in a comment of their own', async () => {
    await check('python', '# ... (rest of the class unchanged)', true);
    await check('javascript', 'f();\n// ...', true);
    await check('javascript', '/* ... existing code ... */', true);
    await check('go', '// Please ask a larger model.', true);
    await check('python', '# Es tut mir leid, das kann ich nicht.', true);
    await check('javascript', '// the rest of the array\nf();', false);
    await check('javascript', '// Remaining code points\nf();', false);
    await check('python', "x = 1\n# I'm not sure that this is fast", false);
    await check('python', '# TODO: add caching\nx = 1', false);
  });

  test('takes code of any length', async () => {
    for (const bit of ['def f(x):\n', '#\n', '"""\n', '(', '// ... ', ' ']) {
      await findPlaceholder(bit.repeat(200_000), 'Write it.', 'python');
      await findPlaceholder(bit.repeat(200_000), 'Write it.', 'javascript');
    }
  });
});
