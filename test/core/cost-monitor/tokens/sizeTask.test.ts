/** Exact counts replace estimates, never what the caller stated, and never below what is counted. */
import assert from 'node:assert/strict';
import { loadExactCounter } from '../../../../src/core/cost-monitor/tokens/exactTokens.ts';
import {
  addTokenMargin,
  MAX_EXACT_CHARS,
  sizeTask,
} from '../../../../src/core/cost-monitor/tokens/sizeTask.ts';
import {
  CHAT_TEMPLATE_TOKENS,
  countTokens,
  type ExactCounter,
} from '../../../../src/core/cost-monitor/tokens/tokens.ts';
import type { Task } from '../../../../src/core/types.ts';

const PROMPT = 'Write a TypeScript function that adds two numbers.\n```ts\nconst π = 3.14;\n```';

function taskOf(prompt: string, stated = 0): Task {
  const { expected, upper } = countTokens(prompt);
  const promptTokens = Math.max(stated, addTokenMargin(expected));
  const promptTokensUpper = Math.max(promptTokens, upper);
  return {
    prompt,
    promptTokens,
    promptTokensUpper,
    outputTokens: 9,
    complexity: 0,
    priority: 'cost',
  };
}

suite('exact sizes of a task', () => {
  let exact: ExactCounter;
  suiteSetup(async () => {
    exact = await loadExactCounter('o200k_base');
  });

  test('the reservation counts exact tokens and the chat template, not bytes', () => {
    const { tokens } = exact(PROMPT);
    const { promptTokens, promptTokensUpper } = sizeTask(taskOf(PROMPT), exact);
    assert.deepEqual([promptTokens, promptTokensUpper], [tokens, tokens + CHAT_TEMPLATE_TOKENS]);
    assert.ok(promptTokensUpper < taskOf(PROMPT).promptTokensUpper);
  });

  test('the system prompt counts as well', () => {
    const system = 'Answer in one word.';
    const sized = sizeTask({ ...taskOf(PROMPT), system }, exact);
    assert.equal(sized.promptTokens, exact(`${system}\n${PROMPT}`).tokens);
  });

  test('a larger size that the caller stated stays', () => {
    const { promptTokens, promptTokensUpper } = sizeTask(taskOf(PROMPT, 5_000), exact);
    assert.deepEqual([promptTokens, promptTokensUpper], [5_000, 5_000]);
  });

  test('a text too long to count exactly keeps its estimate', () => {
    const task = taskOf('word '.repeat(MAX_EXACT_CHARS / 5 + 1));
    assert.equal(sizeTask(task, exact), task);
  });
});
