/**
 * What Node makes of our code is kept in the home folder, so that the next start need not make it again:
 * not in the system's temporary folder, where others might put something in its place.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';

const FOLDER = 'compiled';
/** Some 60 files are kept of a version; beyond this many all are forgotten. */
const MAX_FILES = 600;
/** By then what is needed often has been compiled. */
const WRITE_AFTER_MS = 5_000;

/** To be called before anything large is imported. Never rejects: without it a start only takes longer. */
export async function keepCompiledCode(env: NodeJS.ProcessEnv): Promise<void> {
  const { resolveHome } = await import('../server/config/resolveHome.ts');
  const home = resolveHome(env.LOCALLAMA_HOME);
  // Its owner's alone, as the store makes it.
  if (env.NODE_COMPILE_CACHE || !existsSync(home)) return;
  const folder = join(home, FOLDER);
  nodeModule.enableCompileCache(folder);
  // A process that is killed keeps nothing at its end.
  setTimeout(() => write(folder), WRITE_AFTER_MS).unref();
}

function write(folder: string): void {
  try {
    const files = readdirSync(folder, { recursive: true });
    if (files.length > MAX_FILES) rmSync(folder, { recursive: true, force: true });
    nodeModule.flushCompileCache();
  } catch {
    // The folder is not there, or not ours.
  }
}
