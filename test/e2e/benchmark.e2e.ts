/** Models are measured from the palette, the cost asked first, and what came of it is a page in every theme. */
import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { faintTexts } from './person/faintTexts.ts';
import { offering, press } from './person/notification.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { runCommand } from './person/runCommand.ts';

/** Two dozen answers are asked for and judged. */
const MEASURE_LIMIT_MS = 240_000;
/** Time for a theme's colours to reach the webview; they come by a message without an answer. */
const REPAINT_MS = 1_000;
const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

suite('benchmarks', function () {
  this.timeout(300_000);
  let window: WithCloud;
  let results: FrameLocator;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const only = { 'locallama.endpoints.ollama': 'off' };
    window = await openWithCloud({ answers: {}, otherwise: 'I do not know.' }, () => only, {});
    results = window.editor.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  });
  suiteTeardown(() => window.close());

  test('there is none yet, and nothing is measured before a yes to its cost', async () => {
    const { page } = window.editor;
    await runCommand(page, 'LocalLama: Show Benchmark Results');
    await page.locator('.notification-toast', { hasText: 'no benchmark yet' }).waitFor();
    await choose('Short');
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Measure your models?' });
    await dialog.waitFor({ timeout: MEASURE_LIMIT_MS });
    assert.match((await dialog.textContent()) ?? '', /answers of cloud\/large: about \$[\d.]+/);
    await window.editor.screenshot('benchmark-cost');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.waitForTimeout(REPAINT_MS);
    assert.equal(window.cloud.completions.length, 0);
  });

  test('this repository is offered beside the starter suite', async () => {
    const { page } = window.editor;
    await runCommand(page, 'LocalLama: Benchmark My Models…');
    await page.locator('.quick-input-list').getByText('This Repository').waitFor();
    await page.keyboard.press('Escape');
  });

  test('after a yes the results are a page, with pictures, tables and nothing that runs', async () => {
    const { page } = window.editor;
    await choose('Short');
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Measure your models?' });
    await dialog.waitFor({ timeout: MEASURE_LIMIT_MS });
    await dialog.getByRole('button', { name: 'Measure', exact: true }).click();
    const done = offering(page, 'Show Results');
    await done.waitFor({ timeout: MEASURE_LIMIT_MS });
    await press(done, 'Show Results');
    await results.getByRole('heading', { name: 'Cost and quality' }).waitFor();
    assert.ok((await results.locator('svg[role="img"]').count()) >= 2);
    assert.equal(await results.locator('script').count(), 0);
    const table = results.getByRole('region', { name: 'Models' });
    await table.focus();
    assert.ok(await table.evaluate(node => node.matches(':focus-visible, :focus')));
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    test(`every text of it can be read in ${name}`, async () => {
      const { editor } = window;
      await editor.ext(`await vscode.workspace.getConfiguration('workbench')
        .update('colorTheme', ${JSON.stringify(theme)}, true)`);
      await editor.page.waitForTimeout(REPAINT_MS);
      await editor.screenshot(`benchmark-${name}`);
      assert.deepEqual(await faintTexts(results), []);
    });
  }

  async function choose(label: string): Promise<void> {
    const { page } = window.editor;
    await runCommand(page, 'LocalLama: Benchmark My Models…');
    await page.locator('.quick-input-list').getByText(label, { exact: true }).click();
  }
});
