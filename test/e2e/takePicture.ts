/**
 * `node test/e2e/takePicture.ts`: remakes the README's picture, `media/readme.png`. The real tiny
 * model answers a selected comment, and the folder's own tests check the answer before it is shown.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run/root.ts';
import { type LocalLama, openLocalLama } from './editor/openLocalLama.ts';
import { runCommand } from './person/runCommand.ts';
import { routeComment, selectAllOf } from './person/workWithCode.ts';

const SIZE = { width: 1280, height: 800 };
/** The panel and the meter follow the answer; the theme's colours reach the webview late. */
const SETTLE_MS = 2_000;

const TESTS = `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const add = runInNewContext(\`\${readFileSync('add.js', 'utf8')}\\ntypeof add === 'function' && add\`);

test('adds', { skip: !add }, () => assert.equal(add(2, 3), 5));
test('adds what is below zero', { skip: !add }, () => assert.equal(add(-2, -3), -5));
`;

const window = await openLocalLama(
  {
    'workbench.colorTheme': 'Default Dark Modern',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.commandCenter.enabled': false,
    // So that the comment's line is whole on both sides.
    'editor.fontSize': 12,
    'diffEditor.renderGutterMenu': false,
    'locallama.budgets.monthlyUsd': 20,
    'locallama.verify.command': 'node --test',
  },
  {},
);
try {
  await takePicture(window);
} finally {
  await window.close();
}

async function takePicture({ editor, workspace, panel }: LocalLama): Promise<void> {
  const { page } = editor;
  addTests(workspace);
  await page.setViewportSize(SIZE);
  await runCommand(page, 'LocalLama: Show Budget Panel');
  await panel.getByText('ollama').first().waitFor();
  await selectAllOf(window, 'add.js');
  await routeComment(window);
  await panel.getByText('verified').first().waitFor();
  await page.locator('.statusbar-item', { hasText: 'Fetching data' }).waitFor({ state: 'hidden' });
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(ROOT, 'media/readme.png') });
}

/** A check runs in a copy of the project that git makes. */
function addTests(workspace: string): void {
  writeFileSync(join(workspace, 'add.test.mjs'), TESTS);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Sample', '-c', 'user.email=sample@localhost', ...args], {
      cwd: workspace,
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
}
