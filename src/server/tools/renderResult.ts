/** The result of a task as text: for clients that show no structure, and beside it for those that show both. */

import { cutText } from '../../core/cutText.ts';
import { formatCost } from '../../protocol/index.ts';
import type { ShortRouteTaskOutput } from '../../protocol/tools/index.ts';
import type { ClientHabits } from '../session/index.ts';

/** Longest part of a rejected answer that a text shows. */
const MAX_REJECTED_CHARS = 2_000;

export function renderResult(output: ShortRouteTaskOutput, { readsBoth }: ClientHabits): string {
  const { text, code, model, tier, verification, rejected_answer: rejected } = output;
  if (output.status === 'running') {
    return `Running: ${output.reason} ${formatCost(output.cost)} so far. Ask get_task_status for ${output.task_id}.`;
  }
  if (output.receipt) return renderReceipt(output, output.receipt, readsBoth);
  const answer = text ?? code;
  if (answer === undefined) {
    const error = output.error ?? output.reason;
    return rejected && !readsBoth ? `${error}\n\n${renderRejected(rejected)}` : error;
  }
  const check = verification ? `, ${verification.outcome} by ${verification.by}` : '';
  const source = `— ${model} (${tier}), ${formatCost(output.cost)}${check}`;
  // What the client shows beside this text is not told twice.
  return readsBoth ? source : `${answer}\n\n${source}`;
}

type Receipt = NonNullable<ShortRouteTaskOutput['receipt']>;

function renderReceipt(
  { task_id: id, model, tier, cost, verification: check }: ShortRouteTaskOutput,
  { delivered, files, patch, undo }: Receipt,
  readsBoth: boolean,
): string {
  const lines = files.map(({ path, added, removed }) => `${path} +${added} −${removed}`);
  const verb = delivered === 'write' ? 'Written' : 'Not written';
  const back = undo ? ` cancel_task {"task_id":"${id}","action":"undo"} takes it back.` : '';
  const proof = check ? `${check.outcome} by ${check.by}` : 'unchecked';
  const told = `${verb}: ${lines.join(', ')}; ${proof}.${back}\n— ${model} (${tier}), ${formatCost(cost)}`;
  const codes = files.flatMap(({ path, code }) => (code === undefined ? [] : [`${path}\n${code}`]));
  return readsBoth ? told : [...codes, patch, told].filter(part => part !== undefined).join('\n\n');
}

type Rejected = NonNullable<ShortRouteTaskOutput['rejected_answer']>;

function renderRejected({ model, verdict, code, text }: Rejected): string {
  const shown = cutText(code ?? text, MAX_REJECTED_CHARS);
  return `The last answer, of ${model}, was rejected by ${verdict.by}: ${verdict.evidence}\nDo not trust it:\n${shown}`;
}
