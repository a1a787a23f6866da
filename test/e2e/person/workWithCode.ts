/** What a person does with a file and LocalLama, by the keyboard. */
import type { Page } from 'playwright-core';
import type { LocalLama } from '../editor/openLocalLama.ts';
import { runCommand } from './runCommand.ts';

const ANSWER_LIMIT_MS = 60_000;

/** Opens `file` of the workspace and selects all of it. */
export async function selectAllOf(window: LocalLama, file: string): Promise<void> {
  const path = JSON.stringify(`${window.workspace}/${file}`);
  await window.editor.ext(`await vscode.window.showTextDocument(vscode.Uri.file(${path}))`);
  const { page } = window.editor;
  await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  await page.keyboard.press('Control+a');
}

/** What `file` holds in the editor, saved or not. */
export function textOf(window: LocalLama, file: string): Promise<string> {
  const path = JSON.stringify(`${window.workspace}/${file}`);
  return window.editor.ext(
    `return (await vscode.workspace.openTextDocument(vscode.Uri.file(${path}))).getText()`,
  );
}

/** Runs Edit or Explain with `words` as the instruction, and waits for the diff and its buttons. */
export async function routeSelection(window: LocalLama, words: string): Promise<void> {
  await instruct(window, words);
  await proposalOpen(window.editor.page);
}

/** The same without waiting for an answer, which need not come. */
export async function instruct(window: LocalLama, words: string): Promise<void> {
  const { page } = window.editor;
  await runCommand(page, 'Edit or Explain with LocalLama…');
  await page.locator('.quick-input-title', { hasText: 'LocalLama:' }).waitFor();
  await page.locator('.quick-input-widget input').fill(words);
  await page
    .locator('.quick-input-list .monaco-list-row')
    .first()
    .filter({ hasText: words })
    .waitFor();
  await page.keyboard.press('Enter');
}

/** Runs Edit or Explain on a comment: what it asks for is offered first. Waits as above. */
export async function routeComment(window: LocalLama): Promise<void> {
  const { page } = window.editor;
  await runCommand(page, 'Edit or Explain with LocalLama…');
  await page
    .locator('.quick-input-list .monaco-list-row')
    .first()
    .filter({ hasText: 'Write What This Comment Asks For' })
    .waitFor();
  await page.keyboard.press('Enter');
  await proposalOpen(page);
}

async function proposalOpen(page: Page): Promise<void> {
  await page.locator('.monaco-diff-editor').waitFor({ timeout: ANSWER_LIMIT_MS });
  // The button and the key wait for the same: that the editor knows what it shows.
  await page.locator('.editor-actions [aria-label^="Apply Proposal"]').waitFor();
}

/** Applies the open proposal by its key; resolves when the file is in front again. */
export async function applyProposal({ editor }: LocalLama): Promise<void> {
  await editor.page.keyboard.press('Control+Enter');
  await editor.page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
  await editor.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
}

/** Runs Ask with `question`. The answer appears in a webview beside the code. */
export async function ask(window: LocalLama, question: string): Promise<void> {
  const { page } = window.editor;
  await runCommand(page, 'LocalLama: Ask');
  await page.locator('.quick-input-title', { hasText: 'LocalLama: Ask' }).waitFor();
  await page.locator('.quick-input-widget input').fill(question);
  await page.keyboard.press('Enter');
}
