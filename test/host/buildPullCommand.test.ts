/** What may be typed into a terminal: the pull of one model, whatever else its name holds. */
import assert from 'node:assert/strict';
import { buildPullCommand } from '../../src/host/buildPullCommand.ts';

function check(pull: string, wanted: string | undefined): void {
  test(JSON.stringify(pull), () => assert.equal(buildPullCommand({ pull }), wanted));
}

suite('pull command', () => {
  check('qwen3:8b', 'ollama pull qwen3:8b');
  check('hf.co/me/a-b:Q4', 'ollama pull hf.co/me/a-b:Q4');
  check('x; rm -rf ~', undefined);
  check('abc;rm', undefined);
  check('x$(evil)', undefined);
  check('x`evil`', undefined);
  check('x\nevil', undefined);
  check('x\n', undefined);
  check('$(evil)', undefined);
  check('--insecure x', undefined);
  check('-x', undefined);
  check('x/', undefined);
  check('', undefined);
  test('nothing to fetch', () => assert.equal(buildPullCommand(undefined), undefined));
});
