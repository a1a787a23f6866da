/**
 * Runs the extension-host suites in the real VS Code of `test/e2e/editor`, where there is no desktop.
 *
 * The editor's smoke-test driver calls two functions of the page: one for what the suites print, one at
 * the end.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBrowser } from '../e2e/editor/browserWindow.ts';
import { startEditorServer } from '../e2e/editor/editorServer.ts';
import { installEditor, ROOT } from '../e2e/editor/install.ts';
import { makeProfile, type Profile } from '../e2e/editor/profile.ts';
import { bundleSuites } from './runner/bundleSuites.ts';

const RUN_LIMIT_MS = 240_000;
const FLAGS = ['--disable-workspace-trust', '--vscode-option', 'enable-smoke-test-driver'];

const folder = mkdtempSync(join(tmpdir(), 'locallama-host-'));
try {
  const results = process.env.LOCALLAMA_TEST_RESULTS;
  const env: Record<string, string> = results ? { LOCALLAMA_TEST_RESULTS: results } : {};
  process.exitCode = await runSuites(makeProfile(folder, {}, env), await bundleSuites());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The exit code of the run: 0 when all passed. */
async function runSuites(profile: Profile, suites: string): Promise<number> {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  const server = await startEditorServer(await installEditor(), profile, FLAGS);
  try {
    const context = await openBrowser(profile);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.exposeFunction('codeAutomationLog', (_kind: string, args: unknown[]) =>
      console.log(...args),
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
