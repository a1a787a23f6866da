/** Arguments that can mean one thing only are taken, and others are refused by name. */
import assert from 'node:assert/strict';
import { fitArguments } from '../../../src/core/chat/fitArguments.ts';

const TOOL = {
  name: 'edit',
  description: '',
  parameters: {
    type: 'object',
    properties: {
      filePath: { type: 'string' },
      line: { type: 'integer' },
      ratio: { type: ['number', 'null'] },
      isDry: { type: 'boolean' },
      mode: { enum: ['Fast', 'Slow'] },
      parts: { type: 'array' },
      more: { type: 'object' },
    },
    required: ['filePath'],
    additionalProperties: false,
  },
};

suite('arguments of a call', () => {
  for (const [given, fitted] of [
    [{ filePath: 'a' }, { filePath: 'a' }],
    ['{"filePath":"a"}', { filePath: 'a' }],
    [['a', 3], { filePath: 'a', line: 3 }],
    [
      { file_path: 'a', LINE: '3' },
      { filePath: 'a', line: 3 },
    ],
    [{ filePath: 7 }, { filePath: '7' }],
    [
      { filePath: 'a', ratio: null },
      { filePath: 'a', ratio: null },
    ],
    [
      { filePath: 'a', isDry: 'true' },
      { filePath: 'a', isDry: true },
    ],
    [
      { filePath: 'a', mode: 'fast' },
      { filePath: 'a', mode: 'Fast' },
    ],
    [
      { filePath: 'a', parts: 'b' },
      { filePath: 'a', parts: ['b'] },
    ],
    [
      { filePath: 'a', more: '{"x":1}' },
      { filePath: 'a', more: { x: 1 } },
    ],
    [{ filePath: '{"x":1}' }, { filePath: '{"x":1}' }],
    [{ filePath: '12' }, { filePath: '12' }],
  ] as const) {
    test(`fit: ${JSON.stringify(given)}`, () => {
      assert.deepEqual(fitArguments(given, TOOL), { ok: true, arguments: fitted });
    });
  }

  for (const [given, word] of [
    [{}, 'filePath'],
    [{ filePath: null }, 'filePath'],
    [{ filePath: 'a', line: 'soon' }, 'line'],
    [{ filePath: 'a', line: 1.5 }, 'line'],
    [{ filePath: 'a', mode: 'x' }, 'mode'],
    [{ filePath: 'a', other: 1 }, 'other'],
    [{ filePath: 'a', more: [] }, 'more'],
    ['a.ts', 'object'],
    [['a', 1, 1, true, 'Fast', [], {}, 8], 'object'],
  ] as const) {
    test(`do not fit: ${JSON.stringify(given)}`, () => {
      const fitted = fitArguments(given, TOOL);
      assert.ok(!fitted.ok && fitted.problem.includes(word), JSON.stringify(fitted));
    });
  }
});
