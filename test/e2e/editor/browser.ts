/** Finds the browser that shows the editor, and on a bare Debian machine installs it. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { mustRun } from '../../run/mustRun.ts';
import { CACHE } from './install.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_LIMIT_MS = 5 * 60_000;

/** The browser's path: `CHROMIUM_PATH`, else the first on the PATH, else the one it installs. */
export async function installBrowser(): Promise<string> {
  const found = process.env.CHROMIUM_PATH || findBrowser();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(
      'The end-to-end tests need Chromium or Chrome. Install one, or name it in CHROMIUM_PATH.',
    );
  }
  console.error('Installing Chromium with apt-get (once) …');
  await apt(['update']);
  // The font is asked for by name: without any, every letter is a box.
  await apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  const installed = findBrowser();
  if (!installed) throw new Error('apt-get installed Chromium, yet it is not on the PATH.');
  return installed;
}

function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = NAMES.flatMap(name => folders.map(folder => join(folder, name)));
  return paths.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function apt(args: readonly string[]): Promise<void> {
  return mustRun({
    command: 'apt-get',
    args,
    cwd: '/',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    limitMs: INSTALL_LIMIT_MS,
    logFile: join(CACHE, 'apt.log'),
  });
}
