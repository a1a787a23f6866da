/** Several folders in one window: what one of them asks for holds for its files, and for no others. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { until } from './editor/until.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { readServerEnv } from './person/readServerEnv.ts';
import { instruct, selectAllOf } from './person/workWithCode.ts';

const LIMIT_MS = 60_000;
const STRICT = { 'locallama.localOnly': ['secrets/**'], 'locallama.rules.forbidden': ['cloud/*'] };

suite('folders of a workspace', function () {
  this.timeout(240_000);
  let window: WithCloud;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const speaks = { answers: {}, otherwise: 'It adds what it is given.' };
    const settings = () => ({ 'locallama.endpoints.ollama': 'off' });
    window = await openWithCloud(speaks, settings, { layOut: layOutFolders });
    await readServerEnv(window, each => each.LOCALLAMA_FOLDERS !== undefined);
  });
  suiteTeardown(() => window.close());

  test('the server is told what the folder asks for', async () => {
    const env = await readServerEnv(window, each => each.LOCALLAMA_FOLDERS !== undefined);
    const folder = join(window.workspace, 'strict');
    assert.deepEqual(JSON.parse(env.LOCALLAMA_FOLDERS ?? ''), [
      { folder, localOnly: ['secrets/**'], forbidden: ['cloud/*'] },
    ]);
    assert.equal(env.LOCALLAMA_LOCAL_ONLY ?? '', '', 'the other folder has no such rule');
  });

  for (const file of ['secrets/rates.js', 'rates.js']) {
    test(`${file} of that folder does not reach the paid model, the other folder's does`, async () => {
      await clear();
      await explain(`strict/${file}`);
      await until('a task without an answer', LIMIT_MS, () => isTold(/Try Again|More…/));
      assert.deepEqual(listSent('strict', file), []);
      await clear();
      await explain(`open/${file}`);
      await until('the paid answer', LIMIT_MS, () => listSent('open', file).length > 0);
      assert.deepEqual(listSent('strict', file), []);
      await until('its end', LIMIT_MS, () => window.cloud.completions.at(-1)?.outcome !== 'open');
    });
  }

  /** Sends the file's text as a task; its words tell the files apart. */
  async function explain(file: string): Promise<void> {
    await selectAllOf(window, file);
    await instruct(window, 'Explain this code.');
    // A list of notifications that closes takes the focus, and the key with it.
    const asked = window.editor.page.locator('.quick-input-widget');
    await until('the task', LIMIT_MS, async () => {
      if (!(await asked.isVisible())) return true;
      await asked
        .locator('input')
        .press('Enter', { timeout: 1_000 })
        .catch(() => {});
      return false;
    });
  }

  function listSent(folder: string, file: string) {
    const mark = markOf(folder, file);
    return window.cloud.completions.filter(({ body }) => JSON.stringify(body).includes(mark));
  }

  /** Also a notification that the editor showed in its list alone. */
  async function isTold(button: RegExp): Promise<boolean> {
    await window.editor.ext(`await vscode.commands.executeCommand('notifications.showList')`);
    const list = window.editor.page.locator('.notifications-center .notification-list-item');
    const named = window.editor.page.getByRole('button', { name: button });
    return (await list.filter({ has: named }).count()) > 0;
  }

  async function clear(): Promise<void> {
    for (const id of ['notifications.clearAll', 'workbench.action.closeAllEditors']) {
      await window.editor.ext(`await vscode.commands.executeCommand('${id}')`);
    }
  }
});

const markOf = (folder: string, file: string) => `rate_${folder}_${file.replace(/\W/g, '_')}`;

function layOutFolders(root: string): string {
  for (const folder of ['strict', 'open']) {
    for (const file of ['secrets/rates.js', 'rates.js']) {
      const path = join(root, folder, file);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, `const ${markOf(folder, file)} = (a, b) => a + b;\n`);
    }
  }
  mkdirSync(join(root, 'strict/.vscode'));
  writeFileSync(join(root, 'strict/.vscode/settings.json'), JSON.stringify(STRICT));
  const file = join(root, 'several.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: 'open' }, { path: 'strict' }] }));
  return file;
}
