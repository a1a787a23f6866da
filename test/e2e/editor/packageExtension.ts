/** Makes the VSIX that people install, the way `npm run package` does. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { ROOT } from '../../run/root.ts';
import { CACHE } from './install.ts';

/** Builds and packs the extension; returns the file. Rejects when the build fails. */
export async function packageExtension(): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const packagePath = join(CACHE, 'locallama.vsix');
  await createVSIX({ cwd: ROOT, packagePath, dependencies: false, allowMissingRepository: true });
  return packagePath;
}
