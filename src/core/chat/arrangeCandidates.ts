/**
 * Which model goes on with a conversation: the one that has it, since its host has the turns cached and
 * people get used to it; another one only where that cannot, or goes round in circles.
 */
import type { Candidate, RouteDecision } from '../types.ts';
import type { Stall } from './findStall.ts';

export interface Arranged {
  /** The model to ask first stands first. */
  readonly decision: RouteDecision;
  /** Why another model takes over; null: none does. */
  readonly change: string | null;
}

/** `has`: the model that answered last; null: none did yet. */
export function arrangeCandidates(
  decision: RouteDecision,
  has: string | null,
  stall: Stall | null,
): Arranged {
  if (has === null) return { decision, change: null };
  const { candidates, rejected } = decision;
  const current = candidates.find(({ model }) => model === has);
  if (!current) {
    const why = rejected.find(({ model }) => model === has)?.why ?? `${has} is no longer there.`;
    return { decision, change: why };
  }
  const better = stall && candidates.find(({ quality }) => quality > current.quality);
  if (!better) return { decision: putFirst(decision, current), change: null };
  return { decision: putFirst(decision, better), change: `${has} ${SAYS[stall]}.` };
}

const SAYS: Readonly<Record<Stall, string>> = {
  'repeated-errors': 'called tools that failed again and again',
  'no-progress': 'did the same again and again',
};

function putFirst(decision: RouteDecision, first: Candidate): RouteDecision {
  const others = decision.candidates.filter(other => other !== first);
  return { ...decision, candidates: [first, ...others] };
}
