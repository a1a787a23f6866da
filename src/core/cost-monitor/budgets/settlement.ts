/**
 * What a settlement books against its reservation, as plain arithmetic.
 *
 * A call of unknown cost has spent the whole reservation; a bill above the
 * reservation is booked as it is, and the part above is called `excess`, since it must never be.
 */
import type { NanoUsd, Settlement, Usage } from '../../types.ts';

export interface ReservedAmounts {
  readonly nanoUsd: NanoUsd;
  readonly tokens: number;
}

/** Amounts to add to the books; the reservation itself is taken away by the caller. */
interface Booking {
  readonly billed: NanoUsd;
  readonly estimated: NanoUsd;
  readonly unknown: NanoUsd;
  readonly excess: NanoUsd;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  /** Held against the token budget because it was not counted. */
  readonly unknownTokens: number;
}

export function computeBooking(reserved: ReservedAmounts, settlement: Settlement): Booking {
  const { basis, nanoUsd } = settlement.cost;
  const known = basis !== 'unknown' && Number.isSafeInteger(nanoUsd) && nanoUsd >= 0;
  const amount = known ? nanoUsd : Math.max(reserved.nanoUsd, toSafeCount(nanoUsd));
  const usage = normalizeUsage(settlement.usage);
  return {
    billed: known && (basis === 'billed' || basis === 'free') ? amount : 0,
    estimated: known && basis === 'estimated' ? amount : 0,
    unknown: known ? 0 : amount,
    excess: Math.max(0, amount - reserved.nanoUsd),
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    cacheReadTokens: usage?.cacheReadTokens ?? 0,
    unknownTokens: computeUncountedTokens(reserved.tokens, usage, known, amount),
  };
}

/**
 * Of a call that broke off the provider may have counted only the beginning: what was reserved and
 * not counted is held. A call with a known cost is over, and its count whole.
 */
function computeUncountedTokens(
  reserved: number,
  usage: ReturnType<typeof normalizeUsage>,
  known: boolean,
  amount: NanoUsd,
): number {
  if (known) return usage === null && amount > 0 ? reserved : 0;
  return Math.max(0, reserved - (usage === null ? 0 : usage.inputTokens + usage.outputTokens));
}

/** Counts as whole numbers from 0; null where the provider sent none. */
function normalizeUsage(
  usage: Usage | undefined,
): Required<Pick<Usage, 'inputTokens' | 'outputTokens' | 'cacheReadTokens'>> | null {
  if (usage === undefined) return null;
  return {
    inputTokens: toSafeCount(usage.inputTokens),
    outputTokens: toSafeCount(usage.outputTokens),
    cacheReadTokens: toSafeCount(usage.cacheReadTokens ?? 0),
  };
}

function toSafeCount(count: number): number {
  const whole = Math.ceil(count);
  return Number.isSafeInteger(whole) && whole > 0 ? whole : 0;
}
