/** A project's own command in a copy of it: what it may read, and how much it may take. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { CommandResult, RunLimits, Sandbox } from '../sandbox/index.ts';
import { listToolFolders } from './listToolFolders.ts';
import type { ToolPath } from './resolveToolPath.ts';

export interface ProjectRun {
  /** A command line for the shell, from configuration or the project's own files. */
  readonly command: string;
  /** The copy, which it may write to. */
  readonly folder: string;
  /** What the copy links to. */
  readonly readable: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly limits: RunLimits;
  readonly tools: ToolPath;
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
}

export function runProjectCommand(run: ProjectRun): Promise<CommandResult> {
  const { command, folder, readable, limits, tools, sandbox, signal } = run;
  const env = { ...run.env, PATH: tools.path, HOME: '/tmp', CI: 'true' };
  const folders = listReadableTools(tools);
  return sandbox.runCommand({
    ...{ command, folder, readable: [...readable, ...folders], env },
    ...{ limits, diskBytes: DISK_BYTES, signal },
  });
}

/** The folders of the user's tools that a command can read. */
export function listReadableTools({ path, behind }: ToolPath): readonly string[] {
  const all = [path, ...behind].join(':');
  return listToolFolders(all, homedir()).filter(place => existsSync(place));
}

/** What builds and tests write; more than that, and many projects, would fill a disk. */
const DISK_BYTES = 1024 ** 3;
