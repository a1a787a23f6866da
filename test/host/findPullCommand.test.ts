/** What may be typed into a terminal: the pull of one model, whatever else a message says. */
import assert from 'node:assert/strict';
import { findPullCommand } from '../../src/host/findPullCommand.ts';

function check(message: string, wanted: string | undefined): void {
  test(message, () => assert.equal(findPullCommand(message), wanted));
}

suite('pull command', () => {
  check(
    'Ollama does not have qwen3:8b yet. Fetch it: ollama pull qwen3:8b',
    'ollama pull qwen3:8b',
  );
  check('Fetch it: ollama pull hf.co/me/a-b:Q4. There are: x.', 'ollama pull hf.co/me/a-b:Q4');
  check('ollama pull x; rm -rf ~', undefined);
  check('ollama pull abc;rm', undefined);
  check('ollama pull x$(evil)', undefined);
  check('ollama pull x`evil`', undefined);
  check('ollama pull x\nevil', 'ollama pull x');
  check('ollama pull $(evil)', undefined);
  check('ollama pull --insecure x', undefined);
  check('Nothing to fetch.', undefined);
});
