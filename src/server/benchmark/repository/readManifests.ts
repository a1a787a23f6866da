/** The files of a commit that may say how tests are run, read beforehand. */
import type { ReadFile } from '../../../core/benchmark/index.ts';
import { listTestRunners } from '../../../core/languages/index.ts';
import type { Repository } from './openRepository.ts';

export async function readManifests(
  { read }: Pick<Repository, 'read'>,
  commit: string,
  tests: readonly string[],
): Promise<ReadFile> {
  const folders = new Set(tests.flatMap(listFolders));
  const names = new Set(listTestRunners().flatMap(({ manifest }) => manifest.files));
  const paths = [...folders].flatMap(folder => [...names].map(name => folder + name));
  const texts = new Map<string, string | null>();
  for (const path of paths) texts.set(path, await read(commit, path));
  return path => texts.get(path) ?? null;
}

/** With `/` at their ends; the top folder is ''. */
function listFolders(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return ['', ...parts.map((_, at) => `${parts.slice(0, at + 1).join('/')}/`)];
}
