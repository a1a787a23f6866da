/** Documentation as an answer: the same code, and comments that speak of what callers need to know. */
import type { TaskCheck } from '../../../core/benchmark/index.ts';
import { checkProof } from './checkProof.ts';
import type { JudgeInput, Judgement } from './judgement.ts';

export async function checkDocument(
  input: JudgeInput,
  { mentions }: Extract<TaskCheck, { kind: 'document' }>,
): Promise<Judgement> {
  const proof = await checkProof(input);
  if (proof.passed !== true) return proof;
  const added = listAddedLines(input.answer.code ?? '', input.task.code ?? '').join('\n');
  const left = mentions.filter(word => !isMentioned(word, added));
  if (left.length === 0) return proof;
  return { ...proof, passed: false, evidence: `It says nothing of ${left.join(', ')}.` };
}

/** Lines of `code` that were not there before, however deep they stand. */
export function listAddedLines(code: string, before: string): readonly string[] {
  const old = new Set(before.split('\n').map(line => line.trim()));
  return code.split('\n').filter(line => !old.has(line.trim()));
}

export function isMentioned(word: string, text: string): boolean {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w$])${plain}(?![\\w$])`, 'i').test(text);
}
