/**
 * The main job on this machine alone: the tiny model answers a selection, a question over a killed
 * server, and Copilot's agent mode through the registered server; and nothing outlives the window.
 */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalLama, openLocalLama } from './editor/openLocalLama.ts';
import { until } from './editor/until.ts';
import { askAgent, callTool, startAgentMode } from './person/askAgent.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { runCommand } from './person/runCommand.ts';
import { applyProposal, ask, routeComment, selectAllOf, textOf } from './person/workWithCode.ts';

const ANSWER_LIMIT_MS = 30_000;
/** No process outlives its client by more than this. */
const LEAVE_LIMIT_MS = 5_000;

suite('with a local model alone', function () {
  this.timeout(120_000);
  let window: LocalLama;
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    window = await openLocalLama({ 'locallama.verify.secondAnswer': 'off' }, {});
  });
  suiteTeardown(() => window.close());

  test('a selected comment becomes code through a diff; one undo takes it back', async () => {
    const { page } = window.editor;
    const before = await textOf(window, 'add.js');
    const asked = await window.model.requests();
    await selectAllOf(window, 'add.js');
    await routeComment(window);
    await applyProposal(window);
    const after = `${before}function add(a, b) {\n  return a + b;\n}\n`;
    await until(
      'the code below the comment',
      ANSWER_LIMIT_MS,
      async () => (await textOf(window, 'add.js')) === after,
    );
    assert.ok((await window.model.requests()) > asked, 'the tiny model was asked');
    await page.keyboard.press('Control+z');
    await until(
      'the undo',
      ANSWER_LIMIT_MS,
      async () => (await textOf(window, 'add.js')) === before,
    );
  });

  test('the meter and the panel say that it was free, and who answered', async () => {
    await window.meter.filter({ hasText: '$0.00 today · last free' }).waitFor();
    await runCommand(window.editor.page, 'LocalLama: Show Budget Panel');
    const routes = window.panel.locator('.routes > li');
    await routes.first().waitFor({ timeout: ANSWER_LIMIT_MS });
    assert.equal(await routes.count(), 1);
    const told = (await routes.first().textContent()) ?? '';
    for (const word of ['tinycoder', 'local', 'verified', 'free'])
      assert.ok(told.includes(word), told);
  });

  test('the next command works after the server was killed', async () => {
    await window.meter.filter({ hasText: '$' }).waitFor({ timeout: ANSWER_LIMIT_MS });
    const [server] = window.servers();
    assert.ok(server, 'a server runs');
    process.kill(server.pid, 'SIGKILL');
    await ask(window, 'Write a JavaScript function that sums a list of numbers.');
    const answer = window.editor.page.frameLocator('iframe.webview.ready >> nth=-1');
    await answer
      .frameLocator('#active-frame')
      .getByText('reduce')
      .waitFor({ timeout: ANSWER_LIMIT_MS });
    assert.notEqual(window.servers()[0]?.pid, server.pid);
  });

  test('route_task asks for consent at the first of two calls only, and brings the tiny model’s answers', async () => {
    const { editor, model } = window;
    await startAgentMode(editor);
    const asked = await model.requests();
    const task = 'Write a JavaScript function that adds two numbers.';
    const call = callTool('mcp_locallama_route_task', { task, context_length: 0 });
    await askAgent(editor, `${call} ${call}`);
    const buttons = editor.page.locator('.interactive-session .monaco-button');
    // The editor asks before the call, and, since a model elsewhere may answer, once it has ended.
    for (const consent of ['Allow in this Session', 'Allow Without Review in this Session']) {
      await buttons.filter({ hasText: consent }).click({ timeout: ANSWER_LIMIT_MS });
    }
    const answer = editor.page.locator('.interactive-response').last();
    // The second call would stand still here if it asked, too.
    const both = /RESULT.*return a \+ b.*RESULT.*return a \+ b/s;
    await answer.filter({ hasText: both }).waitFor({ timeout: ANSWER_LIMIT_MS });
    assert.match((await answer.textContent()) ?? '', /ollama\/tinycoder/);
    assert.equal((await model.requests()) - asked, 2, 'the tiny model was asked twice');
  });

  test('no server outlives the window by five seconds', async () => {
    await until('both servers', ANSWER_LIMIT_MS, () => window.servers().length === 2);
    await window.editor.page.close();
    await sleep(LEAVE_LIMIT_MS);
    assert.deepEqual(window.servers(), []);
  });
});
