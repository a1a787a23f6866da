/** What counts as no answer, and what only looks like it. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import { checkComplete } from '../../../../src/server/verify/checks/checkComplete.ts';
import { plainTask } from '../asTask.ts';
import { inputOf } from '../inputOf.ts';

const CODE = 'Write a JavaScript function.';
const WORDS = 'Explain closures.';
const FENCE = '```';

async function check(
  answer: string,
  wanted: RegExp | 'passed',
  prompt = CODE,
  finish: 'stop' | 'length' = 'stop',
) {
  const task = plainTask(prompt);
  const cleaned = cleanAnswer(answer.replaceAll('~', FENCE), task);
  const result = await checkComplete({ ...inputOf(task, cleaned), finish });
  if (wanted === 'passed') assert.equal(result.kind, 'passed', JSON.stringify(result));
  else assert.match(result.kind === 'failed' ? result.evidence : result.kind, wanted);
}

suite('complete', () => {
  test('an empty or cut answer is none', async () => {
    await check('', /empty/);
    await check(' \n ', /empty/);
    await check('<think>', /empty/);
    await check('~js\nf()\n~', /cut off/, CODE, 'length');
    await check('~js\nf()\n~', 'passed');
    await check('A closure', /cut off/, WORDS, 'length');
  });

  test('a refusal or a resignation is none, in any words', async () => {
    await check('I am not sure. Please ask a larger model.', /gave up/);
    await check("I'm sorry, but I can't help with that.", /gave up/);
    await check('As an AI language model, I cannot write code.', /gave up/);
    await check('I do not know.', /gave up/, WORDS);
    await check('It returns 1. I am not sure why.', 'passed', WORDS);
    await check('Sorry for the delay: a closure keeps its scope.', 'passed', WORDS);
    await check('I am not sure it is fast, but here:\n~js\nf()\n~', 'passed');
  });

  test('words alone are none where code was asked for', async () => {
    await check('You could use a loop for that.', /no code/);
    await check('A closure keeps its scope.', 'passed', WORDS);
  });

  test('a placeholder is no code, but the same words elsewhere are', async () => {
    await check('~js\nfunction f() {\n  // ... rest of the code\n}\n~', /leaves a part out/);
    await check('~js\n// ... existing code ...\nf()\n~', /leaves a part out/);
    await check(
      '~python\ndef f():\n    # TODO: implement\n    pass\n~',
      /leaves a part out/,
      'Write a Python function.',
    );
    await check('~js\n// Your code here\n~', /leaves a part out/);
    await check('~js\n// Sums the rest of them.\nf()\n~', 'passed');
    await check('~js\nf(...rest) // TODO: faster\n~', 'passed');
    await check(
      '~js\n// TODO: implement\nf()\n~',
      'passed',
      'Fix this function:\n\n// TODO: implement\nf(',
    );
  });

  test('endless repetition is none, a table is', async () => {
    await check(`~js\n${'console.log(1);\n'.repeat(40)}~`, /repeats itself/);
    await check(`~js\n[\n${'0,\n'.repeat(40)}]\n~`, 'passed');
    await check(`~js\n${'f(1);\n'.repeat(5)}~`, 'passed');
  });
});
