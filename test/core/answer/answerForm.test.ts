/** A question about given code is answered in words: code among them never takes its place. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const FENCE = '```';
const CODE = 'export function total(xs) {\n  return xs.reduce((a, b) => a + b, 0);\n}';

function codeOf(answer: string, extra: Partial<Task>): string | null {
  const counts = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0 };
  const task = { prompt: `Tu etwas.\n\n${FENCE}js\n${CODE}\n${FENCE}`, ...counts, ...extra };
  return cleanAnswer(answer.replaceAll('~', FENCE), { priority: 'cost', ...task }).code;
}

suite('the form of an answer', () => {
  const EXPLAINED =
    'It adds up all numbers of the list, beginning with 0. For instance:\n\n~js\ntotal([1, 2]); // 3\n~\n\nAn empty list gives 0.';

  test('words that were asked for stay words, whatever code is among them', () => {
    for (const intent of ['explain', 'review', 'predict-output'] as const) {
      assert.equal(codeOf(`~js\n${CODE}\n~`, { intent }), null, intent);
      assert.equal(codeOf(EXPLAINED, { intent }), null, intent);
    }
  });

  test('code that was asked for is code, also without a fence', () => {
    assert.equal(codeOf(`Here:\n~js\n${CODE}\n~\n`, { intent: 'fix', replaces: CODE }), CODE);
    assert.equal(codeOf(CODE, { intent: 'types', replaces: CODE, language: 'javascript' }), CODE);
  });

  test('where it is open, an answer of more words than code is words', () => {
    assert.equal(codeOf(EXPLAINED, { replaces: CODE }), null);
    assert.equal(
      codeOf(`Schneller:\n~js\n${CODE}\n~\nEs braucht ein Feld weniger.`, { replaces: CODE }),
      CODE,
    );
    assert.equal(codeOf(CODE, { replaces: CODE, language: 'javascript' }), CODE);
    assert.equal(
      codeOf('It adds up all numbers.', { replaces: CODE, language: 'javascript' }),
      null,
    );
    const chinese =
      '这个函数把列表中的所有数字相加，初始值为零；空列表返回零。例如：\n~js\ntotal([1])\n~';
    assert.equal(codeOf(chinese, { replaces: CODE }), null);
  });

  test('a question in any script is not answered by what its answer quotes', () => {
    for (const [question, words] of [
      [
        'Apa yang dilakukan fungsi ini?',
        'Fungsi ini menjumlahkan semua angka di dalam daftar itu.',
      ],
      ['Τι κάνει αυτό;?', 'Προσθέτει όλους τους αριθμούς της λίστας και επιστρέφει το σύνολο.'],
      ['ฟังก์ชันนี้ทำอะไร？', 'ฟังก์ชันนี้บวกตัวเลขทั้งหมดในรายการ แล้วคืนค่าผลรวมกลับมา'],
    ] as const) {
      const prompt = `${question}\n\n${FENCE}js\n${CODE}\n${FENCE}`;
      assert.equal(codeOf(`${words}\n~js\n${CODE}\n~\n${words}`, { prompt, replaces: CODE }), null);
      // Whoever asks so for a change gets the code alone.
      assert.equal(codeOf(`~js\n${CODE}\n~`, { prompt, replaces: CODE }), CODE);
    }
  });

  test('tests that the answer must pass make it code', () => {
    assert.equal(codeOf(`~js\n${CODE}\n~`, { intent: 'explain', tests: 'total([]);' }), CODE);
  });
});
