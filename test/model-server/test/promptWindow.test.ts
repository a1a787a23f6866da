/** What is left of a prompt that is longer than the window. */
import assert from 'node:assert/strict';
import { fitPrompt, type WindowPolicy } from '../src/promptWindow.ts';

function check(name: string, length: number, policy: WindowPolicy, expected: string): void {
  test(name, () => {
    const tokens = Array.from({ length }, (_, index) => index);
    assert.equal(String(fitPrompt(tokens, policy)), expected);
  });
}

suite('prompt window', () => {
  const drop = { kind: 'drop-head', contextTokens: 8, keepTokens: 2 } as const;
  const refuse = { kind: 'refuse', contextTokens: 8 } as const;
  check('what fits stays', 8, drop, '0,1,2,3,4,5,6,7');
  check('what does not keeps its first tokens and its tail', 12, drop, '0,1,9,10,11');
  check(
    'keeping more than the window leaves no tail',
    12,
    { ...drop, keepTokens: 99 },
    '0,1,2,3,4,5,6',
  );
  check('a refusing window needs room for one token more', 7, refuse, '0,1,2,3,4,5,6');
  check('a full one is refused', 8, refuse, 'null');
});
