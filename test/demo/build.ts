/** Builds `dist/` when it is missing or older than its sources. */
import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
/** The program behind `bin.locallama`. */
export const PROGRAM = join(ROOT, 'dist', 'locallama.mjs');

const SOURCES = ['src/**/*.{ts,json,py,mjs}', 'esbuild.mjs', 'package.json'];

/** @throws when the build fails, with what it said. */
export async function ensureBuilt(tell: (line: string) => void): Promise<void> {
  if (isFresh()) return;
  tell('Building dist/ …');
  const child = spawn(process.execPath, ['esbuild.mjs', '--production'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', chunk => (said += chunk));
  child.stderr.on('data', chunk => (said += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject).on('close', resolve);
  const code = await promise;
  if (code !== 0 || !existsSync(PROGRAM)) throw new Error(`The build failed:\n${said.trim()}`);
}

function isFresh(): boolean {
  if (!existsSync(PROGRAM)) return false;
  const builtAt = statSync(PROGRAM).mtimeMs;
  return SOURCES.every(pattern =>
    globSync(pattern, { cwd: ROOT }).every(path => statSync(join(ROOT, path)).mtimeMs <= builtAt),
  );
}
