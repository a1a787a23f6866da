/** The main job in the window: a selection, a model, a diff, the money. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDatabaseFiles } from '../../src/store/database/buildDatabasePath.ts';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { until } from './editor/until.ts';
import { offering, press } from './person/notification.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { runCommand } from './person/runCommand.ts';
import { applyProposal, routeSelection, selectAllOf, textOf } from './person/workWithCode.ts';

const ANSWER_LIMIT_MS = 30_000;
/** More than the program needs to carry out a yes. */
const YES_TAKES_MS = 2_000;
const FROM_PAID = 'export const countWords = text => Map.groupBy(text.split(/ +/), word => word);';

suite('in the editor', function () {
  this.timeout(120_000);
  let window: WithCloud;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const otherwise = `\`\`\`js\n${FROM_PAID}\n\`\`\``;
    window = await openWithCloud({ answers: {}, otherwise }, () => ({}), {});
  });
  suiteTeardown(() => window.close());

  test('an answer is applied through a diff, and one undo takes it back', async () => {
    const { page } = window.editor;
    const before = await textOf(window, 'words.js');
    await selectAllOf(window, 'words.js');
    await routeSelection(window, 'Count each word, whatever its case');
    await applyProposal(window);
    await until('the applied answer', ANSWER_LIMIT_MS, async () =>
      (await textOf(window, 'words.js')).includes(FROM_PAID),
    );
    await page.keyboard.press('Control+z');
    await until(
      'the undo',
      ANSWER_LIMIT_MS,
      async () => (await textOf(window, 'words.js')) === before,
    );
  });

  test('the meter and the panel say what it cost and who answered', async () => {
    const shown = await window.meter.filter({ hasText: /\$\d/ }).textContent();
    assert.doesNotMatch(shown ?? '', /\$0\.00 today/);
    await runCommand(window.editor.page, 'LocalLama: Show Budget Panel');
    await window.panel.getByText('cloud/large').first().waitFor({ timeout: ANSWER_LIMIT_MS });
  });

  test('what was spent is exported into the file that was chosen, and opened', async () => {
    const { page } = window.editor;
    await window.panel.getByRole('button', { name: 'Export…' }).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'each model' }).click();
    const path = page.locator('.quick-input-widget input');
    const file = join(window.workspace, 'locallama-spending-by-model.csv');
    await until('the path', ANSWER_LIMIT_MS, async () => (await path.inputValue()) === file);
    await window.editor.screenshot('dialog-export');
    await page.keyboard.press('Enter');
    await press(offering(page, 'Open'), 'Open');
    await page.locator('.tab.active', { hasText: 'locallama-spending-by-model.csv' }).waitFor();
    assert.match(readFileSync(file, 'utf8'), /^.*\n.*cloud\/large,.*\d/);
  });

  test('what was learned is forgotten after a yes only', async () => {
    const { page } = window.editor;
    const told = page.locator('.notification-toast', { hasText: 'Forgotten:' });
    await runCommand(page, 'LocalLama: Forget What Was Learned…');
    await answer('Forget what LocalLama learned', 'Cancel');
    assert.equal(await told.count(), 0);
    await runCommand(page, 'LocalLama: Forget What Was Learned…');
    await answer('Forget what LocalLama learned', 'Forget');
    await told.filter({ hasText: /Forgotten: \d outcomes?\./ }).waitFor();
  });

  test('a lost ledger begins anew after a yes only', async () => {
    const { page, profile } = window.editor;
    loseLedger(join(profile.home, '.locallama'));
    for (const { pid } of window.servers()) process.kill(pid, 'SIGKILL');
    await runCommand(page, 'LocalLama: Show Budget Panel');
    const begin = window.panel.getByRole('button', { name: 'Confirm New Ledger…' });
    await begin.click({ timeout: ANSWER_LIMIT_MS });
    await answer('Begin a new ledger?', 'Cancel');
    await window.editor.screenshot('lost-ledger');
    await begin.click();
    await answer('Begin a new ledger?', 'Begin Anew');
    await page.locator('.notification-toast', { hasText: 'paid calls are possible' }).waitFor();
    await begin.waitFor({ state: 'hidden' });
  });

  /** Presses `button` of the dialog that asks `question`; after a Cancel, as long as a yes takes. */
  async function answer(question: string, button: string): Promise<void> {
    const { page } = window.editor;
    const dialog = page.locator('.monaco-dialog-box', { hasText: question });
    await dialog.getByRole('button', { name: button, exact: true }).click();
    if (button === 'Cancel') await page.waitForTimeout(YES_TAKES_MS);
  }
});

/** What a disk that went bad leaves. */
function loseLedger(home: string): void {
  for (const file of listDatabaseFiles(home)) rmSync(file, { force: true });
  writeFileSync(listDatabaseFiles(home)[0]!, 'no database');
}
