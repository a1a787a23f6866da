/** The command palette, by the keyboard. */
import type { Page } from 'playwright-core';
import { until } from '../editor/until.ts';

const OPEN_LIMIT_MS = 20_000;
/**
 * A key pressed while the focus moves to a webview or from it is lost: a person presses it again.
 */
const PRESS_AGAIN_MS = 2_000;

/** Types `title` after F1, waits until that very command is offered first, and presses Enter. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[aria-label^="Type the name of a command"]');
  await until('the command palette', OPEN_LIMIT_MS, async () => {
    await page.keyboard.press('F1');
    return await appears(() => input.waitFor({ timeout: PRESS_AGAIN_MS }));
  });
  await input.fill(`>${title}`);
  const first = page.locator('.quick-input-list .monaco-list-row').first();
  await first.filter({ hasText: title }).waitFor();
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

function appears(wait: () => Promise<void>): Promise<boolean> {
  return wait().then(
    () => true,
    () => false,
  );
}
