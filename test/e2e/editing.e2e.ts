/** What reaches the file: sections of a text, parts of code, tests, the code at several cursors; and what must not. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { until } from './editor/until.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { runCommand } from './person/runCommand.ts';
import { applyProposal, instruct, routeSelection, textOf } from './person/workWithCode.ts';

const LIMIT_MS = 30_000;
const F = '```';

const GUIDE = `# Guide\n\nIntro.\n\n## Install\n\nRun this:\n\n${F}sh\nnpm instal\n${F}\n\n## Use\n\nMore.\n`;
const SECTION = `## Install\n\nRun this:\n\n${F}sh\nnpm install\n${F}\n`;
const CART = `class Cart:\n    def total(self):\n        sum = 0\n        for x in self.items:\n            sum += x\n        return 0\n\n    def clear(self):\n        self.items = []\n`;
const END = `    sum += x.price\nreturn sum`;
const TESTS = `import { expect, test } from 'vitest';\nimport { double } from './double';\n\ntest('double', () => {\n  expect(double(2)).toBe(4);\n});\n`;
const PAIR =
  'export function low(a) {\n  return a;\n}\n\nexport function high(b) {\n  return b;\n}\n';

/** What the model says, by what of the file it is shown. */
const ANSWERS = {
  'npm instal': `Here is the section:\n\n${F}\`markdown\n${SECTION}${F}\`\n`,
  'sum += x': `${F}python\n${END}\n${F}`,
  'Map.groupBy': 'It counts how often each word is there.',
  'double = ': `${F}ts\n${TESTS}${F}`,
  'function low': `${F}js\nexport function low(a) {\n  return a - 1;\n}\n${F}`,
};

suite('what reaches the file', function () {
  this.timeout(120_000);
  let window: WithCloud;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const speaks = { answers: ANSWERS, otherwise: 'It counts words.' };
    window = await openWithCloud(speaks, () => ({ 'locallama.endpoints.ollama': 'off' }), {});
    const files = {
      'guide.md': GUIDE,
      'cart.py': CART,
      'double.ts': 'export const double = (x: number) => 2 * x;\n',
      'half.ts': 'export const half = (x: number) => x / 2;\n',
      'half.test.ts': "import { test } from 'vitest';\n\ntest('half', () => {});\n",
      'package.json': '{ "devDependencies": { "vitest": "*" } }\n',
      'pair.js': PAIR,
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(window.workspace, name), text);
    }
  });
  suiteTeardown(() => window.close());
  teardown(() =>
    window.editor.ext(
      "await vscode.commands.executeCommand('notifications.clearAll'); await vscode.commands.executeCommand('workbench.action.closeAllEditors')",
    ),
  );

  test('of a text the section around the cursor, with the block of code that is in it', async () => {
    await put('guide.md', [6, 2, 6, 2]);
    await routeSelection(window, 'Fix');
    await window.editor.screenshot('editing-section');
    await applyProposal(window);
    await becomes('guide.md', GUIDE.replace('instal\n', 'install\n'));
  });

  test('the end of a method, at its depth, and nothing around it', async () => {
    await put('cart.py', [4, 0, 5, 16]);
    await routeSelection(window, 'Fix');
    await window.editor.screenshot('editing-end-of-method');
    await applyProposal(window);
    const wanted = CART.replace('sum += x', 'sum += x.price').replace('return 0', 'return sum');
    await becomes('cart.py', wanted);
  });

  test('nothing where a question was asked: it is answered in words', async () => {
    const { page } = window.editor;
    const before = await textOf(window, 'words.js');
    await put('words.js', [0, 0, 7, 0]);
    await instruct(window, 'What does this do?');
    const shown = page.frameLocator('iframe.webview.ready >> nth=-1').frameLocator('#active-frame');
    await shown.getByText('It counts').first().waitFor({ timeout: LIMIT_MS });
    await window.editor.screenshot('editing-question');
    assert.equal(await page.locator('.monaco-diff-editor').count(), 0);
    assert.equal(await textOf(window, 'words.js'), before);
  });

  test('tests go into the file that the workspace names for them', async () => {
    const code = await textOf(window, 'double.ts');
    await put('double.ts', [0, 0, 1, 0]);
    await routeSelection(window, 'Add Tests');
    await window.editor.screenshot('editing-tests');
    const file = join(window.workspace, 'double.test.ts');
    assert.ok(!existsSync(file), 'not before Apply');
    const asked = JSON.stringify(window.cloud.completions.at(-1)?.body);
    assert.match(asked, /the new file `double\.test\.ts`.*run by Vitest/);
    assert.match(asked, /half\.test\.ts has:/);
    await applyProposal(window);
    await until('the file', LIMIT_MS, async () => existsSync(file));
    assert.equal(readFileSync(file, 'utf8'), TESTS);
    assert.equal(await textOf(window, 'double.ts'), code);
  });

  test('several cursors in one function are one task; of those apart one is chosen', async () => {
    const { page } = window.editor;
    await put('pair.js', [0, 17, 0, 20], [1, 9, 1, 10]);
    await routeSelection(window, 'Fix');
    await window.editor.screenshot('editing-several-cursors');
    await applyProposal(window);
    await becomes('pair.js', PAIR.replace('return a', 'return a - 1'));
    await put('pair.js', [1, 2, 1, 8], [5, 2, 5, 8]);
    await runCommand(page, 'Edit or Explain with LocalLama…');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await page.locator('.quick-input-title', { hasText: 'Selections That Are Apart' }).waitFor();
    assert.equal(await rows.count(), 2);
    await window.editor.screenshot('editing-cursors-apart');
    await page.keyboard.press('Escape');
  });

  /** Opens a file, and selects in it. */
  async function put(file: string, ...marks: readonly (readonly number[])[]): Promise<void> {
    const path = JSON.stringify(join(window.workspace, file));
    const selections = marks.map(mark => `new vscode.Selection(${mark.join(', ')})`).join(', ');
    await window.editor.ext(
      `const editor = await vscode.window.showTextDocument(vscode.Uri.file(${path})); editor.selections = [${selections}];`,
    );
    await window.editor.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  async function becomes(file: string, wanted: string): Promise<void> {
    const isThere = async () => (await textOf(window, file)) === wanted;
    await until('the answer', LIMIT_MS, isThere).catch(() => {});
    assert.equal(await textOf(window, file), wanted);
  }
});
