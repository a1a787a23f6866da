/** Where a task goes on that another process left: what that one had asked for and not got is an attempt. */
import type { Attempt, Cost } from '../../core/types.ts';
import type { ExecutionPoint } from '../execute/index.ts';

/**
 * `booked`: what the ledger has of the task, running calls at their worst. The call that was cut costs
 * what the finished ones do not explain. It is asked for again once: a second time it counts as one that
 * may be billed each time, which the fallback avoids.
 */
export function resumeFrom(point: ExecutionPoint, booked: Cost): ExecutionPoint {
  const { asking, attempts } = point;
  // What was heard is only to be checked.
  if (asking === null || asking.heard) return point;
  const known = attempts.reduce((sum, { cost }) => sum + cost.nanoUsd, 0);
  const nanoUsd = Math.max(0, booked.nanoUsd - known);
  const wasCut = attempts.some(
    ({ model, failure }) => model === asking.model && failure?.endedHere,
  );
  const cut: Attempt = {
    ...asking,
    durationMs: 0,
    cost: { nanoUsd, basis: nanoUsd === 0 ? 'free' : 'unknown' },
    failure: { kind: 'cut', message: CUT, mayBeBilled: wasCut, endedHere: true },
  };
  const result = { attempt: cut, answer: null, shrinkable: false, entryId: null };
  const last = { ...result, maxTokens: null, affordableTokens: null };
  return { ...point, attempts: [...attempts, cut], last, asking: null };
}

const CUT = 'LocalLama itself was ended while the model was asked.';
