/** What is shown while a text comes in: all words soon, and nothing of a call. */
import assert from 'node:assert/strict';
import { findPrintedCalls } from '../../../src/core/chat/findPrintedCalls.ts';
import { findShownEnd } from '../../../src/core/chat/findShownEnd.ts';
import { PRINTED } from './printed/printedCalls.ts';
import { TOOLS } from './printed/tools.ts';

/** What is shown of `text`, sign by sign, before the turn is over. */
function showBySign(text: string): string {
  let shown = 0;
  for (let end = 1; end <= text.length; end += 1) {
    const next = findShownEnd(text.slice(0, end), shown);
    assert.ok(next >= shown, 'what was shown is not taken back');
    shown = next;
  }
  return text.slice(0, shown);
}

suite('what is shown of a turn while it comes', () => {
  const isOffered = (name: string) =>
    TOOLS.some(tool => name.endsWith(tool.name)) || name === 'readFile';
  for (const { by, text } of PRINTED) {
    test(`nothing of the call: ${by}`, () => {
      const found = findPrintedCalls(text, { words: '', isOffered });
      assert.ok(found, 'it is a call');
      assert.ok(showBySign(text).length <= found.from, showBySign(text));
    });
  }

  for (const text of [
    'Words, and nothing else. They go on.\n\nAnd on.',
    'Code:\n\n```ts\nconst a = [1];\nread(a);\n{ b: 1 }\n```\n\nThat is all of it.',
    'It has:\n\n```json\n{"a": 1}\n```\n\nThat is all of it.',
    'A list:\n- one\n- two (of them)\n1. three\n',
    'If a < b then c > d, and [x] is done.',
    'It calls `<tool>` never. ',
  ]) {
    test(`all words: ${JSON.stringify(text)}`, () => {
      const shown = showBySign(text);
      const isHeld = /<tool/.test(text);
      assert.equal(shown, isHeld ? text.slice(0, text.indexOf('<tool')) : text);
    });
  }
});
