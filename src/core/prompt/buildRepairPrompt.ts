/**
 * The prompt of the next model, or of the same one asked again, after an answer was rejected:
 * the task, what was answered, and what is wrong with it.
 */
import { wrapInFence } from '../answer/index.ts';
import type { Verdict } from '../types.ts';

/** Longest rejected answer that is quoted, in UTF-16 units; a longer one is not quoted at all. */
const MAX_QUOTED_CHARS = 12_000;
/** Longest evidence that is quoted, in UTF-16 units. */
const MAX_EVIDENCE_CHARS = 4_000;

/** Adds a rejected answer and its evidence to the task's prompt. */
export function buildRepairPrompt(prompt: string, answer: string, verdict: Verdict): string {
  const evidence = verdict.evidence.slice(0, MAX_EVIDENCE_CHARS).trim();
  const quote = quoteText(answer.trim(), MAX_QUOTED_CHARS);
  return [
    prompt,
    quote === '' ? 'An earlier answer was rejected.' : `An earlier answer was rejected:\n${quote}`,
    `What is wrong with it:\n${quoteText(evidence, MAX_EVIDENCE_CHARS)}`,
    'Give a complete, corrected answer.',
  ].join('\n\n');
}

function quoteText(text: string, maxChars: number): string {
  return text === '' || text.length > maxChars ? '' : wrapInFence(text, '');
}
