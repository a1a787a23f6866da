/** What a person is told, asked and offered around a task: money without a budget, refusals, other models. */
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { offering, press } from './person/notification.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { runCommand } from './person/runCommand.ts';
import { ask, routeSelection, selectAllOf, textOf } from './person/workWithCode.ts';

const LIMIT_MS = 30_000;
const COMMAND = 'Edit or Explain with LocalLama…';
const ANSWER = 'export const countWords = text => text.split(/ +/).length;';
const SET = 'Set a Budget…';

suite('after and around a task', function () {
  this.timeout(120_000);
  let window: WithCloud;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const speaks = {
      answers: {},
      otherwise: `\`\`\`js\n${ANSWER}\n\`\`\``,
      models: ['large', 'small'],
    };
    const only = { 'locallama.endpoints.ollama': 'off', 'locallama.budgets.monthlyUsd': null };
    window = await openWithCloud(speaks, () => only, {});
  });
  suiteTeardown(() => window.close());

  test('the first paid call without a budget asks, and who stays local pays nothing', async () => {
    const { page } = window.editor;
    await ask(window, 'Explain closures.');
    const question = offering(page, 'Stay Local');
    await question.waitFor({ timeout: LIMIT_MS });
    const told = (await question.textContent()) ?? '';
    assert.match(
      told,
      /cloud\/large would cost about \$0\.\d+, at most \$\d+\.\d+\. No budget limits/,
    );
    for (const name of [SET, 'Allow for Now']) {
      assert.ok(await question.getByRole('button', { name, exact: true }).isVisible(), name);
    }
    await window.editor.screenshot('question-budget');
    await press(question, 'Stay Local');
    const refused = offering(page, SET);
    await refused.getByText('no budget is set').waitFor({ timeout: LIMIT_MS });
    assert.equal(window.cloud.billedNanoUsd, 0);
    await window.editor.screenshot('refused-no-budget');
  });

  test('a budget that is set there lets the next try through, and no question comes', async () => {
    const { page } = window.editor;
    await press(offering(page, SET), SET);
    await typeInto('Set a Budget', '50');
    await page.locator('.notification-toast', { hasText: 'up to $50.00 a month' }).waitFor();
    await runCommand(page, 'LocalLama: Try Again');
    await offering(page, 'Why This Model').waitFor({ timeout: LIMIT_MS });
    assert.ok(window.cloud.billedNanoUsd > 0);
    await clear();
  });

  test('Why This Model shows every model that was considered, with chance, price and time', async () => {
    await runCommand(window.editor.page, 'LocalLama: Why This Model');
    await readDocument('Why cloud/large answered');
    await readDocument('%');
    await window.editor.screenshot('why-this-model');
  });

  test('With Another Model lists each with its chance, price and time, and asks the chosen one', async () => {
    const { page } = window.editor;
    await useSmall();
    await selectAllOf(window, 'words.js');
    await routeSelection(window, 'Count each word');
    await clear();
    await page.locator('.editor-actions [aria-label^="Why This Model"]').waitFor();
    await runCommand(page, 'LocalLama: With Another Model…');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'cloud/small' }).waitFor({ timeout: LIMIT_MS });
    const told = (await rows.filter({ hasText: 'cloud/small' }).textContent()) ?? '';
    assert.match(told, /paid · \d+ % likely to be right · about \$0\.\d+ · about [\d.]+ (s|min)/);
    await window.editor.screenshot('other-model');
    await rows.filter({ hasText: 'cloud/small' }).click();
    await page
      .locator('.notification-toast', { hasText: 'cloud/small (paid)' })
      .waitFor({ timeout: LIMIT_MS });
    assert.equal(window.cloud.completions.at(-1)?.body?.model, 'small');
    await clear();
  });

  test('Edit the Request asks the same code in other words', async () => {
    const { page } = window.editor;
    await runCommand(page, 'LocalLama: Edit the Request');
    await typeInto('Edit the Request', 'Count the words twice');
    await offering(page, 'Why This Model').waitFor({ timeout: LIMIT_MS });
    const prompt = JSON.stringify(window.cloud.completions.at(-1)?.body);
    assert.match(prompt, /Count the words twice/);
    await clear();
    await runCommand(page, 'View: Close All Editors');
  });

  for (const [how, make, undo] of [
    [
      'by a setting',
      () => change('files.readonlyInclude', { 'words.js': true }),
      () => change('files.readonlyInclude', undefined),
    ],
    [
      'by its permissions',
      async () => chmodSync(join(window.workspace, 'words.js'), 0o444),
      async () => chmodSync(join(window.workspace, 'words.js'), 0o644),
    ],
    [
      'for this session',
      async () => {
        await selectAllOf(window, 'words.js');
        await execute('workbench.action.files.setActiveEditorReadonlyInSession');
      },
      () => execute('workbench.action.files.resetActiveEditorReadonlyInSession'),
    ],
  ] as const) {
    test(`a document that is read-only ${how} is refused before anything is asked`, async () => {
      const { page } = window.editor;
      const asked = window.cloud.completions.length;
      const before = await textOf(window, 'words.js');
      await make();
      await selectAllOf(window, 'words.js');
      await runCommand(page, COMMAND);
      const refusal = offering(page, 'Explain It');
      await refusal.getByText('words.js is read-only').waitFor({ timeout: LIMIT_MS });
      await window.editor.screenshot(`read-only-${how.replaceAll(' ', '-')}`);
      assert.equal(window.cloud.completions.length, asked);
      await clear();
      await undo();
      assert.equal(await textOf(window, 'words.js'), before);
    });
  }

  for (const [how, make, undo] of [
    [
      'by a setting',
      () => change('files.readonlyInclude', { 'words.js': true }),
      () => change('files.readonlyInclude', undefined),
    ],
    [
      'for this session',
      async () => {
        await selectAllOf(window, 'words.js');
        await execute('workbench.action.files.setActiveEditorReadonlyInSession');
        await execute('workbench.action.openPreviousRecentlyUsedEditorInGroup');
      },
      async () => {
        await selectAllOf(window, 'words.js');
        await execute('workbench.action.files.resetActiveEditorReadonlyInSession');
      },
    ],
  ] as const) {
    test(`a document that became read-only ${how} meanwhile is not changed by Apply`, async () => {
      const { page } = window.editor;
      const before = await textOf(window, 'words.js');
      await selectAllOf(window, 'words.js');
      await routeSelection(window, `Count words, read-only ${how}`);
      await clear();
      await make();
      await execute('locallama.applyProposal');
      await page
        .locator('.notification-toast', { hasText: 'the document is read-only' })
        .waitFor({ timeout: LIMIT_MS });
      assert.equal(await textOf(window, 'words.js'), before);
      await undo();
      await clear();
      await execute('workbench.action.closeAllEditors');
    });
  }

  test('a budget refusal names the budget, what is left and when it resets, and offers to change it', async () => {
    const { page } = window.editor;
    await change('locallama.budgets.dailyUsd', 0.000001);
    await window.meter.filter({ hasText: '$0.00 left' }).waitFor({ timeout: LIMIT_MS });
    await ask(window, 'Explain closures.');
    const refused = offering(page, 'Change the Budget…');
    await refused.waitFor({ timeout: LIMIT_MS });
    const told = (await refused.textContent()) ?? '';
    assert.match(told, /The daily budget of \$0\.000001 has \$0\.00 left\. It resets on \d{4}-/);
    await window.editor.screenshot('refused-budget');
    await press(refused, 'Change the Budget…');
    await page
      .locator('.settings-editor', { hasText: 'Hard limit in US dollars per day' })
      .waitFor({ timeout: LIMIT_MS });
  });

  /** Both models of the cloud are known, so that there is another one. */
  async function useSmall(): Promise<void> {
    const models = ['large', 'small'].map(id => ({
      ...{ id, inputUsdPerMTok: 3, outputUsdPerMTok: 15, contextTokens: 100_000 },
    }));
    const cloud = { id: 'cloud', baseUrl: `${window.cloud.url}/v1`, tier: 'paid', models };
    await change('locallama.providers', [cloud]);
  }

  function change(setting: string, value: unknown): Promise<void> {
    const [name, given] = [setting, value].map(each => String(JSON.stringify(each)));
    return window.editor.ext(
      `await vscode.workspace.getConfiguration().update(${name}, ${given}, true)`,
    );
  }

  const clear = () => execute('notifications.clearAll');

  function execute(command: string): Promise<void> {
    return window.editor.ext(`await vscode.commands.executeCommand('${command}')`);
  }

  async function typeInto(title: string, words: string): Promise<void> {
    const { page } = window.editor;
    await page.locator('.quick-input-title', { hasText: title }).waitFor();
    await page.locator('.quick-input-widget input').fill(words);
    await page.keyboard.press('Enter');
  }

  async function readDocument(text: string): Promise<void> {
    const shown = window.editor.page.frameLocator('iframe.webview.ready >> nth=-1');
    await shown
      .frameLocator('#active-frame')
      .getByText(text)
      .first()
      .waitFor({ timeout: LIMIT_MS });
  }
});
