/** Where nothing strong can contain a model's code, the person is asked once for each workspace. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench } from './editor/browserWindow.ts';
import { openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { offering, press } from './person/notification.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { ask } from './person/workWithCode.ts';

const LIMIT_MS = 30_000;
const ALLOW = 'Run It in This Workspace';
const REFUSE = 'Never Run It Here';
const RIGHT = '```js\nfunction twice(x) {\n  return x * 2;\n}\n```';
const WITH_EXAMPLE = 'Write a JavaScript function twice(x), so that twice(2) returns 4.';

suite('consent to a weaker sandbox', function () {
  this.timeout(120_000);
  let window: WithCloud;
  let asked = 0;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const settings = { 'locallama.endpoints.ollama': 'off' };
    const under = withoutNamespaces();
    window = await openWithCloud({ answers: {}, otherwise: RIGHT }, () => settings, { under });
  });
  suiteTeardown(() => window.close());

  test('is asked for when an answer could not be run, and can be refused', async () => {
    const { page } = window.editor;
    assert.match(await checked(), /not verified/);
    await offering(page, ALLOW).waitFor({ timeout: LIMIT_MS });
    await window.editor.screenshot('weak-sandbox');
    await press(offering(page, ALLOW), REFUSE);
  });

  test('is not asked for again, in a new window either', async () => {
    const { page } = window.editor;
    assert.match(await checked(), /not verified/);
    assert.equal(await offering(page, ALLOW).count(), 0);
    // The editor in a browser writes its state a moment later, which that task has given it.
    await page.reload();
    await window.meter.waitFor({ timeout: LIMIT_MS });
    assert.match(await checked(), /not verified/);
    assert.equal(await offering(page, ALLOW).count(), 0);
  });

  test('is asked for in another workspace, and from a yes on answers are run', async () => {
    const { page, baseUrl, context } = window.editor;
    const other = join(window.workspace, 'other');
    mkdirSync(other);
    await openWorkbench(context, `${baseUrl}/?folder=${encodeURIComponent(other)}`);
    await window.meter.waitFor({ timeout: LIMIT_MS });
    assert.match(await checked(), /not verified/);
    await press(offering(page, ALLOW), ALLOW);
    assert.match(await checked(), /(?<!not )verified/);
    assert.equal(await offering(page, ALLOW).count(), 0);
  });

  async function checked(): Promise<string> {
    asked += 1;
    await ask(window, `${WITH_EXAMPLE} (${asked})`);
    const answer = window.editor.page.frameLocator('iframe.webview.ready >> nth=-1');
    const page = answer.frameLocator('#active-frame');
    await page.getByText(`(${asked})`).waitFor({ timeout: LIMIT_MS });
    return (await page.locator('tr', { hasText: 'Checked' }).textContent()) ?? '';
  }
});

/**
 * A program that runs another so that neither it nor its children can make namespaces. Without root's
 * right to do so, a person still has those of a user namespace: one that may have no further ones.
 */
function withoutNamespaces(): readonly string[] {
  const drop = ['setpriv', '--bounding-set=-sys_admin', '--inh-caps=-sys_admin'];
  if (process.getuid?.() === 0) return drop;
  const forbid = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"';
  return ['unshare', '--user', '--map-root-user', '/bin/sh', '-c', forbid, 'sh', ...drop];
}
