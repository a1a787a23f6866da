/**
 * Whether one more call fits every budget, assuming that it costs the worst it may.
 *
 * What is spent and what others hold reserved counts alike. Free and local calls never come here:
 * money and the token budget bind paid calls only.
 */

import { formatCount, formatNanoUsd } from '../../figures.ts';
import type {
  BudgetLimits,
  BudgetRefusal,
  BudgetScope,
  EpochMs,
  NanoUsd,
  ReservationRequest,
} from '../../types.ts';

/** What a period has used, reservations included, and when it begins anew. */
interface PeriodUse {
  readonly nanoUsd: NanoUsd;
  readonly tokens: number;
  /** Null: never. Asked only for a refusal: finding the end of a day takes a while. */
  readonly resetsAtMs: () => EpochMs | null;
}

/** Looks a scope's use up; `tokens` asks for the month. Called only for scopes with a limit. */
export type BudgetUseLookup = (scope: BudgetScope) => PeriodUse;

/** The first budget that the call does not fit, narrowest period first; null when it fits all. */
export function findBudgetRefusal(
  request: ReservationRequest,
  limits: BudgetLimits,
  useOf: BudgetUseLookup,
  showTime: (at: EpochMs) => string,
): BudgetRefusal | null {
  for (const [scope, limit] of listBudgetLimits(limits)) {
    const use = useOf(scope);
    const wanted = scope === 'tokens' ? request.worstTokens : request.worstNanoUsd;
    const left = limit - (scope === 'tokens' ? use.tokens : use.nanoUsd);
    if (wanted <= left) continue;
    const resetsAtMs = use.resetsAtMs();
    const refusal = { scope, limit, left: Math.max(0, left), wanted, resetsAtMs };
    return { ...refusal, message: describeRefusal(refusal, showTime) };
  }
  return null;
}

/** The lowest of each limit. */
export function combineLimits(all: readonly BudgetLimits[]): BudgetLimits {
  const lowest = LIMIT_NAMES.flatMap(name => {
    const set = all.flatMap(limits => limits[name] ?? []);
    return set.length === 0 ? [] : [[name, Math.min(...set)] as const];
  });
  return Object.fromEntries(lowest);
}

export const LIMIT_NAMES = [
  'dailyNanoUsd',
  'weeklyNanoUsd',
  'monthlyNanoUsd',
  'projectNanoUsd',
  'monthlyTokens',
] as const satisfies readonly (keyof BudgetLimits)[];

/** Money binds a call that someone pays for, and nothing else. */
export function isBoundByMoney(request: ReservationRequest): boolean {
  return request.tier === 'paid' || request.worstNanoUsd > 0;
}

/** False for what would upset the books: no number, below nothing, or not to be counted exactly. */
export function isCountable(request: ReservationRequest): boolean {
  return [request.worstNanoUsd, request.worstTokens].every(
    amount => amount >= 0 && Number.isSafeInteger(Math.ceil(amount)),
  );
}

/** The limits that are set, narrowest period first. */
export function listBudgetLimits(
  limits: BudgetLimits,
): readonly (readonly [BudgetScope, number])[] {
  const all: readonly (readonly [BudgetScope, number | undefined])[] = [
    ['day', limits.dailyNanoUsd],
    ['week', limits.weeklyNanoUsd],
    ['month', limits.monthlyNanoUsd],
    ['project', limits.projectNanoUsd],
    ['tokens', limits.monthlyTokens],
  ];
  return all.filter((entry): entry is [BudgetScope, number] => entry[1] !== undefined);
}

function describeRefusal(
  refusal: Omit<BudgetRefusal, 'message'> & { readonly scope: BudgetScope },
  showTime: (at: EpochMs) => string,
): string {
  const { scope, limit, left, wanted, resetsAtMs } = refusal;
  const verb = scope === 'tokens' ? 'use' : 'cost';
  return (
    `${describeBudgetLeft(scope, limit ?? 0, left ?? 0)}, and this call may ${verb} up to ` +
    `${formatAmount(scope, wanted)}. ${describeReset(resetsAtMs, showTime)}`
  );
}

/** Which budget, and how much of it is left: the beginning of a sentence. */
export function describeBudgetLeft(scope: BudgetScope, limit: number, left: number): string {
  const [of, has] = [limit, left].map(amount => formatAmount(scope, amount));
  return `The ${NAMES[scope]} budget of ${of} has ${has} left`;
}

/** A sentence. */
export function describeReset(at: EpochMs | null, showTime: (at: EpochMs) => string): string {
  return at === null ? 'It does not reset by itself.' : `It resets on ${showTime(at)}.`;
}

function formatAmount(scope: BudgetScope, amount: number): string {
  return scope === 'tokens' ? `${formatCount(amount)} tokens` : formatNanoUsd(amount);
}

const NAMES: Readonly<Record<BudgetScope, string>> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  project: "project's",
  tokens: 'monthly token',
};
