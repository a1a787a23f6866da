/**
 * Tasks of one's own: from the commits of a repository that change one file of code and its tests, and from
 * its functions with tests. Nothing is asked of a model, nothing leaves this machine.
 */
import { basename, join } from 'node:path';
import type { LeftOut, Proposal, RepositoryTask } from '../../../core/benchmark/index.ts';
import { ToolError } from '../../session/index.ts';
import {
  buildCommitCopy,
  listReadableTools,
  resolveToolPath,
  type Sandbox,
} from '../../verify/index.ts';
import type { Candidate, LeaveOut } from './candidate.ts';
import { findCommitTask, type Source } from './findCommitTasks.ts';
import { findFunctionTask, listTestedFiles } from './findFunctionTasks.ts';
import { findHolders } from './findHolders.ts';
import { listLibraries } from './listLibraries.ts';
import { openRepository, type Repository } from './openRepository.ts';
import { validateTask } from './validateTask.ts';

export interface RepositoryWish {
  readonly folder: string;
  /** How its tests are run, `{tests}` where their files belong; absent: as the project says. */
  readonly command: string | undefined;
  /** Tasks that are enough. */
  readonly most: number;
}

export interface ProposeMeans {
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

/** Candidates whose tests are run, for each task that is wanted. */
const MAX_TRIES_PER_TASK = 4;

/** Throws `ToolError`. */
export async function proposeTasks(wish: RepositoryWish, means: ProposeMeans): Promise<Proposal> {
  const { signal, onProgress } = means;
  const repository = await openRepository(wish.folder, signal);
  const name = basename(repository.root);
  const source: Source = { repository, name, command: wish.command };
  const leftOut = new Map<LeftOut, number>();
  const leaveOut: LeaveOut = why => {
    leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
    return null;
  };
  const most = wish.most * MAX_TRIES_PER_TASK;
  const commits = await repository.commits();
  const fromHistory = await collect(commits, most, each => findCommitTask(each, source, leaveOut));
  const files = await listTestedFiles(source);
  const fromCode = await collect(files, most, each => findFunctionTask(each, source, leaveOut));
  const all = [...fromHistory, ...fromCode].slice(0, most);
  onProgress(`${all.length} candidates; looking for their answers in what is installed.`);
  const held = all.length === 0 ? new Map() : await findHeld(repository, all, signal);
  const tasks: RepositoryTask[] = [];
  for (const [at, candidate] of all.entries()) {
    if (tasks.length >= wish.most || signal.aborted) break;
    const places = held.get(candidate.task.id);
    if (places === null) {
      leaveOut('held');
      continue;
    }
    onProgress(`${tasks.length} tasks; trying ${at + 1} of ${all.length}: ${candidate.task.id}.`);
    const task = await validateTask(candidate, places ?? [], means);
    if ('check' in task) tasks.push(task);
    else {
      leaveOut(task.why);
      onProgress(`No task (${task.why}). ${task.evidence}`);
    }
  }
  if (signal.aborted) throw new ToolError('It was cancelled, and nothing was spent.');
  return { name, tasks, commits: commits.length, functions: files.length, leftOut };
}

async function collect<Each>(
  all: readonly Each[],
  most: number,
  find: (each: Each) => Promise<Candidate | null>,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const each of all) {
    if (found.length >= most) break;
    const candidate = await find(each);
    if (candidate !== null) found.push(candidate);
  }
  return found;
}

/**
 * By task, the packages that it must not get; null where the answer is in what every program here can read. A
 * function that is to be written is in no other file of its own project either; what a commit's parent had is fair.
 */
async function findHeld(
  repository: Repository,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[] | null>> {
  const { root, head } = repository;
  const fixes = new Map(candidates.map(({ task, fix }) => [task.id, fix]));
  const over = { commit: head, paths: [] };
  const copy = await buildCommitCopy({ root, base: head, over, withheld: [], signal });
  try {
    const tools = await resolveToolPath(process.env.PATH ?? '', root, signal);
    const libraries = await listLibraries(listReadableTools(tools));
    const files = (await repository.list(head)).map(path => join(copy.folder, path));
    const installed = new Set(copy.readable);
    const places = [...installed, ...libraries, ...files];
    const { byTask, unread } = await findHolders(places, fixes, signal);
    const own = new Set(files);
    const isOpen = (place: string, { task, check }: Candidate) =>
      own.has(place)
        ? task.source === 'function' && place !== join(copy.folder, check.file)
        : !installed.has(place);
    return new Map(
      candidates.map(candidate => {
        const holders = [...(byTask.get(candidate.task.id) ?? [])];
        const withheld = [...holders, ...unread].filter(place => installed.has(place));
        const open = holders.some(place => isOpen(place, candidate));
        return [candidate.task.id, open ? null : withheld];
      }),
    );
  } finally {
    await copy.remove();
  }
}
