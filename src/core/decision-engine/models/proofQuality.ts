/**
 * How far the proof of each kind of task can be trusted where nobody gave tests, as measured on the cases of
 * the project's own suites (`test/server/verify/{proofs,everyday}`; of new code on recorded answers,
 * `test/bench/recordedAnswers.ts`), with one answer of each sort added on either side: none at all was ever seen
 * is not never.
 */
import { findLanguage } from '../../languages/index.ts';
import type { Task, TaskKind } from '../../types.ts';
import type { VerifierQuality } from './knowledge.ts';

interface ProofQuality extends VerifierQuality {
  /** A grammar of the language, or that its code can run here. */
  readonly needs: 'grammar' | 'runs';
  /** And what else; the code that the answer stands for where this is absent. */
  readonly with?: 'second-answer' | 'named-error' | 'nothing';
}

const BY_KIND: Readonly<Partial<Record<TaskKind, ProofQuality>>> = {
  document: { needs: 'grammar', acceptsRight: 0.97, acceptsWrong: 0.03 },
  types: { needs: 'grammar', acceptsRight: 0.93, acceptsWrong: 0.1 },
  rename: { needs: 'grammar', acceptsRight: 0.9, acceptsWrong: 0.67 },
  refactor: { needs: 'runs', acceptsRight: 0.95, acceptsWrong: 0.16 },
  test: { needs: 'runs', with: 'nothing', acceptsRight: 0.83, acceptsWrong: 0.27 },
  translate: { needs: 'runs', acceptsRight: 0.83, acceptsWrong: 0.11 },
  fix: { needs: 'runs', with: 'named-error', acceptsRight: 0.93, acceptsWrong: 0.21 },
  generate: { needs: 'runs', with: 'second-answer', acceptsRight: 0.89, acceptsWrong: 0.2 },
  complete: { needs: 'runs', with: 'second-answer', acceptsRight: 0.89, acceptsWrong: 0.2 },
};

/** Null where no proof of its kind can speak. `hasSecond`: another model here would be asked, too. */
export function findProofQuality(
  task: Task,
  kind: TaskKind,
  hasSecond: boolean,
): VerifierQuality | null {
  const quality = BY_KIND[kind];
  const language = findLanguage(task.language ?? null);
  if (quality === undefined || !hasWhatItNeeds(task, quality.with, hasSecond)) return null;
  const can = quality.needs === 'grammar' ? language?.grammar : language?.tests;
  return can === undefined ? null : quality;
}

function hasWhatItNeeds(task: Task, what: ProofQuality['with'], hasSecond: boolean): boolean {
  switch (what) {
    case 'nothing':
      return true;
    case 'second-answer':
      return hasSecond && task.intent !== undefined;
    case 'named-error':
      return task.replaces !== undefined && NAMED_ERROR.test(task.prompt);
    case undefined:
      return task.replaces !== undefined;
  }
}

const NAMED_ERROR = /\b[A-Z]\w*(?:Error|Exception)\b/;
