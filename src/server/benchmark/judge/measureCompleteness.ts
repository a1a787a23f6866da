/** How much of what a task asks for is in an answer, right or wrong. */
import { type CleanAnswer, listTopLevelNames } from '../../../core/answer/index.ts';
import type { BenchmarkTask } from '../../../core/benchmark/index.ts';
import { isMentioned, listAddedLines } from './checkDocument.ts';

/**
 * 0 … 1: the names that the request tells, or else the reference's, that the answer defines, and the words
 * that its comments are to mention. Null where nothing is told.
 */
export async function measureCompleteness(
  task: BenchmarkTask,
  answer: CleanAnswer,
): Promise<number | null> {
  const code = answer.code ?? answer.text;
  const defined = new Set(listTopLevelNames(code));
  const { check } = task;
  const names = check.kind === 'output' ? [] : await listWantedNames(task, answer.language);
  const added = listAddedLines(code, task.code ?? '').join('\n');
  const parts = [
    ...names.map(name => defined.has(name)),
    ...(check.kind === 'document' ? check.mentions : []).map(word => isMentioned(word, added)),
  ];
  return parts.length === 0 ? null : parts.filter(Boolean).length / parts.length;
}

async function listWantedNames(
  { prompt, reference, check }: BenchmarkTask,
  language: string | null,
): Promise<readonly string[]> {
  if (check.kind === 'mutants') return [];
  // Not by the room's door, which the server's start reads.
  const { findNamedInterface } = await import('../../verify/checks/findNamedInterface.ts');
  const named = (await findNamedInterface(prompt, language)).map(({ name }) => name);
  return named.length > 0 || reference === undefined ? named : listTopLevelNames(reference);
}
