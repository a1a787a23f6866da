/** How much of what a task asks for is in an answer, right or wrong. */
import { type CleanAnswer, listTopLevelNames } from '../../../core/answer/index.ts';
import type { BenchmarkTask } from '../../../core/benchmark/index.ts';
import { findNamedInterface } from '../../verify/index.ts';

/**
 * 0 … 1: the names that the request tells, or else the reference's, that the answer defines, and the words
 * that the task requires, that it mentions. Null where nothing is told.
 */
export function measureCompleteness(task: BenchmarkTask, answer: CleanAnswer): number | null {
  const code = answer.code ?? answer.text;
  const defined = new Set(listTopLevelNames(code));
  const names = task.check.kind === 'output' ? [] : listWantedNames(task);
  const words = task.required ?? [];
  const parts = [
    ...names.map(name => defined.has(name)),
    ...words.map(word => isMentioned(word, code)),
  ];
  return parts.length === 0 ? null : parts.filter(Boolean).length / parts.length;
}

function listWantedNames({ prompt, reference, check }: BenchmarkTask): readonly string[] {
  if (check.kind === 'mutants') return [];
  const named = findNamedInterface(prompt).map(({ name }) => name);
  return named.length > 0 || reference === undefined ? named : listTopLevelNames(reference);
}

function isMentioned(word: string, text: string): boolean {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w$])${plain}(?![\\w$])`, 'i').test(text);
}
