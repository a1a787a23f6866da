/** A model that could take a task, in figures: where it runs, its chance, its price and its time. */
import { describeTier, formatDuration, formatPercent, formatUsd } from '../../protocol/index.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';

export type ShownCandidate = RouteTaskOutput['decision']['candidates'][number];

/** In the order of the tables' columns. */
export function listCandidateFigures(candidate: ShownCandidate): readonly string[] {
  return [
    describeTier(candidate.tier),
    formatPercent(candidate.quality),
    describePrice(candidate),
    `about ${formatDuration(candidate.expected_ms)}`,
  ];
}

/** The same on one line. */
export function describeCandidate(candidate: ShownCandidate): string {
  const [tier, chance, price, time] = listCandidateFigures(candidate);
  return `${tier} · ${chance} likely to be right · ${price} · ${time}`;
}

function describePrice({ expected_cost_usd: usd }: ShownCandidate): string {
  if (usd === null) return 'price unknown';
  return usd === 0 ? 'no charge' : `about ${formatUsd(usd)}`;
}
