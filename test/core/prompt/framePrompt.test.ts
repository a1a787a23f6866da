/** The prompt with its surroundings: how much room they have at which model, and who is shown none. */
import assert from 'node:assert/strict';
import { chooseBuiltInStrategy } from '../../../src/core/prompt/chooseBuiltInStrategy.ts';
import { framePrompt } from '../../../src/core/prompt/framePrompt.ts';
import type { Model, Task } from '../../../src/core/types.ts';

const LINES = Array.from({ length: 2_000 }, (_, n) => `value${n} = ${n}`).join('\n');
const TASK: Task = {
  ...{ prompt: 'Fix it.', promptTokens: 100, promptTokensUpper: 200, outputTokens: 100 },
  ...{ priority: 'cost', intent: 'complete', context: { before: `${LINES}\n`, after: LINES } },
};
const LOCAL: Model = {
  ...{ id: 'ollama/m', provider: 'ollama', name: 'm', tier: 'local', contextTokens: 131_072 },
  price: { kind: 'free' },
};

const added = (model: Model, task = TASK) => {
  const built = framePrompt(task, model, chooseBuiltInStrategy(model), () => true);
  return { chars: built.prompt.length - task.prompt.length, built };
};

suite('prompt with its surroundings', () => {
  test('a local model’s share leaves it in the window that it is loaded with', () => {
    const { chars, built } = added(LOCAL);
    assert.ok(chars > 1_000 && chars <= 3 * 0.25 * 4_096, `${chars}`);
    assert.deepEqual(
      built.context?.map(({ what }) => what),
      ['before', 'after'],
    );
    assert.ok(built.prompt.endsWith('The task:\n\nFix it.'));
  });
  test('a large window has no more than the bound', () => {
    const { chars } = added({ ...LOCAL, tier: 'paid' });
    assert.ok(chars > 4_000 && chars < 1_500 * 3 + 300, `${chars}`);
  });
  test('no room, no surroundings', () => {
    const { chars, built } = added({ ...LOCAL, contextTokens: 400 });
    assert.equal(chars, 0);
    assert.equal(built.context, undefined);
  });
  test('a model of bare questions is shown none', () => {
    assert.equal(added({ ...LOCAL, name: 'tinycoder' }).chars, 0);
  });
});
