/**
 * Git in a project that is not trusted: with nothing of its local configuration that would run
 * a program or lead elsewhere. A clone brings none of it, an unpacked archive may.
 */
import { execFile } from 'node:child_process';

/** What it printed. Rejects where git fails. */
export type GitRunner = (...args: readonly string[]) => Promise<string>;

/** The longest that each git command may take, and the most that it may list. */
const GIT_MS = 60_000;
const MAX_GIT_BYTES = 64 * 1024 * 1024;

/** A runner for `root`, once its configuration was read, which runs nothing; `env` is added to ours. */
export async function openGit(
  root: string,
  signal: AbortSignal,
  env: Readonly<Record<string, string>> = {},
): Promise<GitRunner> {
  const run = (args: readonly string[]) => runGit(root, args, signal, env);
  const listed = await run(['config', '--includes', '--list', '--show-scope', '-z']);
  const own = listLocalKeys(listed);
  const off = own.filter(key => RUNS.test(key)).flatMap(key => ['-c', `${key}=`]);
  return (...args) => run([...ALWAYS_OFF, ...off, ...args]);
}

const ALWAYS_OFF = [
  ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'core.pager=cat'],
  ...['-c', 'diff.external=', '-c', 'submodule.recurse=false'],
];

/** Their values are command lines; an empty one is none. */
const RUNS =
  /^(?:filter\..*\.(?:clean|smudge|process|required)|diff\..*\.(?:command|textconv)|merge\..*\.driver)$/;

/** `scope NUL key LF value NUL`, again and again. */
function listLocalKeys(listed: string): readonly string[] {
  const parts = listed.split('\0');
  const keys: string[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    if (parts[at] === 'local' || parts[at] === 'worktree')
      keys.push(parts[at + 1]!.split('\n')[0]!);
  }
  return keys;
}

function runGit(
  cwd: string,
  args: readonly string[],
  signal: AbortSignal,
  added: Readonly<Record<string, string>>,
): Promise<string> {
  const env = { ...process.env, ...added };
  const options = { cwd, signal, timeout: GIT_MS, maxBuffer: MAX_GIT_BYTES, env };
  return new Promise((resolve, reject) => {
    execFile('git', [...args], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
  });
}
