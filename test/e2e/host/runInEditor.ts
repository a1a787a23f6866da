/**
 * Runs the extension-host suites in the real VS Code of `test/e2e/editor`, where there is no
 * desktop.
 *
 * The editor's smoke-test driver calls two functions of the page: one for what the suites print,
 * one at the end.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'node:util';
import { readRun } from '../../run/recordRun.ts';
import { ROOT } from '../../run/root.ts';
import { openBrowser } from '../editor/browserWindow.ts';
import { startEditorServer } from '../editor/editorServer.ts';
import { installEditor } from '../editor/install.ts';
import { makeProfile, type Profile } from '../editor/profile.ts';
import { bundleSuites } from './runner/bundleSuites.ts';

const RUN_LIMIT_MS = 240_000;
const FLAGS = ['--disable-workspace-trust', '--vscode-option', 'enable-smoke-test-driver'];

/**
 * All that the editor and the suites print: thousands of lines, worth a look only after a crash.
 */
const EDITOR_LOG = join(ROOT, 'test-results/host-editor.log');

const folder = mkdtempSync(join(tmpdir(), 'locallama-host-'));
try {
  const results = process.env.LOCALLAMA_TEST_RESULTS || join(folder, 'results.jsonl');
  const profile = makeProfile(folder, {}, { LOCALLAMA_TEST_RESULTS: results });
  process.exitCode = await runSuites(profile, await bundleSuites());
  print(results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The exit code of the run: 0 when all passed. */
async function runSuites(profile: Profile, suites: string): Promise<number> {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  const server = await startEditorServer(await installEditor(), profile, FLAGS, []);
  try {
    const context = await openBrowser(profile);
    const page = context.pages()[0] ?? (await context.newPage());
    mkdirSync(dirname(EDITOR_LOG), { recursive: true });
    writeFileSync(EDITOR_LOG, '');
    await page.exposeFunction('codeAutomationLog', (_kind: string, args: unknown[]) =>
      appendFileSync(EDITOR_LOG, `${format(...args)}\n`),
    );
    const { promise, resolve } = Promise.withResolvers<number>();
    await page.exposeFunction('codeAutomationExit', resolve);
    await page.goto(testAddress(server.baseUrl, workspace, suites));
    const code = await Promise.race([promise, sleep(RUN_LIMIT_MS, 1, { ref: false })]);
    await context.close();
    return code;
  } finally {
    await server.stop();
  }
}

function testAddress(baseUrl: string, workspace: string, suites: string): string {
  const remote = (path: string) => `vscode-remote://${new URL(baseUrl).host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(ROOT)],
    ['extensionTestsPath', remote(suites)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `${baseUrl}/?${query}`;
}

function print(results: string): void {
  for (const line of readRun(results)) {
    if ('passed' in line) console.log(`passed   ${line.passed}`);
    if ('skipped' in line) console.log(`skipped  ${line.skipped}`);
    if ('failed' in line) console.log(`FAILED   ${line.failed}\n${line.error}`);
  }
}
