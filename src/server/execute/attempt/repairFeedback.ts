/**
 * What a model may be told of the answer before it.
 *
 * The project's own check runs in a copy of the whole project, and what it prints may be the content
 * of any file. Where the person named files that stay, no model at all is told it, not even one that
 * runs here: its next answer could quote it, and that answer's failure would be told elsewhere. The
 * other checks run code apart from the project, and show nothing that was not in a prompt.
 *
 * What looks like a secret is kept from other hosts alone. No task is refused for it, since
 * any answer could be written so that its failure looks like one.
 */
import { buildRepairPrompt } from '../../../core/prompt/index.ts';
import type { Model, Verdict } from '../../../core/types.ts';
import type { CheckName } from '../../verify/index.ts';
import type { ExecutionServices } from '../services.ts';
import { isKeptLocal } from './checkPrivacyGate.ts';

interface RepairFeedback {
  readonly answer: string;
  readonly verdict: Verdict;
}

interface Addressee {
  readonly model: Model;
  readonly origin: string;
}

/** `feedback` as the addressee may have it. */
export function redactRepairFeedback(
  feedback: RepairFeedback | null,
  { model, origin }: Addressee,
  { keepsFiles, checkPrivacy }: Pick<ExecutionServices, 'keepsFiles' | 'checkPrivacy'>,
): RepairFeedback | null {
  if (feedback === null) return null;
  const isKept = keepsFiles && feedback.verdict.by === PROJECT;
  const told = isKept ? replaceEvidence(feedback, FILES) : feedback;
  // The very words that the feedback adds to a prompt.
  const mayLeave = ({ answer, verdict }: RepairFeedback) =>
    checkPrivacy({ prompt: buildRepairPrompt('', answer, verdict) }, 'evidence').kind ===
    'anywhere';
  if (isKeptLocal(model, origin) || mayLeave(told)) return told;
  const bare = replaceEvidence(told, SECRET);
  return mayLeave(bare) ? bare : { ...bare, answer: '' };
}

const PROJECT: CheckName = 'project';
const FILES = "The project's own check failed. What it printed is not shown.";
const SECRET = 'It failed a check; what the check said is kept here.';

const replaceEvidence = (feedback: RepairFeedback, evidence: string): RepairFeedback => ({
  ...feedback,
  verdict: { ...feedback.verdict, evidence },
});
