/** Texts that are all marks: each sign is looked at a bounded number of times, and none of it is a call. */
import assert from 'node:assert/strict';
import { findPrintedCalls } from '../../../src/core/chat/findPrintedCalls.ts';

const HOSTILE = [
  ...['[', '{', '<tool_call>', '"a ', '{"a":', '```\n', 'f(', '<parameter=a>', '[read("'],
  ...['<function=f><parameter=a>', '<tool_call>f<arg_key>', '<|x|>', 'Action: f\nAction Input: '],
];

suite('a turn of marks alone', () => {
  for (const mark of HOSTILE) {
    test(`is looked through once: ${JSON.stringify(mark)}`, () => {
      let offered = 0;
      const isOffered = () => {
        offered += 1;
        return false;
      };
      const text = mark.repeat(Math.ceil(200_000 / mark.length));
      assert.equal(findPrintedCalls(text, { words: '', isOffered }), undefined);
      assert.ok(offered <= 100, `${offered} calls were considered`);
    });
  }
});
