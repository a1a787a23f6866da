/**
 * What agents may spend within any hour: a window that slides, so that no full hour doubles it. What
 * is held for a call that runs counts as spent.
 */
import { formatNanoUsd } from '../../figures.ts';
import type { BudgetRefusal, EpochMs, NanoUsd, ReservationRequest } from '../../types.ts';

/** What one call cost, or holds. */
export interface HeldCost {
  readonly atMs: EpochMs;
  readonly nanoUsd: NanoUsd;
}

export const AGENT_WINDOW_MS = 3_600_000;

/** `calls`: of agents within the window, oldest first. Null where the request fits. */
export function findAgentRefusal(
  { worstNanoUsd: wanted }: ReservationRequest,
  limit: NanoUsd,
  calls: readonly HeldCost[],
  showTime: (at: EpochMs) => string,
): BudgetRefusal | null {
  const left = computeAgentsLeft(limit, calls);
  if (wanted <= left) return null;
  const resetsAtMs = findRoom(limit - wanted, calls);
  const [most, spent, cost] = [limit, sumCosts(calls), wanted].map(formatNanoUsd);
  const when =
    resetsAtMs === null
      ? 'No hour has room for it.'
      : `There is room for it on ${showTime(resetsAtMs)}.`;
  const message = `Agents may spend ${most} an hour (setting agent.maxHourUsd), ${spent} of it is spent or held, and this call may cost up to ${cost}. ${when}`;
  return { scope: 'agents', limit, left, wanted, resetsAtMs, message };
}

/** Never below 0. */
export function computeAgentsLeft(limit: NanoUsd, calls: readonly HeldCost[]): NanoUsd {
  return Math.max(0, limit - sumCosts(calls));
}

/** When so many of the oldest have left the window that no more than `most` remains; null: never. */
function findRoom(most: NanoUsd, calls: readonly HeldCost[]): EpochMs | null {
  let rest = sumCosts(calls);
  for (const { atMs, nanoUsd } of most < 0 ? [] : calls) {
    rest -= nanoUsd;
    if (rest <= most) return atMs + AGENT_WINDOW_MS;
  }
  return null;
}

function sumCosts(calls: readonly HeldCost[]): NanoUsd {
  return calls.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0);
}
