/**
 * What a model may be told of the answer before it.
 *
 * The project's own check runs in a copy of the whole project, and what it prints may be the content
 * of any file. Where the person named files that stay, no model at all is told it, not even one that
 * runs here: its next answer could quote it, and that answer's failure would be told elsewhere. Else
 * other hosts are told the lines that are about the answer. The other checks run code apart from the
 * project, and show nothing that was not in a prompt.
 *
 * Whichever check it came from: what quotes a file that stays or looks like a secret is kept from other hosts
 * alone. No task is refused for it, since any answer could be written so that its failure looks like one.
 */
import { buildRepairPrompt, selectEvidence } from '../../../core/prompt/index.ts';
import type { Model, Task, Verdict } from '../../../core/types.ts';
import type { CheckName } from '../../verify/index.ts';
import type { ExecutionServices } from '../services.ts';
import { isKeptLocal } from './checkPrivacyGate.ts';

interface RepairFeedback {
  readonly answer: string;
  readonly verdict: Verdict;
}

interface Addressee {
  readonly task: Pick<Task, 'replaces' | 'filePath'>;
  readonly model: Model;
  readonly origin: string;
}

/** `feedback` as the addressee may have it. */
export function redactRepairFeedback(
  feedback: RepairFeedback | null,
  { task, model, origin }: Addressee,
  { keepsFiles, checkPrivacy }: Pick<ExecutionServices, 'keepsFiles' | 'checkPrivacy'>,
): RepairFeedback | null {
  if (feedback === null) return null;
  const isKept = keepsFiles && feedback.verdict.by === PROJECT;
  const told = isKept ? replaceEvidence(feedback, FILES) : feedback;
  // The very words that the feedback adds to a prompt.
  const mayLeave = ({ answer, verdict }: RepairFeedback) =>
    checkPrivacy({ prompt: buildRepairPrompt('', answer, verdict) }, 'evidence').kind ===
    'anywhere';
  if (isKeptLocal(model, origin)) return told;
  const bounded = told.verdict.by === PROJECT && !isKept ? selectLines(told, task) : told;
  if (mayLeave(told)) return bounded;
  const bare = replaceEvidence(told, SECRET);
  return mayLeave(bare) ? bare : { ...bare, answer: '' };
}

function selectLines(feedback: RepairFeedback, task: Addressee['task']): RepairFeedback {
  const { replaces = '', filePath } = task;
  const subject = { codes: [feedback.answer, replaces], ...(filePath && { filePath }) };
  return replaceEvidence(feedback, selectEvidence(feedback.verdict.evidence, subject));
}

const PROJECT: CheckName = 'project';
const FILES = "The project's own check failed. What it printed is not shown.";
const SECRET = 'It failed a check; what the check said is kept here.';

const replaceEvidence = (feedback: RepairFeedback, evidence: string): RepairFeedback => ({
  ...feedback,
  verdict: { ...feedback.verdict, evidence },
});
