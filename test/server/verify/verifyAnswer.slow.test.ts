/** The verdict on whole answers: which check speaks last, and what it says. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import { RUN_LIMITS } from '../../../src/server/verify/sandbox/runLimits.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';
import { CHECKS, verifyAnswer } from '../../../src/server/verify/verifyAnswer.ts';
import { plainTask } from './asTask.ts';
import { bestSandbox } from './sandboxHere.ts';

const LIMITS = { ...RUN_LIMITS, timeMs: 3_000 };
const ADD = 'Write a function add(a, b).';
const ASSERT = "import assert from 'node:assert';\nassert.equal(add(1, 2), 3);";

suite('verifyAnswer', function () {
  this.timeout(30_000);
  let sandbox: Sandbox | null;

  suiteSetup(async function () {
    sandbox = await bestSandbox();
    if (sandbox.containment === 'none') this.skip();
  });

  interface Given {
    readonly prompt?: string;
    readonly tests?: string;
    readonly finish?: 'stop' | 'length';
    readonly sandbox?: null;
    readonly signal?: AbortSignal;
  }

  /** `wanted` is `<outcome> <by>`, and a part of the evidence where that matters. */
  async function check(language: string, code: string, wanted: string, given: Given = {}) {
    const { prompt = ADD, tests, finish = 'stop', signal = new AbortController().signal } = given;
    const task = { ...plainTask(prompt), language, ...(tests === undefined ? {} : { tests }) };
    const place = given.sandbox === null ? null : sandbox;
    const rest = {
      finish,
      checks: CHECKS,
      sandbox: place,
      limits: LIMITS,
      project: null,
      mayEscalate: false,
      askOthers: null,
      signal,
    };
    const answer = `\`\`\`${language}\n${code}\n\`\`\``;
    const { outcome, by, evidence } = await verifyAnswer({
      task,
      answer: cleanAnswer(answer, task),
      ...rest,
    });
    const [said, part = ''] = wanted.split(': ');
    assert.equal(`${outcome} ${by}`, said, evidence);
    assert.ok(evidence.includes(part), evidence);
  }

  test('tests decide where they are given', async () => {
    const js = (code: string, wanted: string, tests = ASSERT) =>
      check('javascript', code, wanted, { tests });
    await js('const add = (a, b) => a + b;', 'accepted tests');
    await js('const add = (a, b) => a - b;', 'rejected tests: -1 == 3');
    await js('function add(a, b) { return a + b; }\nmodule.exports = { add };', 'accepted tests');
    await js(
      "const fs = require('fs');\nexport function add(a, b) { return a + b; }",
      'accepted tests',
    );
    await js("import assert from 'node:assert';\nconst add = (a, b) => a + b;", 'accepted tests');
    await js('function add(a, b) { for (;;) {} }', 'rejected tests: do not end');
    const later =
      "import test from 'node:test';\ntest('x', () => { if (add(1, 2) !== 3) throw 1; });";
    await js('const add = (a, b) => a + b;', 'accepted tests', later);
    await js('const add = (a, b) => a - b;', 'rejected tests', later);
  });

  test('TypeScript runs without its types, enums included', async () => {
    const code =
      'enum Zero { Is }\nexport function add(a: number, b: number): number {\n  return a + b + Zero.Is;\n}';
    await check('typescript', code, 'accepted tests', { tests: ASSERT });
    await check('typescript', code.replace('+ b', '- b'), 'rejected tests', { tests: ASSERT });
    await check('typescript', 'function add(a: number, b: {', 'rejected parses', { tests: ASSERT });
  });

  test('Python runs, with doctests, unittest and demonstrations', async () => {
    const python = (code: string, wanted: string, tests = 'assert add(1, 2) == 3') =>
      check('python', code, wanted, { tests });
    await python('def add(a, b):\n    return a + b', 'accepted tests');
    await python('def add(a, b):\n    return a - b', 'rejected tests: AssertionError');
    await python(
      "def add(a, b):\n    return a + b\nif __name__ == '__main__':\n    add(input())",
      'accepted tests',
    );
    await python('def add(a, b):\n    return helper(a)', 'rejected parses: helper');
    const unit =
      'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(add(1, 2), 3)\nunittest.main()';
    await python('def add(a, b):\n    return a + b', 'accepted tests', unit);
    await python('def add(a, b):\n    return a - b', 'rejected tests', unit);
  });

  test('code cannot pass by ending the process', async () => {
    const given = { tests: ASSERT };
    await check(
      'javascript',
      'process.exit(0);\nfunction add(a, b) {}',
      'rejected tests: ends the process',
      given,
    );
    await check(
      'javascript',
      'function add(a, b) { process.exit(0); }',
      'rejected tests: ends',
      given,
    );
    const python = { tests: 'assert add(1, 2) == 3' };
    await check(
      'python',
      'import os\nos._exit(0)\ndef add(a, b):\n    return 0',
      'rejected tests: ends',
      python,
    );
    await check('python', 'import sys\ndef add(a, b): sys.exit(0)', 'rejected tests: ends', python);
    await check(
      'javascript',
      'console.log("end");\nfunction add(a, b) {\n  return 0;\n}',
      'rejected tests',
      given,
    );
  });

  test('examples decide where there are no tests', async () => {
    const prompt = `${ADD} For example, add(1, 2) returns 3.`;
    await check('javascript', 'const add = (a, b) => a + b;', 'accepted examples', { prompt });
    await check('javascript', 'const add = (a, b) => a * b;', 'rejected examples: gives 2', {
      prompt,
    });
    await check('python', 'def add(a, b):\n    return a + b', 'accepted examples', { prompt });
    await check('python', 'def add(a, b):\n    return a * b', 'rejected examples: gives 2, not 3', {
      prompt,
    });
    const doctest = (value: string) =>
      `def add(a, b):\n    """Adds.\n\n    >>> add('a', 'b')\n    ${value}\n    """\n    return a + b`;
    await check('python', doctest('"ab"'), 'unchecked interface');
    await check('python', doctest("'ba'"), 'rejected examples');
    const stub =
      'Complete this:\n```python\ndef add(a, b):\n    """\n    >>> add(1, 2)\n    3\n    """\n```';
    await check('python', 'def add(a, b):\n    return a', 'rejected examples', { prompt: stub });
    await check(
      'javascript',
      '/**\n * @example\n * add(1, 2) // => 3\n */\nconst add = (a, b) => a;',
      'rejected examples',
    );
  });

  test('code that cannot be loaded is rejected only for a name that nobody has', async () => {
    await check('javascript', 'const add = path => fs.readFileSync(path);', 'rejected parses: fs', {
      prompt: 'Write a function add(path).',
    });
    await check('python', 'def add(a, b):\n    return helper(a)', 'rejected parses: helper');
    await check('javascript', 'const add = curry((a, b) => a + b);', 'unchecked interface: curry');
    await check(
      'javascript',
      'const add = (a, b) => a + base;\nadd(1, 2);',
      'unchecked interface: base',
    );
    const known = { prompt: `${ADD} Use our curry helper.` };
    await check('javascript', 'const add = curry((a, b) => a + b);', 'unchecked interface', known);
    await check(
      'javascript',
      'const add = (a, b) => a + b;\ndocument.title = add(1, 2);',
      'unchecked interface',
    );
    await check(
      'python',
      'import numpy\ndef add(a, b):\n    return numpy.add(a, b)',
      'unchecked interface',
    );
  });

  test('a part of a class or function is code, too, unless tests are given', async () => {
    const prompt = 'Fix this.';
    await check('javascript', 'add(a, b) {\n  return a + b;\n}', 'unchecked parses', { prompt });
    await check('javascript', 'return a + b;', 'unchecked parses', { prompt });
    await check('python', '    def add(self, a, b):\n        return a + b', 'unchecked parses', {
      prompt,
    });
    await check('python', 'return a + b', 'rejected parses', { prompt, tests: '1' });
    await check('javascript', 'return a + ;', 'rejected parses', { prompt });
    await check('javascript', 'function f(a: number) {}', 'rejected parses', { prompt });
    await check('javascript', 'export function f(a: number) {}', 'rejected parses: annotations', {
      prompt,
    });
    await check('json', '{"a": 1,}', 'rejected parses', { prompt });
    await check('json', '{"a": 1}', 'unchecked parses', { prompt });
  });

  test('two answers with one error are told of in the same words', async () => {
    const told: string[] = [];
    for (const code of [
      'const add = (a, b) => a - b;',
      'function add(a, b) {\n  return a - b;\n}',
    ]) {
      const task = { ...plainTask(ADD), language: 'javascript', tests: ASSERT };
      const signal = new AbortController().signal;
      const rest = {
        checks: CHECKS,
        sandbox,
        limits: LIMITS,
        project: null,
        mayEscalate: false,
        askOthers: null,
        signal,
      } as const;
      const verdict = await verifyAnswer({
        task,
        answer: cleanAnswer(code, task),
        finish: 'stop',
        ...rest,
      });
      told.push(verdict.evidence.replace(/:\d+/g, ''));
    }
    assert.equal(told[0], told[1]);
  });

  test('what cannot be checked is unchecked, and says why', async () => {
    const good = 'const add = (a, b) => a + b;';
    await check('javascript', good, 'unchecked interface: nothing may be run', {
      tests: ASSERT,
      sandbox: null,
    });
    await check('javascript', good, 'unchecked interface', { sandbox: null });
    await check(
      'go',
      'func add(a, b int) int { return a + b }',
      'unchecked interface: go cannot be run',
      { tests: 'x' },
    );
    await check('haskell', 'f = 1', 'unchecked complete', { prompt: 'Write it.' });
    await check('javascript', good, 'unchecked none: cancelled', { signal: AbortSignal.abort() });
    await check('javascript', good, 'rejected complete: cut off', { finish: 'length' });
  });
});
