/** Whether a local model should mend its own rejected answer before another model is asked. */
import type { Attempt, Candidate } from '../types.ts';
import type { StepInput } from './nextStepTypes.ts';

/**
 * True when a repair is likely to pay: the model runs here, it was told what is wrong, it is
 * good enough to use that, and the alternative costs money, or there is none.
 */
export function shouldSelfRepair(candidate: Candidate, last: Attempt, input: StepInput): boolean {
  const { policy, now, deadlineMs } = input;
  if (candidate.tier !== 'local' || last.verdict?.outcome !== 'rejected') return false;
  if (last.verdict.evidence.trim() === '') return false;
  const rejected = input.attempts.filter(
    a => a.model === candidate.model && a.verdict?.outcome === 'rejected',
  );
  if (rejected.length > policy.selfRepairRounds) return false;
  if (candidate.quality * policy.repairYield < policy.minRepairChance) return false;
  const next = input.decision.candidates.find(
    other =>
      other.quality > candidate.quality && !input.attempts.some(a => a.model === other.model),
  );
  const costsNothing = next !== undefined && next.tier !== 'paid';
  return !costsNothing && now + last.durationMs + policy.minCallMs <= deadlineMs;
}
