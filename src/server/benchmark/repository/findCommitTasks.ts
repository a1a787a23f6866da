/** Candidates from a history: the message and the code before a commit; its tests judge. */
import { join } from 'node:path';
import {
  type Commit,
  describeChange,
  findChangedPart,
  findTestCommand,
  findUntoldNames,
  isTelling,
  listFixLines,
  sortChanges,
} from '../../../core/benchmark/index.ts';
import type { Candidate, LeaveOut } from './candidate.ts';
import type { Repository } from './openRepository.ts';
import { readManifests } from './readManifests.ts';

/** Newest first. */
export async function findCommitTask(
  commit: Commit,
  { repository, name, command }: Source,
  leaveOut: LeaveOut,
): Promise<Candidate | null> {
  const parts = sortChanges(commit);
  if (typeof parts === 'string') return leaveOut(parts);
  const { id, parent, message } = commit;
  const { file, language, tests, beside } = parts;
  if (![file, ...tests].every(path => path.startsWith(repository.within))) {
    return leaveOut('no-code');
  }
  const [before, after] = [await repository.read(parent, file), await repository.read(id, file)];
  const changed = before === null || after === null ? null : findChangedPart(before, after);
  if (changed === null || !isTelling(message)) return leaveOut('too-large');
  const run = findTestCommand(tests, await readManifests(repository, parent, tests), command);
  if (run === null) return leaveOut('no-runner');
  const prompt = describeChange(message, { file, language, code: changed.old });
  const texts = await Promise.all(tests.map(path => repository.read(id, path)));
  const reference = changed.new;
  const known = [before!, prompt];
  const names = findUntoldNames({ reference, known, tests: texts.map(text => text ?? '') });
  if (names.length > 0) return leaveOut('untold-name');
  const { root } = repository;
  return {
    task: {
      ...{ id: `${name}.${id.slice(0, ID_CHARS)}`, prompt, contextTokens: 0, kind: 'fix' },
      ...{ language, filePath: join(root, file), code: changed.old, reference },
      ...{ context: { before: changed.before, after: changed.after }, source: 'history' },
    },
    check: {
      ...{ kind: 'project', root, base: parent, file, part: changed.old, command: run },
      tests: { commit: id, paths: [...tests, ...beside] },
    },
    fix: listFixLines(reference, before!),
  };
}

const ID_CHARS = 12;

export interface Source {
  readonly repository: Repository;
  /** Begins the ids of tasks. */
  readonly name: string;
  /** The user's own; absent: what the project says. */
  readonly command: string | undefined;
}
