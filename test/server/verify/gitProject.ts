/** A small project in a git repository of its own, with one commit. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface GitProject {
  readonly root: string;
  readonly git: (...args: string[]) => string;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => Promise<void>;
}

/** Makes it below the home folder, with these files committed. */
export async function gitProject(files: Readonly<Record<string, string>>): Promise<GitProject> {
  const root = await mkdtemp(join(homedir(), '.locallama-project-'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  git('init', '-q');
  git('add', '.');
  const name = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  git(...name, 'commit', '-qm', 'One');
  return { root, git, write, remove: () => rm(root, { recursive: true, force: true }) };
}
