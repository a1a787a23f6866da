/** From the account's figures to the wire's words: quota, key, agreement with the bill. */
import { convertNanoToUsd } from '../../core/cost-monitor/index.ts';
import type { EpochMs } from '../../core/types.ts';
import type { GET_FREE_MODELS, Output, SpendOutput } from '../../protocol/tools/index.ts';
import { computeAgreement, formatUtcDay, type OpenRouterAccount } from '../openrouter/index.ts';
import { toUsdOrNull } from './serializeDecision.ts';

type WireQuota = Output<typeof GET_FREE_MODELS>['quota'];
export type WireAgreement = NonNullable<SpendOutput['agreement']>;

export function serializeQuota(account: OpenRouterAccount): WireQuota {
  const use = account.freeUse();
  if (use === null) return null;
  const cooling = account.coolingUntil();
  const isFreeTier = account.bill.known()?.status.isFreeTier;
  return {
    per_day: use.perDay,
    per_minute: use.perMinute,
    used_today: use.usedToday,
    left_today: use.leftToday,
    left_this_minute: use.leftThisMinute,
    counted_from: toIsoTime(use.countedFromMs),
    resets_at: toIsoTime(use.resetsAtMs),
    used_up_at: use.usedUpAtMs === null ? null : toIsoTime(use.usedUpAtMs),
    ...(cooling !== null && { cooling_until: toIsoTime(cooling) }),
    credit: isFreeTier === undefined ? 'unknown' : isFreeTier ? 'none' : 'bought',
  };
}

/** `undefined` where nothing was compared today. */
export function serializeAgreement(
  { id, bill }: Pick<OpenRouterAccount, 'id' | 'bill'>,
  nowMs: EpochMs,
): WireAgreement | undefined {
  const known = bill.known();
  const compared = known?.day === formatUtcDay(nowMs) ? computeAgreement(known) : null;
  if (!known || !compared) return undefined;
  return {
    provider: id,
    day: known.day,
    ledger_usd: convertNanoToUsd(compared.ledgerNanoUsd),
    bill_usd: convertNanoToUsd(compared.billNanoUsd),
    drift_usd: convertNanoToUsd(compared.driftNanoUsd),
    agrees: compared.agrees,
    causes: [...compared.causes],
    checked_at: toIsoTime(known.checkedMs),
  };
}

/** The key's limits; null where they are unknown. */
export function serializeKey({ bill }: Pick<OpenRouterAccount, 'bill'>) {
  const known = bill.known();
  if (known === null) return null;
  const { status } = known;
  return {
    limit_usd: toUsdOrNull(status.limitNanoUsd),
    left_usd: toUsdOrNull(status.leftNanoUsd),
    resets: status.limitResets,
    used_usd: convertNanoToUsd(status.usedNanoUsd),
    checked_at: toIsoTime(known.checkedMs),
  };
}

const toIsoTime = (at: EpochMs): string => new Date(at).toISOString();
