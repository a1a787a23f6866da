/** Makes CommonJS of the suites, since VS Code requires what it tests with. */
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../../run/root.ts';

/** Bundles `test/e2e/host/suite/*.test.ts`; returns the module to name as `extensionTestsPath`. */
export async function bundleSuites(): Promise<string> {
  // Inside the checkout in any case, so that the bundles find its mocha.
  const outdir = join(ROOT, '.vscode-test/e2e/host-suites');
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: {
      mochaRunner: join(ROOT, 'test/e2e/host/runner/mochaRunner.ts'),
      ...Object.fromEntries(suites().map(path => [path.replace(/\.ts$/, ''), path])),
    },
    absWorkingDir: join(ROOT, 'test/e2e/host'),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(outdir, 'mochaRunner.js');
}

function suites(): string[] {
  return globSync('suite/*.test.ts', { cwd: join(ROOT, 'test/e2e/host') });
}
