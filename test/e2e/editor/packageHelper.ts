/** Makes the VSIX of the tests' own extension. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../run/root.ts';
import { packVsix } from './packVsix.ts';

/** Bundles and packs `test/e2e/scripted-model` in `folder`; returns the file. */
export async function packageHelper(folder: string): Promise<string> {
  const source = join(ROOT, 'test/e2e/scripted-model');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(source, 'extension.ts')],
    outfile: join(folder, 'extension.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  // Not named package.json in the sources, where it would turn the folder's modules into CommonJS.
  copyFileSync(join(source, 'manifest.json'), join(folder, 'package.json'));
  writeFileSync(join(folder, 'README.md'), 'For tests only.\n');
  writeFileSync(join(folder, '.vscodeignore'), '*.vsix*\n');
  const vsix = join(folder, 'scripted-model.vsix');
  await packVsix(folder, vsix);
  return vsix;
}
