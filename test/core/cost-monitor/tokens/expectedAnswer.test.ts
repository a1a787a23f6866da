/** How long an answer will be: by the length of the prompt, and by what its words wish for. */
import assert from 'node:assert/strict';
import {
  estimateAnswerFromPrompt,
  estimateAnswerTokens,
} from '../../../../src/core/cost-monitor/tokens/expectedAnswer.ts';

suite('expected answer', () => {
  const check = (promptTokens: number, expected: number) =>
    test(`of ${promptTokens} tokens`, () =>
      assert.equal(estimateAnswerTokens(promptTokens), expected));

  check(0, 200);
  check(1_000, 950);
  check(1_000_000, 4_000);
});

suite('expected answer to', () => {
  const expects = (prompt: string, expected: 'a program' | 'as usual') =>
    test(prompt, () => {
      const tokens = estimateAnswerFromPrompt(prompt, 20);
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

  // The thing must be the one that is wished, and not the first part of a smaller one.
  expects('Write API docs for `add(a, b)`.', 'as usual');
  expects('Make the calculator button red.', 'as usual');
  expects('Create database index on users.email', 'as usual');
  expects('Write a database query that lists all users.', 'as usual');
  expects('Implement server-side validation of the email field', 'as usual');
  expects('Generate an API key', 'as usual');
  expects('Make our API faster', 'as usual');
  expects('Create a service account name', 'as usual');
  expects("Create the app's icon", 'as usual');
  expects('Create api.py', 'as usual');
  expects('Build a server', 'a program');
  expects('Write a web server (HTTP/1.1) in C', 'a program');
  expects('Create an app, with login and a feed', 'a program');
  expects('Write a clone of Trello', 'a program');
  expects('Write "Tetris"', 'a program');
  expects('I need an app that tracks my expenses.', 'a program');
  expects('Could you build me a chat app and document it?', 'a program');

  // And somebody must wish for it.
  expects('This code crashes the server.', 'as usual');
  expects('The users create pages. Why is that slow?', 'as usual');
  expects('Fix the leak: each request will create a new client.', 'as usual');
  expects('It fails when I try to create a client in main(). Why?', 'as usual');
  expects('I would like you to develop a chess engine.', 'a program');
  expects('Explain how the functions that build the app work.', 'as usual');

  test('each part that is named makes it longer, up to a bound', () => {
    const of = (parts: string) => estimateAnswerFromPrompt(`Write a game with ${parts}.`, 20);
    assert.ok(of('sound, levels and scores') > of('sound'));
    assert.equal(of('a, b, c, d, e, f, g, h'), of('a, b, c, d, e, f, g, h, i, j, k, l'));
  });
  test('a long prompt counts where it expects more', () => {
    assert.equal(estimateAnswerFromPrompt('Write a game.', 100_000), 4_000);
  });
});
