/** A key, typed into the input box that hides it. */
import type { LocalLama } from '../editor/openLocalLama.ts';
import { runCommand } from './runCommand.ts';

/** Sets `key` for `holder`, named as the list names it; resolves when LocalLama says that it is kept. */
export async function setApiKey({ editor }: LocalLama, holder: string, key: string): Promise<void> {
  const { page } = editor;
  await runCommand(page, 'LocalLama: Set API Key…');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: holder }).click();
  const input = page.locator('.quick-input-widget input[type=password]');
  await input.fill(key);
  await page.keyboard.press('Enter');
  await page.locator('.notification-toast', { hasText: 'keeps the key' }).waitFor();
}
