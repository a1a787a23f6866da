/** Calls that a model printed become calls; a text that merely shows such code stays a text. */
import assert from 'node:assert/strict';
import { readToolCalls } from '../../../src/core/chat/readToolCalls.ts';
import type { RawToolCall } from '../../../src/core/types.ts';
import { HARMLESS } from './printed/harmlessTexts.ts';
import { PRINTED } from './printed/printedCalls.ts';
import { TOOLS } from './printed/tools.ts';

const ASKED = 'Lies die Datei src/a.ts und sage, was sie macht.';

function read(text: string, asked = ASKED, calls: readonly RawToolCall[] = []) {
  let ids = 0;
  const makeId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  return readToolCalls({ text, calls, tools: TOOLS, asked, makeId });
}

suite('calls in a turn', () => {
  test('are sixty shapes and more, as are texts that are none', () => {
    assert.ok(PRINTED.length >= 60 && HARMLESS.length >= 60);
  });

  for (const { by, text, calls, stays = '' } of PRINTED) {
    test(`printed: ${by}`, () => {
      const turn = read(text);
      const told = turn.calls.map(call => [call.name, call.arguments]);
      assert.deepEqual(told, calls);
      assert.equal(turn.text, stays);
      assert.equal(turn.isRepaired, true);
    });
  }

  for (const { text, asked } of HARMLESS) {
    test(`a text: ${JSON.stringify(text).slice(0, 80)}`, () => {
      assert.deepEqual(read(text, asked), { text, calls: [], problem: null, isRepaired: false });
    });
  }

  test('that the host told go on with the text, and get an id each', () => {
    const raw = { id: '', name: 'read_file', argumentsText: '{"filePath": "a"' };
    const turn = read('Words.', ASKED, [
      raw,
      { ...raw, id: 'x', argumentsText: '{"filePath":"b"}' },
    ]);
    assert.deepEqual(turn.calls, [
      { id: 'id-1', name: 'read_file', arguments: { filePath: 'a' } },
      { id: 'x', name: 'read_file', arguments: { filePath: 'b' } },
    ]);
    assert.equal(turn.text, 'Words.');
  });

  test('of no tool that was offered, or that do not fit its schema, say what is wrong', () => {
    const wrong = [
      { id: '', name: 'delete_all', argumentsText: '{}' },
      { id: '', name: 'read_file', argumentsText: '{}' },
      { id: '', name: 'read_file', argumentsText: '{"filePath":"a","startLine":"soon"}' },
      { id: '', name: 'run_in_terminal', argumentsText: '{"command":"ls","sudo":true}' },
      { id: '', name: 'read_file', argumentsText: 'a.ts' },
    ];
    const { calls, problem } = read('', ASKED, wrong);
    assert.deepEqual(calls, []);
    for (const word of ['delete_all', 'filePath', 'startLine', 'sudo', 'object']) {
      assert.ok(problem?.includes(word), `${word}: ${problem}`);
    }
  });

  test('are found behind many lines that could have been some', () => {
    const lines = 'get_errors() is called.\n[1] is a note.\n'.repeat(200);
    const turn = read(`${lines}\n${PRINTED[0]!.text}`);
    assert.equal(turn.calls.length, 1);
    assert.equal(turn.text, lines.trimEnd());
  });

  test('are not looked for where no tool was offered', () => {
    const said = { text: PRINTED[0]!.text, calls: [], tools: [], asked: '', makeId: () => 'x' };
    assert.equal(readToolCalls(said).text, said.text);
  });
});
