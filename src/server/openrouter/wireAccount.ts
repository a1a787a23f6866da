/** From the account's figures to the wire's words: quota, key, agreement with the bill. */
import { nanoToUsd } from '../../core/cost-monitor/money.ts';
import type { EpochMs } from '../../core/types.ts';
import type { GET_FREE_MODELS, Output, SpendOutput } from '../../protocol/tools.ts';
import { usdOrNull } from '../wire.ts';
import type { OpenRouterAccount } from './account.ts';
import { agreementOf, utcDay } from './bill.ts';

type WireQuota = Output<typeof GET_FREE_MODELS>['quota'];
export type WireAgreement = NonNullable<SpendOutput['agreement']>;

export function wireQuota(account: OpenRouterAccount): WireQuota {
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
    counted_from: iso(use.countedFromMs),
    resets_at: iso(use.resetsAtMs),
    used_up_at: use.usedUpAtMs === null ? null : iso(use.usedUpAtMs),
    ...(cooling !== null && { cooling_until: iso(cooling) }),
    credit: isFreeTier === undefined ? 'unknown' : isFreeTier ? 'none' : 'bought',
  };
}

/** `undefined` where nothing was compared today. */
export function wireAgreement(
  { id, bill }: Pick<OpenRouterAccount, 'id' | 'bill'>,
  nowMs: EpochMs,
): WireAgreement | undefined {
  const known = bill.known();
  const compared = known?.day === utcDay(nowMs) ? agreementOf(known) : null;
  if (!known || !compared) return undefined;
  return {
    provider: id,
    day: known.day,
    ledger_usd: nanoToUsd(compared.ledgerNanoUsd),
    bill_usd: nanoToUsd(compared.billNanoUsd),
    drift_usd: nanoToUsd(compared.driftNanoUsd),
    agrees: compared.agrees,
    causes: [...compared.causes],
    checked_at: iso(known.checkedMs),
  };
}

/** The key's limits; null where nobody told them. */
export function wireKey({ bill }: Pick<OpenRouterAccount, 'bill'>) {
  const known = bill.known();
  if (known === null) return null;
  const { status } = known;
  return {
    limit_usd: usdOrNull(status.limitNanoUsd),
    left_usd: usdOrNull(status.leftNanoUsd),
    resets: status.limitResets,
    used_usd: nanoToUsd(status.usedNanoUsd),
    checked_at: iso(known.checkedMs),
  };
}

const iso = (at: EpochMs): string => new Date(at).toISOString();
