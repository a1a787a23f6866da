/**
 * One editor's world: home, settings, extensions, browser profile. Nothing of the person's own
 * leaks in, and what a test leaves behind can be searched in one folder.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Profile {
  readonly folder: string;
  readonly userData: string;
  readonly extensions: string;
  readonly home: string;
  /** Chromium's own; SecretStorage keeps its values here. */
  readonly browser: string;
  /** The scripted model writes the port of its control server here. */
  readonly controlFile: string;
  /** Arguments that every call of code-server needs. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Lays out `folder`, and writes `settings` over what every test wants. What is there stays. */
export function makeProfile(
  folder: string,
  settings: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string>>,
): Profile {
  const at = (name: string) => join(folder, name);
  const profile = { userData: at('user-data'), extensions: at('extensions'), home: at('home') };
  const controlFile = at('control-port');
  mkdirSync(join(profile.userData, 'User'), { recursive: true });
  mkdirSync(profile.extensions, { recursive: true });
  mkdirSync(profile.home, { recursive: true });
  rmSync(controlFile, { force: true });
  // Without a file of its own, code-server writes a password into the person's home.
  writeFileSync(at('config.yaml'), 'bind-addr: 127.0.0.1:0\nauth: none\ncert: false\n');
  writeFileSync(
    join(profile.userData, 'User/settings.json'),
    JSON.stringify({ ...QUIET, ...settings }, null, 2),
  );
  return {
    ...profile,
    folder,
    browser: at('browser'),
    controlFile,
    args: [
      ...['--config', at('config.yaml')],
      ...['--user-data-dir', profile.userData],
      ...['--extensions-dir', profile.extensions],
    ],
    env: { ...cleanEnv(profile.home), LOCALLAMA_TEST_CONTROL: controlFile, ...env },
  };
}

const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
};

/**
 * From the person's environment only what a program needs to start: no keys, no settings of ours.
 */
function cleanEnv(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LANG: process.env.LANG ?? 'C.UTF-8',
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
  };
}
