/** Installs a VSIX into a profile, as a person does from the command line. */
import { execFileSync } from 'node:child_process';
import type { Profile } from './profile.ts';

const INSTALL_LIMIT_MS = 60_000;

/** Throws, with the editor's own words, when it does not install. */
export function installExtension(entry: string, profile: Profile, vsix: string): void {
  execFileSync(process.execPath, [entry, ...profile.args, '--install-extension', vsix], {
    env: profile.env,
    timeout: INSTALL_LIMIT_MS,
    stdio: 'pipe',
  });
}
