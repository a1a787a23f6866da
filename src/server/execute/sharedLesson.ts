/**
 * What a model may be told of the answer before it, where the person named files that stay.
 *
 * The project's own check runs in a copy of the whole project, and what it prints may be the content
 * of any file; an answer could even be written so that it is. A host elsewhere is told that the
 * check failed, and no more. The other checks run code apart from the project.
 */
import type { Model, Verdict } from '../../core/types.ts';
import type { CheckName } from '../verify/check.ts';
import { staysHere } from './gate.ts';
import type { ExecutionServices } from './services.ts';

interface Lesson {
  readonly answer: string;
  readonly verdict: Verdict;
}

/** `lesson` as the model at `origin` may have it. */
export function sharedLesson(
  lesson: Lesson | null,
  model: Model,
  origin: string,
  { keepsFiles }: Pick<ExecutionServices, 'keepsFiles'>,
): Lesson | null {
  if (lesson === null || !keepsFiles || staysHere(model, origin)) return lesson;
  if (!QUOTES_FILES.has(lesson.verdict.by)) return lesson;
  return { ...lesson, verdict: { ...lesson.verdict, evidence: WITHHELD } };
}

const PROJECT: CheckName = 'project';
const QUOTES_FILES: ReadonlySet<string> = new Set([PROJECT]);
const WITHHELD = "The project's own check failed. What it printed is not shown.";
