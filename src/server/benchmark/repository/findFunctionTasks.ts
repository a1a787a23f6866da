/** Candidates from functions that have tests: each is to be written again, from its head and the code around it. */
import { join } from 'node:path';
import {
  describeFunction,
  findTestCommand,
  isProgram,
  listFixLines,
} from '../../../core/benchmark/index.ts';
import { detectFileLanguage, findLanguage } from '../../../core/languages/index.ts';
import { detectTestRole, findTestFile } from '../../../core/test-files/index.ts';
import type { Candidate, LeaveOut } from './candidate.ts';
import type { Source } from './findCommitTasks.ts';
import { readManifests } from './readManifests.ts';

/** Lines that are to be written, less one: fewer say little, more are no answer for a model. */
const MIN_BODY_LINES = 3;
const MAX_BODY_LINES = 60;

export interface TestedFile {
  readonly file: string;
  readonly test: string;
}

/** Files of code whose tests are known by their name, in the order of their paths. */
export async function listTestedFiles({ repository }: Source): Promise<readonly TestedFile[]> {
  const all = await repository.list(repository.head);
  const code = all.filter(
    path => path.startsWith(repository.within) && isProgram(path) && detectTestRole(path) === null,
  );
  return code.flatMap(file => {
    const habit = findLanguage(detectFileLanguage(file))?.testFiles;
    const found = habit === undefined ? null : findTestFile(file, all, habit, null);
    return found !== null && found.example === found.path && found.path !== file
      ? [{ file, test: found.path }]
      : [];
  });
}

/** Of the longest function that is not too long. */
export async function findFunctionTask(
  { file, test }: TestedFile,
  source: Source,
  leaveOut: LeaveOut,
): Promise<Candidate | null> {
  const { repository, name, command } = source;
  const { root, head } = repository;
  const language = detectFileLanguage(file)!;
  const text = await repository.read(head, file);
  // Not by the room's door, which the server's start reads.
  const { listFunctions } = await import('../../verify/syntax/listFunctions.ts');
  const all = text === null ? [] : await listFunctions(text, language);
  const countLines = (code: string) => code.split('\n').length;
  const [best] = all
    .filter(({ code, open }) => {
      const lines = countLines(code) - countLines(open);
      const isOnce = text!.split(code).length === 2;
      return lines >= MIN_BODY_LINES && lines <= MAX_BODY_LINES && isOnce;
    })
    .sort((a, b) => b.code.length - a.code.length);
  if (best === undefined) return leaveOut('too-large');
  const run = findTestCommand([test], await readManifests(repository, head, [test]), command);
  if (run === null) return leaveOut('no-runner');
  const { code: reference, open: code, start } = best;
  const context = { before: text!.slice(0, start), after: text!.slice(start + reference.length) };
  return {
    task: {
      ...{ id: `${name}.${file}.${best.name}`.slice(-MAX_ID_CHARS), contextTokens: 0 },
      prompt: describeFunction(best.name, { file, language, code }),
      ...{ kind: 'generate', language, filePath: join(root, file), code, reference, context },
      source: 'function',
    },
    check: {
      ...{ kind: 'project', root, base: head, file, part: reference, command: run },
      tests: { commit: head, paths: [] },
    },
    fix: listFixLines(reference, code),
  };
}

const MAX_ID_CHARS = 200;
