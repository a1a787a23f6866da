/** What stands around a request goes; what is asked stays, and is all that is counted. */
import assert from 'node:assert/strict';
import { computeRelativeDifficulty } from '../../../../src/core/decision-engine/difficulty/routerModel.ts';
import { stripBoilerplate } from '../../../../src/core/decision-engine/task/boilerplate.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import { ROUTER } from '../fixtures.ts';

const CORE = 'Write a function that merges two sorted lists, each of at most 10^5 numbers.';
const UUID = '3f2b8c1e-9a4d-4e7f-b6c5-0d1e2f3a4b5c';

/** `around`: what is put around the request, which stands for `$`. */
function checkNeutral(name: string, around: string) {
  test(`${name} changes no figure`, () => {
    const [plain, wrapped] = [CORE, around.replace('$', CORE)].map(text =>
      extractTaskFeatures(text),
    );
    assert.deepEqual(wrapped, plain);
  });
}

function checkLeft(text: string, left: string) {
  test(`of "${text.split('\n')[0]}" is left "${left.split('\n')[0]}"`, () => {
    assert.deepEqual(stripBoilerplate(text), { text: left, dropped: text.length - left.length });
  });
}

suite('boilerplate', () => {
  checkNeutral('an id', `Task-ID: ${UUID}\n$`);
  checkNeutral('a ticket', '[SHOP-1234] $');
  checkNeutral('a number of the request', '$\n\nRequest: #4711');
  checkNeutral(
    'a licence in a comment',
    '// Copyright (c) 2024 Example.\n// Licensed under MIT.\n$',
  );
  checkNeutral('a licence in a block', '/*\n * SPDX-License-Identifier: MIT\n */\n$');
  checkNeutral('a greeting', 'Hi! I hope you are having a great day. $');
  checkNeutral('thanks', '$\nThanks a lot in advance!');
  checkNeutral('thanks on the same line', '$ Thank you very much!');
  checkNeutral('a polite start', 'Could you please $');
  checkNeutral(
    'a role',
    'You are an expert engineer.\nYou write clean code.\nThink step by step.\n\n$',
  );
  checkNeutral('wishes for the answer', '$\nReturn only the code, without any explanation.');
  checkNeutral("a template's marks", '### Instruction:\n$\n### Response:');

  checkLeft('You are an expert, write a parser.', 'write a parser.');
  checkLeft('As an expert in Rust, write a parser.', 'write a parser.');
  checkLeft('Can you clean this up?', 'clean this up?');
  checkLeft('Hello', 'Hello');
  for (const request of [
    'Explain this code without markdown.',
    'Return only the even numbers.',
    'You are a robber. Find the most money that you can steal.',
    'Write a greeting that says hello to all.',
    'Find the id 12345678901234567890.',
    '// Write a function that checks for a licence.',
    'get_user_by_email_address_or_phone_number_v2 fails',
  ]) {
    checkLeft(request, request);
  }

  test('an id moves no forecast, wherever it stands', () => {
    const level = (text: string) => computeRelativeDifficulty(ROUTER, extractTaskFeatures(text));
    for (const id of [UUID, 'deadbeef00112233deadbeef00112233', '01HQ3Z5Y7K9M2N4P6R8T0V2X4Z']) {
      assert.equal(level(`trace: ${id}\n${CORE}`), level(CORE));
      assert.equal(level(`${CORE}\n${id}`), level(CORE));
    }
  });
});
