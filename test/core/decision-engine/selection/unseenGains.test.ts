/** Nobody pays, and nobody is asked after another, for a gain that the shown figures would hide. */
import assert from 'node:assert/strict';
import { selectModels } from '../../../../src/core/decision-engine/selection/modelSelector.ts';
import { type Model, PRIORITIES, type Priority } from '../../../../src/core/types.ts';
import { measureTask } from '../../../../src/server/decide/measureTask.ts';
import { local, priced, remote, selection } from '../fixtures.ts';

const CODER_FREE = remote('qwen/qwen3-coder:free', { kind: 'free' });
const CODER = remote('qwen/qwen3-coder', priced(0.2, 0.8));
const DEEPSEEK_FREE = remote('deepseek/deepseek-chat-v3:free', { kind: 'free' });
const DEEPSEEK = remote('deepseek/deepseek-chat-v3', priced(0.3, 0.9));
const SONNET = remote('anthropic/claude-sonnet-4', priced(3, 15));
const THIRTY_FREE = remote('qwen/qwen3-coder:30b:free', { kind: 'free' });
const THIRTY = local('qwen3-coder:30b', { parametersB: 30.5, loaded: true });
const GPT = remote('openai/gpt-5', priced(1.25, 10));
const THREE = local('llama3.2:3b', { parametersB: 3.2, loaded: true });
const WISHES = [
  'Write hello world in Python',
  'Explain closures.',
  'Write a function that returns the second largest number of a list.',
  'Fix this: `def f(x): return x/0`',
];

const PAIRS = [
  [CODER, DEEPSEEK_FREE],
  [DEEPSEEK, CODER_FREE],
  [CODER, THIRTY_FREE],
];
const WAYS = PRIORITIES.flatMap(priority => [
  [priority, 'x'] as const,
  [priority, undefined] as const,
]);

function routes(
  priority: Priority,
  models: readonly Model[],
  prompt: string,
  change: { readonly complexity?: number; readonly tests?: string | undefined } = {},
) {
  const task = measureTask({ task: prompt, context_length: 0, ...change }, priority);
  return selectModels(selection({ task, models }));
}

suite('unseen gains', () => {
  test('one that costs nothing comes before one that looks the same', () => {
    let alike = 0;
    for (const wish of WISHES) {
      for (const models of PAIRS) {
        const { candidates, reason } = routes('quality', models, wish);
        const [first, next] = candidates.map(each =>
          each.why.replace(/^.*: |, (?:no|about \$).*?,/g, ''),
        );
        if (first !== next) continue;
        alike++;
        assert.equal(candidates[0]?.tier, 'free', reason);
      }
    }
    assert.ok(alike > 0);
  });

  test('a second model is planned for only where one sees what it adds', () => {
    const lineUps = [
      [THIRTY_FREE, DEEPSEEK],
      [THIRTY, SONNET],
      [THREE, CODER_FREE],
      [THIRTY, CODER_FREE],
      [THIRTY, GPT],
    ];
    let planned = 0;
    for (const models of lineUps) {
      for (const [priority, tests] of WAYS) {
        for (let complexity = 0; complexity <= 1; complexity += 0.05) {
          const { reason } = routes(priority, models, WISHES[0]!, { complexity, tests });
          const [, alone, together] = /a guess of (\d+) %.*\((\d+) % together/.exec(reason) ?? [];
          if (together === undefined) continue;
          planned++;
          assert.ok(Number(together) > Number(alone), reason);
        }
      }
    }
    assert.ok(planned > 0);
  });

  test('a gain that can be seen is paid for', () => {
    const hard = 'Write a compiler for Rust.';
    assert.equal(routes('quality', [THREE, SONNET], hard).candidates[0]?.model, SONNET.id);
    assert.equal(routes('quality', [CODER_FREE, SONNET], hard).candidates[0]?.model, SONNET.id);
  });
});
