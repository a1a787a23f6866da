/**
 * What a model may be told of the answer before it.
 *
 * The project's own check runs in a copy of the whole project, and what it prints may be the content
 * of any file. Where the person named files that stay, no model at all is told it, not even one that
 * runs here: its next answer could quote it, and that answer's failure would be told elsewhere. The
 * other checks run code apart from the project, and show nothing that was not in a prompt.
 *
 * What looks like a secret is kept from other hosts alone. Nobody's task is refused for it, since
 * any answer could be written so that its failure looks like one.
 */
import { checkTextPrivacy } from '../../core/decision-engine/index.ts';
import { buildRepairPrompt } from '../../core/prompt/index.ts';
import type { Model, Verdict } from '../../core/types.ts';
import type { CheckName } from '../verify/index.ts';
import { isKeptLocal } from './checkPrivacyGate.ts';
import type { ExecutionServices } from './services.ts';

interface RepairFeedback {
  readonly answer: string;
  readonly verdict: Verdict;
}

/** `lesson` as the model at `origin` may have it. */
export function redactRepairFeedback(
  lesson: RepairFeedback | null,
  model: Model,
  origin: string,
  { keepsFiles, keys }: Pick<ExecutionServices, 'keepsFiles' | 'keys'>,
): RepairFeedback | null {
  if (lesson === null) return null;
  const told =
    keepsFiles && lesson.verdict.by === PROJECT ? replaceEvidence(lesson, FILES) : lesson;
  if (isKeptLocal(model, origin) || mayLeave(told, keys)) return told;
  const bare = replaceEvidence(told, SECRET);
  return mayLeave(bare, keys) ? bare : { ...bare, answer: '' };
}

const PROJECT: CheckName = 'project';
const FILES = "The project's own check failed. What it printed is not shown.";
const SECRET = 'It failed a check; what the check said is kept here.';

const replaceEvidence = (lesson: RepairFeedback, evidence: string): RepairFeedback => ({
  ...lesson,
  verdict: { ...lesson.verdict, evidence },
});

/** Judges the very words that the lesson adds to a prompt. */
function mayLeave({ answer, verdict }: RepairFeedback, keys: readonly string[]): boolean {
  return checkTextPrivacy([buildRepairPrompt('', answer, verdict)], keys).kind === 'anywhere';
}
