/** How many answers of free models fit into what is left of today's quota, and when the rest do. */
import type { EpochMs } from '../../types.ts';

export interface QuotaPlan {
  readonly today: number;
  readonly later: number;
  /** Days after today that the rest takes. */
  readonly days: number;
}

export function planQuota(
  answers: number,
  { leftToday, perDay }: { readonly leftToday: number; readonly perDay: number },
): QuotaPlan {
  const today = Math.min(answers, Math.max(0, leftToday));
  const later = answers - today;
  return { today, later, days: Math.ceil(later / Math.max(1, perDay)) };
}

export function describeQuotaPlan({ today, later, days }: QuotaPlan, resetsAtMs: EpochMs): string {
  if (later === 0) return `All ${today} answers fit into today's quota of free models.`;
  const from = new Date(resetsAtMs).toISOString().slice(0, 16);
  const long = days === 1 ? '' : `, for ${days} days`;
  return (
    `${today} of ${today + later} answers fit into today's quota of free models; ${later} are left ` +
    `from ${from} UTC on${long}: ask for the same again then.`
  );
}
