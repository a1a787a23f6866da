/** What is told of a task from its text: kind, language, complexity, and what must not matter. */
import assert from 'node:assert/strict';
import { estimateTaskDifficulty } from '../../../../src/core/decision-engine/difficulty/estimateTaskDifficulty.ts';
import { computeRelativeDifficulty } from '../../../../src/core/decision-engine/difficulty/routerModel.ts';
import {
  estimateModelProfile,
  parseModelSize,
} from '../../../../src/core/decision-engine/models/modelProfiles.ts';
import { estimateComplexity } from '../../../../src/core/decision-engine/task/complexity.ts';
import { extractTaskFeatures } from '../../../../src/core/decision-engine/task/taskFeatures.ts';
import { ROUTER } from '../fixtures.ts';

const CODE = 'def total(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s';

/** `expected`: kind and language. */
function check(prompt: string, expected: string, language?: string) {
  test(prompt.split('\n')[0]!, () => {
    const features = extractTaskFeatures(prompt, { language });
    assert.equal(`${features.kind} ${features.language}`, expected);
  });
}

suite('task features', () => {
  check('Write a function that adds two numbers in Rust.', 'generate rust');
  check(`Why does this fail? It throws a TypeError.\n${CODE}`, 'fix python');
  check(`Explain what this does.\n${CODE}`, 'explain python');
  check(`Refactor this to be faster.\n\`\`\`js\nlet a = 1;\n\`\`\``, 'refactor javascript');
  check(`Write unit tests for this.\n${CODE}`, 'test typescript', 'typescript');
  check(`What will this print?\n${CODE}\nprint(total([1, 2]))`, 'predict-output python');
  check(`Translate this into Go.\n${CODE}`, 'translate python');
  check(`Add a docstring.\n${CODE}`, 'document python');
  check(
    'Rename the option across the repository and update every caller.',
    'repository-change unknown',
  );
  check('Reverse a list.', 'generate typescript', 'TypeScriptReact');
  check('Hallo', 'generate unknown', ' ');

  test('words in the code do not decide the kind', () => {
    const code = `${CODE}\n# fix the failing test\nraise ValueError("crash")`;
    assert.equal(
      extractTaskFeatures(`Explain how this works.\n\`\`\`python\n${code}\n\`\`\``).kind,
      'explain',
    );
  });

  test('tags and fences around a snippet change no figure but the count of fences', () => {
    const [plain, tagged] = [CODE, `[PYTHON]\n${CODE}\n[/PYTHON]`].map(code =>
      extractTaskFeatures(`Explain this.\n${code}`),
    );
    const moved = plain!.values.filter((value, at) => value !== tagged!.values[at]);
    assert.ok(moved.length <= 2, 'length and share of code only');
  });

  test('a harder task is called more complex, with its reasons', () => {
    const easy = estimateComplexity(extractTaskFeatures('Print hello.'));
    const hard = estimateComplexity(
      extractTaskFeatures(
        'Fix the deadlock: two threads must never hold both locks. Find the minimum number of paths in the graph, n up to 10^9.',
      ),
    );
    assert.ok(easy.complexity < 0.15 && hard.complexity > 2 * easy.complexity);
    assert.ok(hard.reasons.includes('concurrency or systems work'));
    assert.deepEqual(easy.reasons, ['a short, plain request']);
  });

  test('a given complexity replaces the measured one, 0 included', () => {
    const features = extractTaskFeatures('Fix the deadlock in this scheduler.');
    const levels = [{ complexity: 0 }, {}, { complexity: 1 }].map(given =>
      estimateTaskDifficulty(given, features, ROUTER),
    );
    assert.equal(levels[1]!.complexity, estimateComplexity(features).complexity);
    assert.ok(levels[0]!.level < levels[1]!.level && levels[1]!.level < levels[2]!.level);
    assert.deepEqual(
      levels.map(({ relative }) => relative !== 0),
      [false, true, false],
    );
  });
});

suite('router model', () => {
  test('more to read and to keep in mind is harder', () => {
    const long = `${'Each operation must keep the tree balanced. '.repeat(12)} n ≤ 10^9.`;
    const [a, b] = ['Add two numbers.', long].map(text =>
      computeRelativeDifficulty(ROUTER, extractTaskFeatures(text)),
    );
    assert.ok(a! < b!);
  });

  test('larger and newer models are expected to do better; sizes are read from names', () => {
    const skill = (name: string) => estimateModelProfile({ name, tier: 'local' }).skill;
    assert.ok(skill('qwen2.5-coder:32b') > skill('qwen2.5-coder:7b'));
    assert.ok(skill('qwen2.5-coder:7b') > skill('codellama:7b'));
    assert.ok(
      estimateModelProfile({ name: 'anthropic/claude-sonnet-4', tier: 'paid' }).skill > 0.9,
    );
    assert.deepEqual(['mixtral-8x7b', 'smollm2:0.5b', 'gpt-4o', 'r2d2b'].map(parseModelSize), [
      56,
      0.5,
      undefined,
      undefined,
    ]);
  });
});
