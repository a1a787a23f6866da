/** What a model is asked with: the built-in strategies, the person's templates, the repair. */
import * as assert from 'node:assert/strict';
import { buildPrompt } from '../../../src/core/prompt/buildPrompt.ts';
import { buildRepairPrompt } from '../../../src/core/prompt/buildRepairPrompt.ts';
import { chooseBuiltInStrategy } from '../../../src/core/prompt/chooseBuiltInStrategy.ts';
import {
  checkStrategy,
  MAX_STRATEGY_CHARS,
  type PromptingStrategy,
} from '../../../src/core/prompt/promptingStrategy.ts';
import type { Model, Task } from '../../../src/core/types.ts';

const TASK: Task = {
  prompt: 'Sort $& {{task}} xs',
  language: 'python',
  promptTokens: 0,
  promptTokensUpper: 0,
  outputTokens: 0,
  complexity: 0,
  priority: 'cost',
};

function model(name: string, family?: string): Model {
  const plain = {
    id: `x/${name}`,
    provider: 'x',
    name,
    tier: 'local',
    contextTokens: 4096,
  } as const;
  return { ...plain, price: { kind: 'free' }, ...(family === undefined ? {} : { family }) };
}

function check(strategy: PromptingStrategy, prompt: string, system?: string, task = TASK) {
  const plain = strategy.useChatFormat ? {} : { plain: true };
  assert.deepEqual(
    buildPrompt(task, strategy),
    system === undefined ? { prompt, ...plain } : { system, prompt },
  );
}

suite('prompting strategies', () => {
  test('frame the task and never change it', () => {
    check({ useChatFormat: true }, TASK.prompt);
    check({ useChatFormat: true, userTemplate: '' }, TASK.prompt);
    check({ useChatFormat: true, userTemplate: '<{{task}}>' }, `<${TASK.prompt}>`);
    check(
      { useChatFormat: true, userTemplate: 'In {{ language }}: {task}' },
      `In python: ${TASK.prompt}`,
    );
    check({ useChatFormat: true, userTemplate: '{{user_message}}!' }, `${TASK.prompt}!`);
    check({ useChatFormat: true, userTemplate: 'Think.' }, `Think.\n\n${TASK.prompt}`);
  });

  test('place a task once, however often and however long', () => {
    check(
      { useChatFormat: true, userTemplate: '{{task}}!\nDo {task}, {{ user_message }}.' },
      `${TASK.prompt}!\nDo the task above, the task above.`,
    );
    const task = { ...TASK, prompt: 'x'.repeat(300_000) };
    const userTemplate = '{{task}}'.repeat(MAX_STRATEGY_CHARS / '{{task}}'.length);
    const { prompt } = buildPrompt(task, { useChatFormat: true, userTemplate });
    assert.ok(prompt.length < task.prompt.length + 2 * MAX_STRATEGY_CHARS);
  });

  test('put the system prompts of strategy and caller together', () => {
    const task = { ...TASK, system: 'Caller.' };
    check({ useChatFormat: true, systemPrompt: 'Own.' }, TASK.prompt, 'Own.\n\nCaller.', task);
    check({ useChatFormat: true }, TASK.prompt, 'Caller.', task);
    check(
      { useChatFormat: false, systemPrompt: 'Own.' },
      `Own.\n\nCaller.\n\n${TASK.prompt}`,
      undefined,
      task,
    );
  });

  test('let the answer begin as the assistant template says', () => {
    check({ useChatFormat: false, assistantTemplate: 'def' }, `${TASK.prompt}\n\ndef`);
    const { prompt } = buildPrompt(TASK, { useChatFormat: true, assistantTemplate: 'def' });
    assert.match(prompt, /Begin your answer with exactly this:\ndef$/);
  });

  test('differ by family', () => {
    const of = (name: string, family?: string) => chooseBuiltInStrategy(model(name, family));
    assert.equal(of('qwen2.5-coder:7b').useChatFormat, true);
    assert.ok(of('qwen2.5-coder:7b').systemPrompt);
    assert.equal(of('qwen2.5-coder:7b-base').useChatFormat, false);
    assert.equal(of('starcoder2:3b').useChatFormat, false);
    assert.equal(of('starcoder2:15b-instruct').useChatFormat, true);
    assert.equal(of('tinycoder').systemPrompt, undefined);
    assert.match(of('deepseek-r1:8b').systemPrompt ?? '', /after your reasoning/);
    assert.equal(of('gemma:2b').systemPrompt, undefined);
    assert.match(of('codegemma:7b').userTemplate ?? '', /\{\{task\}\}/);
    assert.ok(of('gemma3:4b').systemPrompt);
  });

  test('are capped, and say which field is wrong', () => {
    const long = 'x'.repeat(MAX_STRATEGY_CHARS + 1);
    const fields = (strategy: PromptingStrategy) => checkStrategy(strategy).map(p => p.field);
    assert.deepEqual(fields({ useChatFormat: true, systemPrompt: 'ok' }), []);
    assert.deepEqual(fields({ useChatFormat: true, systemPrompt: long }), ['systemPrompt']);
    assert.deepEqual(fields({ useChatFormat: true, userTemplate: 'a\0' }), ['userTemplate']);
  });
});

suite('repairPrompt', () => {
  const verdict = { outcome: 'rejected', by: 'tests', evidence: '1 != 2' } as const;

  test('shows the next model the answer and what is wrong with it', () => {
    const prompt = buildRepairPrompt('Add.', 'a = ```1```', verdict);
    assert.ok(prompt.startsWith('Add.\n\n'));
    assert.match(prompt, /````\na = ```1```\n````/);
    assert.match(prompt, /1 != 2/);
  });

  test('does not quote an answer that is too long, and always ends', () => {
    const prompt = buildRepairPrompt('Add.', 'x'.repeat(50_000), {
      ...verdict,
      evidence: 'y'.repeat(50_000),
    });
    assert.ok(prompt.length < 5_000);
    assert.doesNotMatch(prompt, /xxx/);
  });
});
