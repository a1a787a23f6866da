/** A repository that tasks are looked for in: its commits, and files as commits had them. */
import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { type Commit, LOG_ARGUMENTS, readCommits } from '../../../core/benchmark/index.ts';
import { ToolError } from '../../session/index.ts';
import { openGit } from '../../verify/index.ts';

export interface Repository {
  /** Its top folder. */
  readonly root: string;
  /** Only what lies below is looked at: a path with `/` at its end, or ''. */
  readonly within: string;
  readonly head: string;
  /** Newest first, those with exactly one parent. */
  commits(): Promise<readonly Commit[]>;
  /** Null where the commit has no such file, or a large one. */
  read(commit: string, path: string): Promise<string | null>;
  /** All paths of a commit. */
  list(commit: string): Promise<readonly string[]>;
}

/** The newest that are looked at. */
const MAX_COMMITS = 1_000;
/** Largest file that a task is made of, in UTF-16 units. */
const MAX_FILE_CHARS = 400_000;

/** Throws `ToolError`. */
export async function openRepository(folder: string, signal: AbortSignal): Promise<Repository> {
  try {
    const real = await realpath(folder);
    const git = await openGit(real, signal, { GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' });
    const top = await realpath((await git('rev-parse', '--show-toplevel')).trim());
    const head = (await git('rev-parse', '--verify', 'HEAD^{commit}')).trim();
    const inside = relative(top, real).split(sep).join('/');
    return {
      ...{ root: top, head, within: inside === '' ? '' : `${inside}/` },
      commits: async () => {
        const log = await git('-C', top, ...LOG_ARGUMENTS, `-n${MAX_COMMITS}`, head);
        return readCommits(log);
      },
      read: async (commit, path) => {
        const text = await git('-C', top, 'cat-file', 'blob', `${commit}:${path}`).catch(() => '');
        return text === '' || text.length > MAX_FILE_CHARS ? null : text;
      },
      list: async commit => {
        const all = await git('-C', top, 'ls-tree', '-r', '-z', '--name-only', commit);
        return all.split('\0').filter(Boolean);
      },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message.trim() : String(error);
    throw new ToolError(`No tasks can be made of ${folder}: ${why.split('\n').at(-1)}.`);
  }
}
