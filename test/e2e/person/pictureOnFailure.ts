/** Keeps what the window showed when a test failed: `test-results/e2e/failed-<title>.png`. */
import type { LocalLama } from '../editor/openLocalLama.ts';

/** Call it inside `suite`; `window` is asked only after a failed test. */
export function pictureOnFailure(window: () => LocalLama): void {
  teardown(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || window().editor.page.isClosed()) return;
    const name = currentTest.fullTitle().replace(/\W+/g, '-');
    await window().editor.screenshot(`failed-${name}`);
  });
}
