/**
 * Installs the model server's own package when something first needs it: 85 MB that nobody who
 * only builds LocalLama should have to fetch.
 *
 * llama.cpp comes as one package a platform, and a lock file that names one can't be installed on
 * another; hence that package is named at install time. Everything else is pinned by the lock file.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const HERE = import.meta.dirname;
/** Written when an installation is complete; holds what it was made from. */
const STAMP = join(HERE, 'node_modules', '.complete');
/** Longest wait for another process's installation. */
const MAX_WAIT_MS = 5 * 60 * 1000;
const RETRY_MS = 200;

/** llama.cpp for the processor alone, by `process.platform` and `process.arch`. */
const NATIVE: Readonly<Record<string, string>> = {
  'darwin-arm64': '@node-llama-cpp/mac-arm64-metal',
  'darwin-x64': '@node-llama-cpp/mac-x64',
  'linux-arm': '@node-llama-cpp/linux-armv7l',
  'linux-arm64': '@node-llama-cpp/linux-arm64',
  'linux-x64': '@node-llama-cpp/linux-x64',
  'win32-arm64': '@node-llama-cpp/win-arm64',
  'win32-x64': '@node-llama-cpp/win-x64',
};

/**
 * Makes sure that the package is installed; at once when it is. `tell` gets a line for a person.
 *
 * @throws when there is no llama.cpp for this platform or npm fails, with what it said.
 */
export async function ensureInstalled(tell: (line: string) => void): Promise<void> {
  const native = nativePackage(`${process.platform}-${process.arch}`);
  const wanted = stamp(native);
  if (isComplete(wanted)) return;
  await alone(async () => {
    if (isComplete(wanted)) return;
    tell(`Installing the tiny model server (once, 85 MB): ${native} …`);
    const startedAt = performance.now();
    await npm(['install', '--no-save', '--omit=optional', '--ignore-scripts', native]);
    writeFileSync(STAMP, wanted);
    tell(`Installed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  });
}

/**
 * The package, with its version, that holds llama.cpp for `platform` (`linux-x64`).
 *
 * @throws when there is none.
 */
export function nativePackage(platform: string): string {
  const name = NATIVE[platform];
  if (!name) {
    throw new Error(
      `The tiny model server has no llama.cpp for ${platform}; there is one for ` +
        `${Object.keys(NATIVE).join(', ')}. Use Ollama, LM Studio or llama.cpp instead.`,
    );
  }
  return `${name}@${version()}`;
}

function version(): string {
  const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')) as {
    dependencies: { 'node-llama-cpp': string };
  };
  return dependencies['node-llama-cpp'];
}

function stamp(native: string): string {
  const lock = readFileSync(join(HERE, 'package-lock.json'));
  return `${native} ${createHash('sha256').update(lock).digest('hex')}\n`;
}

function isComplete(wanted: string): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

/** Runs `work` while no other process does. The lock is the system's, so a dead owner frees it. */
async function alone(work: () => Promise<void>): Promise<void> {
  const lock = new DatabaseSync(join(HERE, '.install-lock'), { timeout: 0 });
  try {
    const deadline = performance.now() + MAX_WAIT_MS;
    while (!taken(lock)) {
      if (performance.now() > deadline) {
        throw new Error('Another process has been installing the tiny model server for 5 minutes.');
      }
      await sleep(RETRY_MS);
    }
    await work();
  } finally {
    lock.close();
  }
}

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch {
    return false;
  }
}

/** Runs npm in this folder: the one that runs us, or the one on the PATH. */
async function npm(args: readonly string[]): Promise<void> {
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env.npm_execpath;
  const viaNode = own !== undefined && basename(own) === 'npm-cli.js';
  const child = spawn(viaNode ? process.execPath : 'npm', viaNode ? [own, ...quiet] : quiet, {
    cwd: HERE,
    stdio: ['ignore', 'pipe', 'pipe'],
    // On Windows npm is a batch file.
    shell: !viaNode && process.platform === 'win32',
  });
  let said = '';
  child.stdout.on('data', chunk => (said += chunk));
  child.stderr.on('data', chunk => (said += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject).on('close', resolve);
  const code = await promise;
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed (${code}):\n${said.trim()}`);
}
