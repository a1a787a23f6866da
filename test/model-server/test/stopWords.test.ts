/** Stop words in a stream, however it is cut. */
import assert from 'node:assert/strict';
import { stopWords } from '../src/stopWords.ts';

/** Feeds the pieces; `|` shows where the output was cut, `!` that a stop word was hit. */
function check(
  name: string,
  words: readonly string[],
  pieces: readonly string[],
  expected: string,
) {
  test(name, () => {
    const gate = stopWords(words);
    const out: string[] = [];
    let text = '';
    for (const piece of pieces) {
      text += piece;
      const { delta, stopped } = gate.next(text);
      out.push(delta);
      if (stopped) return assert.equal(`${out.join('|')}!${gate.rest(text)}`, expected);
    }
    assert.equal([...out, gate.rest(text)].join('|'), expected);
  });
}

suite('stop words', () => {
  check('none: every piece goes out', [], ['a', 'b'], 'a|b|');
  check('a word ends the text before it', ['END'], ['abEND', 'cd'], 'ab!');
  check('a word across pieces is never seen', ['END'], ['abE', 'N', 'D'], 'ab||!');
  check('what only began like one is sent later', ['END'], ['abE', 'x'], 'ab|Ex|');
  check('what began like one at the end is sent last', ['END'], ['abEN'], 'ab|EN');
  check('the earliest of several words counts', ['cd', 'b'], ['abcd'], 'a!');
  check('an empty word stops nothing', [''], ['ab'], 'ab|');
  check('half a character waits', [], ['a\ufffd'], 'a|\ufffd');
});
