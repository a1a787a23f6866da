/** What LocalLama asks before free use becomes paid, and what it offers where nothing came of it. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OllamaServer, startOllamaServer } from '../fakes/ollamaServer.ts';
import { cloudProvider, openWithCloud, type WithCloud } from './editor/openWithCloud.ts';
import { until } from './editor/until.ts';
import { offering, press } from './person/notification.ts';
import { pictureOnFailure } from './person/pictureOnFailure.ts';
import { ask } from './person/workWithCode.ts';

const LIMIT_MS = 30_000;
/** A fault of the task's alone: the free model rests for none, so that each test begins with it. */
const REFUSED = {
  status: 403,
  body: { error: { message: 'Your input was flagged by moderation.', code: 403 } },
};
/** Not what `WITH_EXAMPLE` asks for. */
const WRONG = '```js\nfunction twice(x) {\n  return x * 3;\n}\n```';
const WITH_EXAMPLE = 'Write a JavaScript function twice(x), so that twice(2) returns 4.';

const FETCH = 'Open Terminal with Command';
const WINDOW = { 'general.architecture': 'qwen3', 'qwen3.context_length': 40_960 };

suite('a question', function () {
  this.timeout(120_000);
  let window: WithCloud;
  const ollamas: OllamaServer[] = [];
  pictureOnFailure(() => window);

  suiteSetup(async () => {
    const speaks = {
      answers: { 'twice(x)': WRONG },
      otherwise: 'A closure keeps what was around it.',
      models: [],
      refuse: ({ body, prompt }: { body?: { model: string } | undefined; prompt: string }) =>
        body?.model === 'gift:free' && !prompt.includes('twice(x)') ? REFUSED : undefined,
    };
    window = await openWithCloud(speaks, withFree, {});
  });
  suiteTeardown(async () => {
    await window.close();
    await Promise.all(ollamas.map(ollama => ollama.stop()));
  });

  test('stays until it is answered; after a no nothing is paid, and the log is offered', async () => {
    const { page } = window.editor;
    await ask(window, 'Explain closures.');
    const question = offering(page, 'Go On');
    await question.waitFor({ timeout: LIMIT_MS });
    const told = (await question.textContent()) ?? '';
    assert.match(told, /cloud\/large could, for about \$0\.00\d+\. Go on\?/);
    assert.doesNotMatch(told, /maximum cost/, 'nobody can give one here');
    // The editor hides a warning's notification after seconds, an error's never.
    await question.locator('.codicon-error').waitFor();
    await window.editor.screenshot('question-pay');
    await press(offering(page, 'Go On'), 'No');
    const refused = offering(page, 'Try Again');
    await refused.getByText('nobody agreed to pay').waitFor();
    await press(refused, 'More…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Log' }).click();
    await page.locator('.part.panel', { hasText: /\[info\]/ }).waitFor();
    assert.deepEqual(paidFor(), []);
    assert.equal(window.cloud.billedNanoUsd, 0);
  });

  test('answered with Go On brings the paid model’s answer', async () => {
    const { page } = window.editor;
    await ask(window, 'Explain closures.');
    await offering(page, 'Go On').waitFor({ timeout: LIMIT_MS });
    await press(offering(page, 'Go On'), 'Go On');
    await answerWith('A closure keeps');
    assert.deepEqual(paidFor(), ['large']);
  });

  test('answered with No still offers the answer that failed its check', async () => {
    const { page } = window.editor;
    await ask(window, WITH_EXAMPLE);
    const question = offering(page, 'Go On');
    const shown = offering(page, 'Show the Answer Anyway');
    await until('an end', LIMIT_MS, async () => {
      if (await question.isVisible()) await press(question, 'No');
      return shown.isVisible();
    });
    await window.editor.screenshot('unanswered-rejected');
    await press(offering(page, 'Show the Answer Anyway'), 'Show the Answer Anyway');
    await answerWith('x * 3');
    await answerWith('free quota');
  });

  test('about a missing model opens a terminal with the command, which waits for Enter', async () => {
    const { page } = window.editor;
    const programs = fakeOllamaProgram(window.workspace);
    await change('terminal.integrated.env.linux', { PATH: `${programs}:/usr/bin:/bin` });
    // What is shown is text in the page then, and no picture.
    await change('terminal.integrated.gpuAcceleration', 'off');
    await useOllama('qwen3:8b');
    await ask(window, 'Explain closures.');
    await offering(page, 'Ask It Again').waitFor({ timeout: LIMIT_MS });
    await window.editor.screenshot('question-pull');
    await press(offering(page, 'Ask It Again'), FETCH);
    const prompt = page.locator('.terminal-wrapper.active .xterm-rows');
    await prompt.filter({ hasText: /^\S+\sollama\spull\sqwen3:8b\s*$/ }).waitFor();
    await window.editor.screenshot('question-pull-terminal');
    assert.ok(!existsSync(join(programs, 'ran')), 'nothing ran by itself');
    await page.keyboard.press('Enter');
    const ran = await until('the command', LIMIT_MS, () => readIfThere(join(programs, 'ran')));
    assert.equal(ran, 'pull qwen3:8b\n');
  });

  test('about a model with a hostile name offers no command, and a key in its place', async () => {
    const { page } = window.editor;
    await useOllama('qwen3:8b;touch$IFS/pwned');
    await ask(window, 'Explain closures.');
    const question = offering(page, 'Go On');
    await question.waitFor({ timeout: LIMIT_MS });
    assert.match((await question.textContent()) ?? '', /ollama pull qwen3:8b;touch/);
    assert.equal(await question.getByRole('button', { name: FETCH }).count(), 0);
    await press(question, 'No');
    await press(offering(page, 'Set API Key…'), 'Set API Key…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'OpenRouter' }).waitFor();
    await page.keyboard.press('Escape');
  });

  /** From now on, Ollama with `name` alone, which it does not have, is all that can be asked. */
  async function useOllama(name: string): Promise<void> {
    const tag = { show: { capabilities: ['completion'], model_info: WINDOW } };
    ollamas.push(await startOllamaServer({ models: [{ name, gone: true, ...tag }] }));
    await change('locallama.providers', []);
    const ollama = ollamas.at(-1)!;
    await change('locallama.endpoints.ollama', ollama.baseUrl);
    await until('the new end point', LIMIT_MS, () => ollama.shown.length > 0);
    await window.editor.ext(`await vscode.commands.executeCommand('notifications.clearAll')`);
  }

  function change(setting: string, value: unknown): Promise<void> {
    const args = [setting, value, true].map(each => JSON.stringify(each)).join(', ');
    return window.editor.ext(`await vscode.workspace.getConfiguration().update(${args})`);
  }

  /** What the paid model was asked. */
  function paidFor(): readonly (string | undefined)[] {
    return window.cloud.completions.map(({ body }) => body?.model).filter(name => name === 'large');
  }

  async function answerWith(text: string): Promise<void> {
    const answer = window.editor.page.frameLocator('iframe.webview.ready >> nth=-1');
    const words = answer.frameLocator('#active-frame').getByText(text);
    await words.first().waitFor({ timeout: LIMIT_MS });
  }
});

/** A free model beside the paid one, and none on this machine. */
function withFree(cloud: Parameters<typeof cloudProvider>[0]): Readonly<Record<string, unknown>> {
  const baseUrl = `${cloud.url}/v1`;
  const free = { id: 'giver', baseUrl, tier: 'free', models: [{ id: 'gift:free' }] };
  return {
    'locallama.endpoints.ollama': 'off',
    'locallama.freeModels': 'allow',
    'locallama.providers': [cloudProvider(cloud), free],
  };
}

/** A program in place of Ollama's own, in a folder of its own; `ran` says what it was started with. */
function fakeOllamaProgram(workspace: string): string {
  const folder = join(workspace, 'programs');
  mkdirSync(folder);
  writeFileSync(join(folder, 'ollama'), `#!/bin/sh\necho "$@" >> '${folder}/ran'\n`);
  chmodSync(join(folder, 'ollama'), 0o755);
  return folder;
}

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
