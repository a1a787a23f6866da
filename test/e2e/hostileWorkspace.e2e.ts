/** A hostile folder, opened in the real editor: its settings loosen nothing, its programs do not run, and text is text. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EVIL, HOSTILE_TEXTS } from '../attacks/hostileTexts.ts';
import { cloudProvider, openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { until } from './editor/until.ts';
import { armFolder, HOSTILE_SETTINGS, LINK, writeSettings } from './hostileFolder.ts';
import { offering, press } from './person/notification.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { readServerEnv, type ServerEnv } from './person/readServerEnv.ts';
import { runCommand } from './person/runCommand.ts';
import { ask } from './person/workWithCode.ts';

const LIMIT_MS = 40_000;
/** VS Code shows no fourth notification within .8 s, but in its list: a run is quicker than a person. */
const APART_MS = 1_000;
/** A restart that is not due must have time to happen. */
const SETTLE_MS = 1_500;
const CHECK = 'make its-own-check';
/** As many texts as one answer shows; the last of them may leave a fence open. */
const BATCH = 17;

suite('a hostile workspace', function () {
  this.timeout(240_000);
  let window: WithCloud;
  let evil: Server;
  let texts: readonly string[] = [];
  let name = '';
  let mark = '';
  const fetched: string[] = [];
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    evil = createServer((request, response) => {
      fetched.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>(resolve => evil.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`;
    texts = HOSTILE_TEXTS.map(text => text.replaceAll(EVIL, address));
    name = `![i](${address}/name) $(trash) ${LINK}`;
    const speaks = { answers: answerWithTexts, models: ['large', name], refuse: refuseWithTexts };
    window = await openWithCloud(speaks, cloud => settingsFor(cloud, name), { trust: false });
    mark = join(window.editor.profile.folder, 'it-ran');
    armFolder(window.workspace, mark);
  });
  suiteTeardown(async () => {
    evil.close();
    await window.close();
  });

  function answerWithTexts(prompt: string): string {
    const batch = Number(/batch (\d+)/.exec(prompt)?.[1] ?? -1);
    const shown = texts.slice(batch * BATCH, (batch + 1) * BATCH);
    return `Begin of ${batch}.\n\n${shown.join('\n\n')}\n\nEnd of ${batch}.`;
  }

  /** A fault of the task's alone, in the texts' words. */
  function refuseWithTexts({ prompt }: { readonly prompt: string }) {
    if (!prompt.includes('Refuse')) return undefined;
    const message = `No ${texts.slice(0, 6).join(' ')}`;
    return { status: 400, body: { error: { message, code: 400 } } };
  }

  for (const trust of ['without', 'with'] as const) {
    test(`${trust} trust no form of its settings changes what the server is started with`, async () => {
      if (trust === 'with') await grantTrust(window);
      const before = await readServerEnv(window, env => env.LOCALLAMA_HOME !== undefined);
      for (const [form, settings] of Object.entries(HOSTILE_SETTINGS)) {
        await applySettings(window, settings);
        await sleep(SETTLE_MS);
        assert.deepEqual(difference(before, await readServerEnv(window, hasHome)), {}, form);
      }
      await applySettings(window, STRICTER);
      const after = await readServerEnv(window, env => env.LOCALLAMA_LOCAL_ONLY === 'secrets/**');
      const priority = trust === 'with' ? { DEFAULT_PRIORITY: 'quality' } : {};
      const { LOCALLAMA_RULES: rules, ...rest } = difference(before, after);
      const wanted = { LOCALLAMA_LOCAL_ONLY: 'secrets/**', LOCALLAMA_BUDGET_PROJECT_USD: '3' };
      assert.deepEqual(rest, { ...wanted, ...priority });
      assert.equal(rules?.includes('"forbidden":["x/*"]') ?? false, trust === 'with');
      await applySettings(window, {});
      await readServerEnv(window, env => Object.keys(difference(before, env)).length === 0);
    });
  }

  test('what is wrong is named as text, without a link', async () => {
    const { page } = window.editor;
    await window.editor.ext(`await vscode.commands.executeCommand('notifications.showList')`);
    const listed = page.locator(
      '.notifications-center .notification-list-item, .notification-toast',
    );
    await listed.filter({ hasText: 'which must be a' }).first().waitFor({ timeout: LIMIT_MS });
    assert.equal(
      await listed.locator('a[href^="command"], .notification-list-item-message a').count(),
      0,
    );
    await clear();
  });

  test('its own check is asked about, with its words, and does not run after a no', async () => {
    const { page } = window.editor;
    await applySettings(window, { 'locallama.verify.command': CHECK });
    const question = offering(page, 'Run It Here');
    await question.waitFor({ timeout: LIMIT_MS });
    assert.ok((await question.textContent())?.includes(CHECK));
    await window.editor.screenshot('question-check');
    await press(question, 'Never Run It Here');
    await applySettings(window, {});
    await applySettings(window, { 'locallama.verify.command': CHECK });
    await sleep(SETTLE_MS);
    assert.equal(await offering(page, 'Run It Here').count(), 0);
    const env = await readServerEnv(window, hasHome);
    assert.equal(env.LOCALLAMA_VERIFY_COMMAND, undefined);
    await applySettings(window, {});
  });

  test('free models that may train are asked about once, and not asked after a no', async () => {
    const { page } = window.editor;
    await ask(window, 'batch 0');
    const question = offering(page, 'Ask Them');
    await question.waitFor({ timeout: LIMIT_MS });
    assert.match(
      (await question.textContent()) ?? '',
      /free models such as giver\/.*may train on it/,
    );
    await press(question, 'Keep My Code from Them');
    const file = join(window.editor.profile.userData, 'User/settings.json');
    await until('the answer', LIMIT_MS, () =>
      /"locallama.freeModels": "no-training"/.test(readFileSync(file, 'utf8')),
    );
    assert.ok(window.cloud.completions.every(({ body }) => body?.model !== 'gift:free'));
  });

  test('no text of an answer fetches, draws or runs anything', async () => {
    for (let batch = 0; batch * BATCH < texts.length; batch += 1) {
      await clear();
      await ask(window, `batch ${batch}`);
      const page = window.editor.page
        .frameLocator('iframe.webview.ready >> nth=-1')
        .frameLocator('#active-frame');
      await page.getByText(`Begin of ${batch}.`).waitFor({ timeout: LIMIT_MS });
      await sleep(SETTLE_MS);
      const live =
        'img, svg:not(button svg), iframe, video, object, link[href*="127.0.0.1"], .mermaid, .katex';
      const body = page.locator('body');
      const found = await body.locator(live).evaluateAll(all => all.map(each => each.outerHTML));
      assert.deepEqual(found, [], `${batch}`);
      assert.equal(await body.locator('a[href^="command"], a[href^="file"]').count(), 0);
      assert.equal(await body.locator('[style*="127.0.0.1"]').count(), 0);
    }
    await window.editor.screenshot('hostile-answer');
    assert.deepEqual(fetched, []);
    await clear();
  });

  test('a model’s name is text in lists, notices, the hover and the panel', async () => {
    const { page } = window.editor;
    await ask(window, 'batch 3');
    await offering(page, 'Why This Model').waitFor({ timeout: LIMIT_MS });
    await clear();
    await runCommand(page, 'LocalLama: With Another Model…');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'asked last' });
    await row.waitFor({ timeout: LIMIT_MS });
    assert.equal(await row.locator('.codicon-trash, img').count(), 0);
    await row.click();
    const notice = offering(page, 'Why This Model').filter({ hasText: 'Repair' });
    await notice.waitFor({ timeout: LIMIT_MS });
    assert.equal(await notice.locator('.notification-list-item-message a, img').count(), 0);
    await clear();
    await window.meter.hover();
    const hover = page.locator('.monaco-hover', { hasText: 'Repair' });
    await hover.first().waitFor({ timeout: LIMIT_MS });
    assert.equal(await hover.locator('a, img, .codicon-trash').count(), 0);
    await runCommand(page, 'LocalLama: Show Budget Panel');
    await window.panel.getByText('Repair').first().waitFor({ timeout: LIMIT_MS });
    assert.equal(await window.panel.locator('img, a').count(), 0);
    await window.editor.screenshot('hostile-name');
    assert.deepEqual(fetched, []);
  });

  test('code that is checked looks for tools, and runs none of the folder’s', async () => {
    await ask(window, 'Write a JavaScript function twice(x), so that twice(2) returns 4.');
    await offering(window.editor.page, 'More…').waitFor({ timeout: LIMIT_MS });
    assert.ok(!existsSync(mark), existsSync(mark) ? readFileSync(mark, 'utf8') : '');
    await clear();
  });

  // Late: a model that refused rests a while.
  test('the words of an error are text in its notice', async () => {
    await sleep(APART_MS);
    await ask(window, 'Refuse this.');
    const notice = offering(window.editor.page, 'More…');
    await notice.filter({ hasText: 'No [' }).waitFor({ timeout: LIMIT_MS });
    await window.editor.screenshot('hostile-error');
    assert.equal(await notice.locator('.notification-list-item-message a').count(), 0);
    await clear();
  });

  test('nothing was opened or changed meanwhile', async () => {
    const opened = await window.editor.ext<readonly string[]>(
      `return vscode.workspace.textDocuments.map(each => each.uri.scheme)`,
    );
    assert.ok(!opened.includes('untitled'), String(opened));
    assert.ok(!existsSync(join(window.workspace, 'pwned')));
    assert.ok(!existsSync(mark));
  });

  async function clear(): Promise<void> {
    for (const id of [
      'notifications.clearAll',
      'workbench.action.closeAllEditors',
      'workbench.action.focusSideBar',
    ]) {
      await window.editor.ext(`await vscode.commands.executeCommand('${id}')`);
    }
  }
});

const STRICTER = {
  'locallama.localOnly': ['secrets/**'],
  'locallama.budgets.projectUsd': 3,
  'locallama.defaultPriority': 'quality',
  'locallama.rules.forbidden': ['x/*'],
};

const hasHome = (env: ServerEnv) => env.LOCALLAMA_HOME !== undefined;

function settingsFor(cloud: Parameters<typeof cloudProvider>[0], name: string) {
  const { models, ...paid } = cloudProvider(cloud) as { models: readonly object[] };
  const free = {
    id: 'giver',
    baseUrl: `${cloud.url}/v1`,
    tier: 'free',
    models: [{ id: 'gift:free' }],
  };
  const odd = { ...models[0], id: name };
  return {
    'workbench.editor.useModal': 'off',
    'locallama.endpoints.ollama': 'off',
    'locallama.providers': [{ ...paid, models: [...models, odd] }, free],
  };
}

/** Names in `after` that say something else than in `before`. */
function difference(before: ServerEnv, after: ServerEnv): ServerEnv {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter(each => before[each] !== after[each]);
  return Object.fromEntries(changed.map(each => [each, after[each] ?? '']));
}

let written = 0;

/** Resolves when the editor knows them. */
async function applySettings(window: WithCloud, settings: object): Promise<void> {
  written += 1;
  writeSettings(window.workspace, { ...settings, 'editor.rulers': [written] });
  const read = `return vscode.workspace.getConfiguration('editor').get('rulers')[0] ?? 0`;
  await until(
    'the settings',
    LIMIT_MS,
    async () => (await window.editor.ext<number>(read)) === written,
  );
}

async function grantTrust({ editor }: WithCloud): Promise<void> {
  await editor.ext(`await vscode.commands.executeCommand('workbench.trust.manage')`);
  const button = editor.page.locator('.workspace-trust-editor .monaco-button', {
    hasText: /^Trust$/,
  });
  await button.first().click({ timeout: LIMIT_MS });
  await until('trust', LIMIT_MS, () => editor.ext<boolean>('return vscode.workspace.isTrusted'));
  await editor.ext(`await vscode.commands.executeCommand('workbench.action.closeAllEditors')`);
}
