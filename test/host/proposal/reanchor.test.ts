/** Where the code is that a proposal was made for. */
import assert from 'node:assert/strict';
import { reanchor } from '../../../src/host/proposal/reanchor.ts';

function check(name: string, now: string, code: string, offset: number, wanted: unknown) {
  test(name, () => {
    const anchor = reanchor(now, code, offset);
    assert.equal(anchor.kind === 'found' ? anchor.offset : anchor.kind, wanted);
  });
}

suite('re-anchoring', () => {
  check('an unchanged document', 'ab;cd;', 'cd;', 3, 3);
  check('text came before it', 'new;ab;cd;', 'cd;', 3, 7);
  check('text before it went', 'cd;', 'cd;', 3, 0);
  check('the code itself was changed', 'ab;cX;', 'cd;', 3, 'changed');
  check('the code is gone', '', 'cd;', 3, 'changed');
  check('it is there twice, and one is where it was', 'cd;cd;', 'cd;', 3, 3);
  check('it is there twice, and none is where it was', 'x;cd;cd;', 'cd;', 0, 'ambiguous');
  check('two that overlap are ambiguous too', 'xaaa', 'aa', 0, 'ambiguous');
  check('white space alone is found nowhere else', 'a  b', '  ', 0, 'changed');
});
