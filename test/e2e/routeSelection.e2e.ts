/** The main job in the window: a selection, a model, a diff, the money. */
import assert from 'node:assert/strict';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { until } from './editor/until.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { runCommand } from './person/runCommand.ts';
import { applyProposal, routeSelection, selectAllOf, textOf } from './person/workWithCode.ts';

const ANSWER_LIMIT_MS = 30_000;
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
});
