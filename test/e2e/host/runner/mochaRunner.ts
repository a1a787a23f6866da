/**
 * Runs the bundled suites inside the extension host. It keeps the contract of `@vscode/test-
 * electron`, so that the same bundle serves the desktop and the editor in the browser.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { recordRun } from '../../../run/recordRun.ts';

const TEST_LIMIT_MS = 60_000;

/** Called by VS Code; rejects when a test failed. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: TEST_LIMIT_MS });
  const folder = join(__dirname, 'suite');
  for (const file of readdirSync(folder).filter(name => name.endsWith('.test.js'))) {
    mocha.addFile(join(folder, file));
  }
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
    const file = process.env.LOCALLAMA_TEST_RESULTS;
    if (file) recordRun(runner, file);
  });
}
