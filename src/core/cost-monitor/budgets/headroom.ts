/**
 * How much of what the budgets leave one call may hold, where a smaller hold would do as well.
 *
 * What an answer does not use comes back only when its call is over. A call that held all that is
 * left would keep every other one out meanwhile, although both together may cost a small part of it.
 */
import type { BudgetLimits, BudgetRefusal, NanoUsd } from '../../types.ts';
import { type BudgetUseLookup, listBudgetLimits } from './budget.ts';

/** Null: no limit. Neither is below 0. */
export interface Headroom {
  readonly nanoUsd: NanoUsd | null;
  readonly tokens: number | null;
}

export const UNLIMITED: Headroom = { nanoUsd: null, tokens: null };

/** So many calls find room beside each other in what is left, as long as each can do with that. */
const CALLS_AT_ONCE = 8;

/** What the tightest budget leaves. It is only looked at: a reservation decides. */
export function computeHeadroom(limits: BudgetLimits, useOf: BudgetUseLookup): Headroom {
  const left: { nanoUsd: number | null; tokens: number | null } = { ...UNLIMITED };
  for (const [scope, limit] of listBudgetLimits(limits)) {
    const unit = scope === 'tokens' ? 'tokens' : 'nanoUsd';
    const rest = Math.max(0, limit - useOf(scope)[unit]);
    left[unit] = Math.min(left[unit] ?? rest, rest);
  }
  return left;
}

/** What the budget that refused a reservation has left; the others are not known here. */
export function readRefusedHeadroom({
  scope,
  left,
}: Pick<BudgetRefusal, 'scope' | 'left'>): Headroom {
  return scope === 'tokens' ? { ...UNLIMITED, tokens: left } : { ...UNLIMITED, nanoUsd: left };
}

/** The smaller of two limits; null: there is none. */
export function chooseTighterLimit(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** One call's part of `left`. */
export function shareHeadroom({ nanoUsd, tokens }: Headroom): Headroom {
  return { nanoUsd: divideAmount(nanoUsd), tokens: divideAmount(tokens) };
}

function divideAmount(amount: number | null): number | null {
  return amount === null ? null : Math.floor(amount / CALLS_AT_ONCE);
}
