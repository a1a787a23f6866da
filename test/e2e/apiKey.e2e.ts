/** A key goes from the input box to the provider, and to no other place. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import { type LocalLama, openLocalLama } from './editor/openLocalLama.ts';
import { processGroup } from './editor/processGroup.ts';
import { until } from './editor/until.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { setApiKey } from './person/setApiKey.ts';
import { routeSelection, selectAllOf } from './person/workWithCode.ts';
import { filesWith } from './vsix/filesWith.ts';

const LIMIT_MS = 30_000;
/** In two parts, or a search of the sources would find it. */
const KEY = `sk-or-v1-${'e2e0'.repeat(16)}`;

suite('an API key', function () {
  this.timeout(120_000);
  let openRouter: PaidServer;
  let window: LocalLama;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    openRouter = await startPaidServer({
      answers: {},
      otherwise: '```js\nexport const countWords = text => text.length;\n```',
      pricePerMTok: { input: 3, output: 15 },
      key: KEY,
    });
    window = await openLocalLama(
      {
        'locallama.endpoints.openRouter': openRouter.baseUrl,
        'locallama.logLevel': 'debug',
        // Without one, the first paid call would be asked about.
        'locallama.budgets.monthlyUsd': 5,
      },
      { logLevel: 'trace' },
    );
  });
  suiteTeardown(async () => {
    await openRouter.stop();
    await window.close();
  });

  test('is set by the command, and a routed task carries it to the provider', async () => {
    await setKey();
    await selectAllOf(window, 'words.js');
    await routeSelection(window, 'Count each word, whatever its case');
    assert.equal(openRouter.completions.at(-1)?.authorization, `Bearer ${KEY}`);
  });

  test('is in no file, log or setting, and in no command line', async () => {
    const { profile, group } = window.editor;
    const folders = [profile.userData, profile.extensions, profile.home, window.workspace];
    assert.deepEqual(filesWith(folders, KEY), []);
    const logs = globSync('logs/**/LocalLama.log', { cwd: profile.userData });
    const told = logs.map(log => readFileSync(join(profile.userData, log), 'utf8')).join('');
    assert.match(told, /\[debug\]/, 'all that can be logged is logged');
    const lines = processGroup(group).map(({ commandLine }) => commandLine);
    assert.ok(lines.length > 0);
    assert.ok(!lines.some(line => line.includes(KEY)));
  });

  test('is found by that search wherever a file has it', async () => {
    const file = `${window.workspace}/leak.txt`;
    await window.editor.ext(
      `await vscode.workspace.fs.writeFile(vscode.Uri.file(${JSON.stringify(file)}),
        new TextEncoder().encode(${JSON.stringify(`x${KEY}`)}))`,
    );
    assert.deepEqual(filesWith([window.workspace], KEY), [file]);
  });

  async function setKey(): Promise<void> {
    await setApiKey(window, 'OpenRouter', KEY);
    await until('the catalogue', LIMIT_MS, () =>
      openRouter.requests.some(({ authorization }) => authorization === `Bearer ${KEY}`),
    );
  }
});
