/** Where packages are that every program on this machine can read, and the sandbox shows. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** `tools`: folders of programs, or of one version of a tool. */
export async function listLibraries(tools: readonly string[]): Promise<readonly string[]> {
  const prefixes = [...new Set([...tools, ...tools.map(dirname), '/usr', '/usr/local'])];
  const found = await Promise.all(prefixes.map(prefix => listOf(join(prefix, 'lib'))));
  return found.flat();
}

async function listOf(lib: string): Promise<readonly string[]> {
  const names = await readdir(lib).catch(() => []);
  // Of each language that keeps them below its own folder, whatever that is called.
  const all = names.flatMap(name =>
    name === 'node_modules'
      ? [join(lib, name)]
      : ['site-packages', 'dist-packages'].map(kind => join(lib, name, kind)),
  );
  const packages = await Promise.all(
    all.map(async folder =>
      (await readdir(folder).catch(() => [])).map(each => join(folder, each)),
    ),
  );
  return packages.flat();
}
