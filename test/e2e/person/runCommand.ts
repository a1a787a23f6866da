/** The command palette, by the keyboard. */
import type { Page } from 'playwright-core';

/** Types `title` after F1, waits until that very command is offered first, and presses Enter. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  const first = page.locator('.quick-input-list .monaco-list-row').first();
  await first.filter({ hasText: title }).waitFor();
  await page.keyboard.press('Enter');
}
