/** A client's name is text from anywhere. */
import assert from 'node:assert/strict';
import { nameAgent } from '../../../src/server/session/nameAgent.ts';

suite("a client's name", () => {
  test('is one short line that steers nothing', () => {
    assert.equal(nameAgent('Visual Studio Code'), 'Visual Studio Code');
    assert.equal(nameAgent(' codex\u001b[31m\u202e\n\nx '), 'codex\u241b[31m\ufffd x');
    assert.equal(nameAgent('x'.repeat(1e6))?.length, 60);
    for (const none of [undefined, '', '  \n']) assert.equal(nameAgent(none), 'an unnamed client');
  });

  test('is none where the extension calls for its user', () => {
    assert.equal(nameAgent('locallama-vscode'), null);
  });
});
