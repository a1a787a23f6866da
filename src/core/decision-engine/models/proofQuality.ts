/**
 * How far the proof of each kind of task can be trusted where nobody gave tests, as measured on the cases of
 * the project's own suite (`test/server/verify/proofs`), with one answer of each sort added on either side:
 * none at all was ever seen is not never.
 */
import { findLanguage } from '../../languages/index.ts';
import type { Task, TaskKind } from '../../types.ts';
import type { VerifierQuality } from './knowledge.ts';

/** `reads`: it needs a grammar. `runs`: code in the language must run here. */
interface ProofQuality extends VerifierQuality {
  readonly needs: 'grammar' | 'runs';
}

const BY_KIND: Readonly<Partial<Record<TaskKind, ProofQuality>>> = {
  document: { needs: 'grammar', acceptsRight: 0.97, acceptsWrong: 0.03 },
  types: { needs: 'grammar', acceptsRight: 0.93, acceptsWrong: 0.1 },
  rename: { needs: 'grammar', acceptsRight: 0.9, acceptsWrong: 0.67 },
  refactor: { needs: 'runs', acceptsRight: 0.95, acceptsWrong: 0.16 },
  test: { needs: 'runs', acceptsRight: 0.83, acceptsWrong: 0.27 },
  translate: { needs: 'runs', acceptsRight: 0.83, acceptsWrong: 0.11 },
};

/** Null where no proof of its kind can speak. */
export function findProofQuality(task: Task, kind: TaskKind): VerifierQuality | null {
  const quality = BY_KIND[kind];
  const language = findLanguage(task.language ?? null);
  if (quality === undefined || (task.replaces === undefined && kind !== 'test')) return null;
  const can = quality.needs === 'grammar' ? language?.grammar : language?.tests;
  return can === undefined ? null : quality;
}
