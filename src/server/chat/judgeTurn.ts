/**
 * Reads what a model said in a turn. A turn is right where it can be gone on with: words, or calls that can be
 * made. What it says or does is for the user and the tools to judge.
 */
import { type ReadTurn, readLastRequest, readToolCalls } from '../../core/chat/index.ts';
import type { Completion, Conversation, Verdict } from '../../core/types.ts';
import { splitThinking } from './splitThinking.ts';

export interface SaidTurn extends ReadTurn {
  readonly finish: 'stop' | 'length';
  /** Empty where it told none. */
  readonly thought: string;
}

/** What of a turn is told to a model that is asked for it again. */
interface Judged {
  readonly turn: SaidTurn;
  readonly verdict: Verdict;
}

export function judgeTurn(
  { text: raw, calls = [], reasoning = '', finish }: Extract<Completion, { ok: true }>,
  { tools, messages, mustCall }: Conversation,
  makeId: () => string,
): Judged {
  const { thought, text } = splitThinking(raw);
  const asked = readLastRequest(messages);
  const read = readToolCalls({ text, calls, tools, asked, makeId });
  const turn = { ...read, finish, thought: reasoning + thought };
  const problem = findProblem(turn, mustCall);
  if (problem === null) return { turn, verdict: STANDS };
  return { turn, verdict: { outcome: 'rejected', by: 'calls', evidence: problem } };
}

const STANDS: Verdict = { outcome: 'unchecked', by: 'none', evidence: '' };

/** Calls that can be made are made; what was wrong with others their results will show. */
function findProblem({ text, calls, problem }: SaidTurn, mustCall: boolean): string | null {
  if (calls.length > 0) return null;
  if (problem !== null) return problem;
  if (mustCall) return 'The answer has to be a call of one of the tools.';
  return text.trim() === '' ? 'The answer was empty.' : null;
}
