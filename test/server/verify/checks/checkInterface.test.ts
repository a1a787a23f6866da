/** Which names a request asks for, and whether code defines them. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import { checkInterface } from '../../../../src/server/verify/checks/checkInterface.ts';
import { findNamedInterface } from '../../../../src/server/verify/checks/findNamedInterface.ts';
import { plainTask } from '../asTask.ts';
import { inputOf } from '../inputOf.ts';

async function wants(prompt: string, ...names: string[]) {
  const found = (await findNamedInterface(prompt, null)).map(({ name, parameters }) =>
    parameters === null ? name : `${name}/${parameters}`,
  );
  assert.deepEqual(found, names, prompt);
}

async function says(kind: string, prompt: string, code: string) {
  const task = { ...plainTask(prompt), tests: ' ' };
  const answer = { ...cleanAnswer('', task), code };
  const result = await checkInterface(inputOf(task, answer));
  assert.equal(result.kind, kind, `${code} → ${JSON.stringify(result)}`);
}

suite('the interface that a request names', () => {
  test('is read from its words', async () => {
    await wants('Write a function called add.', 'add');
    await wants('Write a Python function named `add_all` that sums.', 'add_all');
    await wants('Implement mergeSort(list, compare) in JavaScript.', 'mergeSort/2');
    await wants('Write a JavaScript function add that adds two numbers.', 'add');
    await wants('Create a class named LruCache.', 'LruCache');
    await wants('Add a method `close()` to it.', 'close');
    await wants('Write a function that sorts a list, named sort.', 'sort');
    await wants('Write it. Call it `walk`.', 'walk');
    await wants('Write Python functions encode(text) and decode(code).', 'encode/1');
  });

  test('is empty where the request leaves the name open', async () => {
    await wants('Write a JavaScript function that adds two numbers.');
    await wants('Write a function called when the page loads.');
    await wants('Write a function which is named after its module.');
    await wants('JavaScript: adds two numbers');
    await wants('Why does f(x) throw?');
    await wants('Use Math.max(a, b) to find the largest.');
  });

  test('is the one definition that shall be worked on', async () => {
    await wants('Complete this:\n```python\ndef add(a, b):\n    pass\n```', 'add/2');
    await wants('Fix the bug.\n\nfunction add(a, b = 1) {\n  return a - b;\n}', 'add');
    await wants('def add(a, b):\n    """Adds."""', 'add/2');
    await wants('Write unit tests for this:\n```js\nfunction add(a, b) {}\n```');
    await wants('Rename this function:\n```js\nfunction add(a, b) {}\n```');
    await wants('Fix both.\n```js\nfunction add(a) {}\nfunction sub(a) {}\n```');
    await wants('Convert to Python:\n```js\nfunction addAll(a) {}\n```');
  });
});

suite('keepsInterface', () => {
  const PROMPT = 'Write a function add(a, b).';

  test('finds definitions of every kind', async () => {
    for (const code of [
      'function add(a, b) {}',
      'export default async function add(a, b) {}',
      'const add = (a, b) => a + b;',
      'let add = async function (a, b) {}',
      'const add = curry(sum);',
      'module.exports.add = (a, b) => a;',
      'class X {\n  add(a, b) {\n  }\n}',
      'const x = { add: (a, b) => a };',
      'def add(a, b):\n    return a',
      'add = lambda a, b: a + b',
      'class X:\n    def add(self, a, b):\n        pass',
      'const add = (a: number, b: Map<string, number>): number => a;',
      'fn add(a: i32, b: i32) -> i32 { a }',
      'func add(a, b int) int { return a }',
      'int add(int a, int b) {\n  return a;\n}',
    ]) {
      await says('passed', PROMPT, code);
    }
  });

  test('misses a name that is only used, or spelt otherwise', async () => {
    await says('failed', PROMPT, 'add(1, 2)');
    await says('failed', PROMPT, 'function sum(a, b) { return add(a, b); }');
    await says('failed', PROMPT, 'def adder(a, b): pass');
  });

  test('counts parameters, the optional ones and the rest included', async () => {
    await says('passed', PROMPT, 'function add(a, b = {}, c = [1, 2]) {}');
    await says('passed', PROMPT, 'function add(...all) {}');
    await says('passed', PROMPT, 'def add(a, *rest, **more): pass');
    await says('passed', PROMPT, 'function add(a: number, b?: string) {}');
    await says('failed', PROMPT, 'function add(a) {}');
    await says('failed', PROMPT, 'def add(a, b, c): pass');
    await says('silent', 'Write a function.', 'function add(a) {}');
  });

  test('takes code of any length', async () => {
    for (const bit of ['a\n', 'add ', 'add(', 'add:', 'a ', 'def add(\n']) {
      const task = plainTask(PROMPT);
      const answer = { ...cleanAnswer('', task), code: bit.repeat(100_000) };
      await checkInterface(inputOf(task, answer));
    }
  });

  test('leaves alone what is not asked to be written', async () => {
    await says('silent', 'Write pytest tests for the function add(a, b).', 'def test_add(): pass');
    await says(
      'silent',
      'Write a wrapper around fetchUser(id).',
      'const get = id => fetchUser(id);',
    );
    await says('silent', 'With CSS, style the class "card".', 'function f() {}');
    await says('silent', PROMPT, 'export default function (a, b) { return a + b; }');
    await says('passed', PROMPT, 'def add(\n    a,  # one, two (or three)\n    b,\n):\n    pass');
  });
});
