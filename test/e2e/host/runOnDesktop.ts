/** Runs the same suites in a desktop VS Code, which it downloads: for machines that can. */
import { runTests } from '@vscode/test-electron';
import { ROOT } from '../../run/root.ts';
import { bundleSuites } from './runner/bundleSuites.ts';

process.exitCode = await runTests({
  extensionDevelopmentPath: ROOT,
  extensionTestsPath: await bundleSuites(),
  launchArgs: ['--disable-extensions', '--disable-workspace-trust'],
});
