/** What is left of an answer: the code where code was asked for, never less than the code. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const FENCE = '```';

function task(prompt: string, extra: Partial<Task> = {}): Task {
  const counts = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0, complexity: 0 };
  return { prompt, ...counts, priority: 'cost', ...extra };
}

/** `~` stands for three backticks in the answers below. */
function check(
  answer: string,
  code: string | null,
  prompt = 'Write a JavaScript function.',
  extra: Partial<Task> = {},
) {
  const cleaned = cleanAnswer(answer.replaceAll('~', FENCE), task(prompt, extra));
  assert.equal(cleaned.code, code);
  return cleaned;
}

suite('cleanAnswer', () => {
  test('takes the code out of its fence and its prose', () => {
    check('~js\nf()\n~', 'f()');
    check('Sure! Here it is:\n\n~javascript\nf()\n~\n\nIt calls f.', 'f()');
    check('~\nf()\n~', 'f()');
    check('1. Do this:\n   ~js\n   if (a) {\n     f()\n   }\n   ~', 'if (a) {\n  f()\n}');
    check('~~~js\nf()\n~~~'.replaceAll('~~~', '\u007e\u007e\u007e'), 'f()');
    check('~{.js}\nf()\n~', 'f()');
    check('~js title="a.js"\r\nf()\r\n~\r\n', 'f()');
    check('`f()`', 'f()');
  });

  test('a fence that is never closed is a cut answer, and keeps its code', () => {
    const cleaned = check('~js\nfunction f() {\n  return', 'function f() {\n  return');
    assert.equal(cleaned.openEnded, true);
    assert.equal(check('~js\nf()\n~', 'f()').openEnded, false);
  });

  test('joins the blocks of one answer in their order', () => {
    check(
      'First:\n~js\nfunction a() {}\n~\nthen\n~js\nfunction b() {}\n~',
      'function a() {}\n\nfunction b() {}',
    );
    check(
      "~js\nimport fs from 'fs'\n~\nand\n~js\nfunction b() {}\n~",
      "import fs from 'fs'\n\nfunction b() {}",
    );
    check('~js\nfunction f() {}\n~\nUse it:\n~js\nf();\n~', 'function f() {}\n\nf();');
  });

  test('leaves out commands and output in other languages', () => {
    check('~bash\nnpm i x\n~\n~js\nf()\n~\nprints\n~text\n3\n~', 'f()');
    check('~sh\nls -l\n~', 'ls -l', 'Write a bash script that lists files.');
  });

  test('a later version replaces the earlier one; an alternative does not', () => {
    check('~js\nconst f = 1;\n~\nBetter:\n~js\nconst f = 2;\n~', 'const f = 2;');
    check('~js\nconst f = 1;\n~\nAlternatively:\n~js\nconst f = 2;\n~', 'const f = 1;');
    check(
      '~js\nfunction f() { g(); }\n~\nThe line\n~js\ng();\n~\nmatters.',
      'function f() { g(); }',
    );
    const parts =
      '~js\nfunction a() {}\n~\n~js\nfunction b() {}\n~\nAll:\n~js\nfunction a() {}\nfunction b() {}\n~';
    check(parts, 'function a() {}\nfunction b() {}');
  });

  test('takes thinking away, but not the code that speaks of it', () => {
    check('<think>\nUse ~js\nwrong()\n~?\n</think>\n~js\nf()\n~', 'f()');
    check('I should call f.\n</think>\n\n~js\nf()\n~', 'f()');
    check('<thinking>a</thinking><think>b</think>~js\nf()\n~', 'f()');
    check("~js\nconst tag = '</think>';\nf()\n~", "const tag = '</think>';\nf()");
    check(
      "const a = '<think>';\nconst b = '</think>';",
      "const a = '<think>';\nconst b = '</think>';",
    );
    check('<think>\n~js\nf()\n~', 'f()');
    check('<think>~js\nf()\n~</think>', 'f()');
    check(
      '<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>~js\nf()\n~<|return|>',
      'f()',
    );
    check('~js\nf()\n~<|im_end|>', 'f()');
  });

  test('cuts the prose around code without fences', () => {
    check(
      'Here is the function:\n\nfunction f() {\n  return 1;\n}\n\nIt always returns one.',
      'function f() {\n  return 1;\n}',
    );
    check('def f():\n    return 1', 'def f():\n    return 1', 'Write a Python function.');
    check(
      '# Adds.\ndef f(a):\n    return a',
      '# Adds.\ndef f(a):\n    return a',
      'Write a Python function.',
    );
    check('I am not sure. Please ask a larger model.', null);
    check('', null);
    check('~\n~', null);
  });

  test('words that were asked for stay as they are', () => {
    const answer = 'It adds:\n~js\nadd()\n~';
    for (const prompt of [
      'Explain this code.',
      'What does add do?',
      'function add() {}\n\nWhy is it slow?',
    ]) {
      assert.equal(check(answer, null, prompt).text, answer.replaceAll('~', FENCE));
    }
    check(answer, 'add()', 'Explain this code.', { tests: 'add()' });
  });

  test('where the request leaves it open, what is fenced is the code', () => {
    check('Here:\n~py\nf()\n~', 'f()', 'Python quicksort');
    check('A quicksort splits the list.', null, 'Python quicksort');
    check('Here:\n~rust\nf()\n~', 'f()', 'Quicksort in Rust');
    check('~js\nf()\n~', 'f()', 'Do the following: turn this into a loop.');
    check('See:\n~js\nf()\n~', null, 'How does async work?');
  });

  test('names the language of the code', () => {
    assert.equal(check('~py\nf()\n~', 'f()', 'Write code.').language, 'python');
    assert.equal(check('~\nf()\n~', 'f()', 'Write code.').language, null);
    assert.equal(
      check('~\nf()\n~', 'f()', 'Write it.', { filePath: 'a/b.TS' }).language,
      'typescript',
    );
    assert.equal(
      check('~js\nf()\n~', 'f()', 'Write it.', { language: 'typescript' }).language,
      'typescript',
    );
    assert.equal(
      check('~jsx\n<a/>\n~', '<a/>', 'Write it.', { language: 'javascript' }).language,
      'javascriptreact',
    );
    assert.equal(check('~js\nf()\n~', 'f()', 'Write a Python function.').language, 'javascript');
  });

  test('Markdown keeps the fences inside it', () => {
    const inner = '# Title\n~js\nf()\n~\nEnd';
    check(`~markdown\n${inner}\n~`, inner.replaceAll('~', FENCE), 'Write a README.', {
      language: 'markdown',
    });
  });
});
