/** What is taken to be wanted of given code, and what the model is told of the form of its answer. */
import assert from 'node:assert/strict';
import { measureTask } from '../../../src/server/decide/measureTask.ts';

const CODE = 'def total(xs):\n    return sum(xs)  # fix this?';
const given = (words: string) => ({
  task: `${words}\n\n\`\`\`python\n${CODE}\n\`\`\``,
  context_length: 0,
  language: 'python',
  replaces: CODE,
});

/** `form`: whether the answer is to be code or words, or is left to the model. */
function check(words: string, wanted: string | undefined, form: 'code' | 'words' | 'open') {
  test(`${words} → ${wanted}, ${form}`, () => {
    const { intent, replaces, system = '' } = measureTask(given(words), 'cost');
    assert.equal(intent, wanted);
    const code = /^Answer with the (?:code|tests alone), in python, in one fenced block/.test(
      system,
    );
    const open = /^If a change is asked for, .* Answer a question in words\.$/.test(system);
    assert.equal(code ? 'code' : open ? 'open' : 'words', form, system);
    const stays = form === 'words' || wanted === 'test';
    assert.equal(replaces, stays ? undefined : CODE);
  });
}

suite('what is wanted of given code', () => {
  check('What does this do?', 'explain', 'words');
  check('what does this do', 'explain', 'words');
  check('Why does this return undefined for an empty list?', 'explain', 'words');
  check('It returns 5 but should return 6. Why?', 'explain', 'words');
  check('is this thread-safe', 'explain', 'words');
  check('Does it handle None?', 'explain', 'words');
  check('review this', 'review', 'words');
  check('What does this print?', 'predict-output', 'words');
  check('解释这段代码', 'explain', 'words');
  check('What does it do? Then rewrite it without sum.', 'refactor', 'code');
  check('make it faster', 'refactor', 'code');
  check('Can you fix this?', 'fix', 'code');
  check('It crashes with an empty list.', 'fix', 'code');
  check('add type hints', 'types', 'code');
  check('rename xs to numbers', 'rename', 'code');
  check('add tests', 'test', 'code');
  check('Behebe den Fehler', 'fix', 'code');
  check('und wenn die Liste leer ist?', undefined, 'open');
  check('Kannst du das schneller machen?', undefined, 'open');
  check('この関数はどう動きますか？', undefined, 'open');
  check('schneller', undefined, 'open');

  test('what the caller says counts, whatever the words', () => {
    const task = measureTask({ ...given('What does this do?'), intent: 'document' }, 'cost');
    assert.equal(task.intent, 'document');
    assert.match(task.system ?? '', /^Answer with the code, in python/);
    assert.equal(task.replaces, CODE);
  });

  test('a request without given code is left as it is, and so is the caller’s system prompt', () => {
    const { replaces: _, ...bare } = given('What does this do?');
    const task = measureTask({ ...bare, system: 'Be brief.' }, 'cost');
    assert.deepEqual([task.intent, task.system], [undefined, 'Be brief.']);
    const fix = measureTask({ ...given('Fix it.'), system: 'Be brief.' }, 'cost');
    assert.match(fix.system ?? '', /nothing else\.\n\nBe brief\.$/);
  });

  test('words in the code itself are no request', () => {
    const code = '```md\n# Why?\n```';
    const task = measureTask(
      {
        task: `Shorten it.\n\n\`\`\`\`markdown\n${code}\n\`\`\`\``,
        context_length: 0,
        replaces: code,
      },
      'cost',
    );
    assert.equal(task.intent, 'refactor');
  });
});
