/** The notifications in the corner, as a person reads and answers them. */
import type { Locator, Page } from 'playwright-core';

/** The notification that offers `button`. */
export function offering(page: Page, button: string): Locator {
  const has = page.getByRole('button', { name: button, exact: true });
  return page.locator('.notification-toast').filter({ has });
}

/** Presses `button` of a notification, and resolves when that is gone. */
export async function press(notification: Locator, button: string): Promise<void> {
  // Another that comes would move the button away from under the pointer, and have the same name.
  const shown = await notification.elementHandle();
  await notification.getByRole('button', { name: button, exact: true }).click();
  await shown?.waitForElementState('hidden');
}
