/** Makes the VSIX that people install, the way `npm run package` does. */
import { join } from 'node:path';
import { ROOT } from '../../run/root.ts';
import { CACHE } from './install.ts';
import { packVsix } from './packVsix.ts';

/** Builds and packs the extension; returns the file. Rejects when the build fails. */
export async function packageExtension(): Promise<string> {
  const vsix = join(CACHE, 'locallama.vsix');
  await packVsix(ROOT, vsix);
  return vsix;
}
