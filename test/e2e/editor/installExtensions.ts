/** Installs VSIX files into a profile, as a person does from the command line. */
import { execFileSync } from 'node:child_process';
import type { Profile } from './profile.ts';

const INSTALL_LIMIT_MS = 60_000;

/** Throws, with the editor's own words, when one does not install. */
export function installExtensions(entry: string, profile: Profile, vsix: readonly string[]): void {
  const wanted = vsix.flatMap(file => ['--install-extension', file]);
  execFileSync(process.execPath, [entry, ...profile.args, ...wanted], {
    env: profile.env,
    timeout: INSTALL_LIMIT_MS,
    stdio: 'pipe',
  });
}
