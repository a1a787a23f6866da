/** How long an answer will be: by the length of the prompt, and by what its words wish for. */
import assert from 'node:assert/strict';
import {
  expectedAnswerTo,
  expectedAnswerTokens,
} from '../../../src/core/cost-monitor/expectedAnswer.ts';

suite('expected answer', () => {
  const check = (promptTokens: number, expected: number) =>
    test(`of ${promptTokens} tokens`, () =>
      assert.equal(expectedAnswerTokens(promptTokens), expected));

  check(0, 200);
  check(1_000, 950);
  check(1_000_000, 4_000);
});

suite('expected answer to', () => {
  const expects = (prompt: string, expected: 'a program' | 'as usual') =>
    test(prompt, () => {
      const tokens = expectedAnswerTo(prompt, 20);
      assert.equal(tokens >= 2_000 ? 'a program' : 'as usual', expected, `${tokens} tokens`);
    });

  expects('Write a snake game in JavaScript with canvas, sound and levels.', 'a program');
  expects('Build me a small todo app with React', 'a program');
  expects('Please implement a REST API for a library in Go.', 'a program');
  expects('create a landing page', 'a program');
  expects('Write a compiler for C.', 'a program');
  expects('Make a command-line tool that renames photos.', 'a program');
  expects('Write a function that is called by the server.', 'as usual');
  expects('Write a test for the parser of our app.', 'as usual');
  expects('Create a regex for the api.', 'as usual');
  expects('Make this function faster; the game lags.', 'as usual');
  expects('Explain what this application does.', 'as usual');
  expects('Fix the typo in the server.', 'as usual');
  expects('Add a docstring to the client.', 'as usual');
  expects('', 'as usual');

  test('each part that is named makes it longer, up to a bound', () => {
    const of = (parts: string) => expectedAnswerTo(`Write a game with ${parts}.`, 20);
    assert.ok(of('sound, levels and scores') > of('sound'));
    assert.equal(of('a, b, c, d, e, f, g, h'), of('a, b, c, d, e, f, g, h, i, j, k, l'));
  });
  test('a long prompt counts where it expects more', () => {
    assert.equal(expectedAnswerTo('Write a game.', 100_000), 4_000);
  });
});
