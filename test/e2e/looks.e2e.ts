/**
 * How it looks in each kind of theme: pictures for a person in `test-results/e2e/`, and what a
 * program can judge of them, the contrast of every text in the panel.
 */
import assert from 'node:assert/strict';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { faintTexts } from './person/faintTexts.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { runCommand } from './person/runCommand.ts';
import { setApiKey } from './person/setApiKey.ts';
import { instruct, routeSelection, selectAllOf } from './person/workWithCode.ts';

const LIMIT_MS = 30_000;
/** Time for a theme's colours to reach the webview; they come by a message without an answer. */
const REPAINT_MS = 1_000;

/** High enough for all of the panel. */
const SIZE = { width: 1400, height: 1100 };
const SETTINGS = {
  'locallama.budgets.monthlyUsd': 5,
  'locallama.providers': [],
  'locallama.freeModels': 'allow',
  'locallama.rules.pins': [
    { model: 'openrouter/small:free', language: 'python' },
    { model: 'openrouter/large', language: 'javascript' },
  ],
};
const at = (openRouter: string) => ({ 'locallama.endpoints.openRouter': openRouter });

suite('looks', function () {
  this.timeout(120_000);
  let window: WithCloud;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const otherwise = `\`\`\`js\n${BETTER}\n\`\`\``;
    const speaks = { answers: {}, otherwise, models: ['large', 'small:free'] };
    window = await openWithCloud(speaks, ({ baseUrl }) => ({ ...SETTINGS, ...at(baseUrl) }), {});
  });
  suiteTeardown(() => window.close());

  test('the panel and a proposal are open side by side', async () => {
    const { page } = window.editor;
    await page.setViewportSize(SIZE);
    await runCommand(page, 'LocalLama: Show Budget Panel');
    await window.panel.getByText('ollama').first().waitFor({ timeout: LIMIT_MS });
    await setApiKey(window, 'OpenRouter', 'sk-or-v1-looks');
    await selectAllOf(window, 'dates.py');
    await instruct(window, 'Mind the hundreds');
    await window.panel.getByText('failed its check').waitFor({ timeout: LIMIT_MS });
    await window.panel.getByText('may train on your data').waitFor({ timeout: LIMIT_MS });
    await selectAllOf(window, 'words.js');
    await routeSelection(window, 'Count each word, whatever its case');
    await window.panel.getByText('openrouter/large').first().waitFor({ timeout: LIMIT_MS });
  });

  check('light', 'Default Light Modern');
  check('dark', 'Default Dark Modern');
  check('high-contrast', 'Default High Contrast');
  check('high-contrast-light', 'Default High Contrast Light');

  function check(name: string, theme: string): void {
    test(`every text of the panel can be read in ${name}`, async () => {
      const { editor } = window;
      await editor.ext(`await vscode.workspace.getConfiguration('workbench')
        .update('colorTheme', ${JSON.stringify(theme)}, true)`);
      await editor.page.waitForTimeout(REPAINT_MS);
      await editor.screenshot(`looks-${name}`);
      assert.deepEqual(await faintTexts(window.panel), []);
    });
  }
});

const BETTER = `export function countWords(text) {
  const counts = {};
  for (const word of text.toLowerCase().split(/\\s+/)) {
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}`;
