/** Which blocks of an answer are versions of one another, and which of its words are no code. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const SIZES = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0, complexity: 0 };
const JS = 'Write JavaScript code.';

/** `~` stands for three backticks. */
function check(prompt: string, answer: string, code: string | null, more: Partial<Task> = {}) {
  const task = { prompt, ...SIZES, priority: 'cost', ...more } as const;
  const cleaned = cleanAnswer(answer.replaceAll('~', '```'), task);
  assert.equal(cleaned.code, code?.replaceAll('~', '```') ?? null);
  return cleaned;
}

suite('versions of a block', () => {
  test('a call that shall be run is kept, though a function holds the same line', () => {
    const main = 'function main() {\n  run();\n}';
    check(JS, `~js\n${main}\n~\nRun it:\n~js\nrun();\n~`, `${main}\n\nrun();`);
    check(JS, `~js\n${main}\n~\nThe line\n~js\nrun();\n~\nmatters.`, main);
  });

  test('functions that differ in the types of their parameters are two', () => {
    const java = (type: string) => `int f(${type} a) {\n  return 1;\n}`;
    const of = (a: string, b: string) => `~java\n${a}\n~\nand\n~java\n${b}\n~`;
    check('Write Java code.', of(java('int'), java('long')), `${java('int')}\n\n${java('long')}`);
    const other = java('int').replace('1', '2');
    check('Write Java code.', of(java('int'), other), other);
    const go = (type: string) => `func (it ${type}) String() string {\n  return ""\n}`;
    check(
      'Write Go code.',
      of(go('A'), go('B')).replaceAll('java', 'go'),
      `${go('A')}\n\n${go('B')}`,
    );
    const method = (type: string) => `class A {\n  int f(${type} a) {\n    return 1;\n  }\n}`;
    const both = `${method('int')}\n\n${method('long')}`;
    check('Write Java code.', of(method('int'), method('long')), both);
  });

  test('a class makes way for one with all of its methods', () => {
    const one = 'class A:\n    def one(self):\n        return 1';
    const two = `${one}\n    def two(self):\n        return 2`.replace('return 1', 'return 3');
    check('Write a Python class.', `~py\n${one}\n~\n~py\n${two}\n~`, two);
  });
});

suite('blocks beside the code', () => {
  test('data that is shown is left out, data that is a file is not', () => {
    check(JS, '~js\nf()\n~\nprints\n~json\n{}\n~', 'f()');
    check(JS, '~js\nf()\n~\nin this\n~json\n{}\n~', '~js\nf()\n~\nin this\n~json\n{}\n~');
    check(JS, '~package.json\n{}\n~\n~js\nf()\n~', '~package.json\n{}\n~\n~js\nf()\n~');
  });

  test('code of the request in another language is a quotation', () => {
    const prompt = 'Convert this Python to JavaScript:\n\nprint(1)';
    check(prompt, 'From:\n~py\nprint(1)\n~\nto:\n~js\nlog(1)\n~', 'log(1)');
  });

  test('where the caller settles the language, others are left out', () => {
    const answer = '~html\n<p></p>\n~\n~js\nf()\n~';
    check('Write a page.', answer, answer);
    check('Write a page.', answer, 'f()', { language: 'javascript' });
    check('Write a page.', answer, 'f()', { filePath: 'a/b.mjs' });
  });

  test('a label with a version is a language', () => {
    assert.equal(check('Write code.', '~python3.11\nf()\n~', 'f()').language, 'python');
    assert.equal(check('Write code.', '~h\nint f();\n~', 'int f();').language, 'c');
  });

  test('a Markdown block ends where another block begins', () => {
    const answer = '~md\n# T\n~\nThen:\n~js\nf()\n~';
    check('Write JavaScript.', answer, answer);
    check('Write it.', answer, answer, { filePath: 'a.md' });
    check('Write it.', '~md\n# T\n~\nThat is it.', '# T', { filePath: 'a.md' });
    const inner = '# T\n\n~\nnpm\n~\n\nLicence';
    check('Write it.', `~markdown\n${inner}\n~`, inner, { filePath: 'a.md' });
    check('Write it.', 'I am sorry.', null, { filePath: 'a.md' });
  });
});

suite('words around code', () => {
  test('sentences apart from code go, in any language', () => {
    check(JS, 'Sure!\n\nf();\n\nExplanation:\n\n- It calls `f`.\n- That is all.', 'f();');
    check(JS, 'f();\n\n**Notes:**\n\nIt calls f (once).', 'f();');
    check(JS, 'Hier ist die Funktion:\n\nf();\n\nSie gibt eins zurück.', 'f();');
    check(JS, '以下是代码：\n\nf();\n\n这个函数返回一。', 'f();');
    check(JS, 'Here is the code:\nf();', 'f();');
  });

  test('what is no sentence stays', () => {
    check(JS, 'f();\n\nIt is a list of the\n\ng();', 'f();\n\nIt is a list of the\n\ng();');
    check(JS, 'f();\n\nthe rest of it', 'f();\n\nthe rest of it');
    check(JS, 'f();\n\nThis is the rest of it', 'f();\n\nThis is the rest of it');
    check(JS, 'f();\nThis is next to code.', 'f();\nThis is next to code.');
  });

  test('where a file is made of sentences, all of them stay', () => {
    const text = 'This is the beginning.\n\n\\section{A}\n\nThis is the end of it.';
    check('Write it.', text, text, { filePath: 'a.tex' });
    check(JS, 'f();\n\nThen it is the end.', 'f();');
  });

  test('markup and formulas outside of blocks are no code', () => {
    const html = '<details>\n<summary>It is</summary>\n</details>';
    check(JS, `~js\nf()\n~\n${html}\n\\frac{1}{2}\n\\sqrt{2}`, 'f()');
  });

  test('a refusal is no code, however short', () => {
    for (const words of ["I can't.", 'No.', 'I cannot help with that', 'I am sorry.']) {
      check(JS, words, null);
    }
  });

  test('a closing fence that is too deep closes where only prose follows', () => {
    check(JS, '~js\nf();\n  ~\nThat is it.', 'f();');
    check(JS, '~js\nf();\n  ~\ng();', 'f();\n  ~\ng();');
  });

  test('thinking that nothing opened goes with its blocks, but not with the code of a file', () => {
    check(JS, 'Try:\n~js\nwrong()\n~\nNo.\n</think>\n\n~js\nright()\n~', 'right()');
    const xml = 'a <reasoning>\nb\n</reasoning>\nThis is c';
    check('Write XML.', xml, xml);
  });
});
