/** What is told of a task from its text: kind, language, complexity, and what must not matter. */
import assert from 'node:assert/strict';
import { computeRelativeDifficulty } from '../../../../src/core/decision-engine/difficulty/computeRelativeDifficulty.ts';
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

  test("the caller's intent wins over what the words say", () => {
    assert.equal(
      extractTaskFeatures(`Make it nicer.\n${CODE}`, { intent: 'document' }).kind,
      'document',
    );
  });

  test('code without fences is told from words', () => {
    const { values } = extractTaskFeatures(`Explain this to me, please.\n${CODE}`);
    assert.equal(Math.round(Math.expm1(values.codeLines)), 5);
    const prose =
      'Please import the data from the old system; then return to me.\nI (really) mean it.';
    assert.equal(extractTaskFeatures(prose).values.codeLines, 0);
  });
});

suite('router model', () => {
  test('more to read and to keep in mind is harder', () => {
    const long = `${'Each operation must keep the tree balanced. '.repeat(12)} n ≤ 10^9.`;
    const [a, b] = ['Add two numbers.', long].map(text =>
      computeRelativeDifficulty(ROUTER.relative, extractTaskFeatures(text)),
    );
    assert.ok(a! < b!);
  });
});
