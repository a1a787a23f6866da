/**
 * The ledger's own sum of a day against what OpenRouter says the key used: they should agree, and
 * where they do not, these are the likely reasons.
 */
import type { NanoUsd } from '../../types.ts';
import { type SpentByBasis, sumSpend } from './spend.ts';

export interface BillReconciliation {
  readonly ledgerNanoUsd: NanoUsd;
  readonly billNanoUsd: NanoUsd;
  /** Bill less ledger: positive where the provider charged more than we know of. */
  readonly driftNanoUsd: NanoUsd;
  readonly agrees: boolean;
  /** Sentences for a person, likeliest first; none where they agree. */
  readonly causes: readonly string[];
}

/** The provider's own rounding of sums: a part of the bill, and at least a millionth of a dollar. */
const TOLERANCE_PART = 0.001;
const TOLERANCE_NANO_USD = 1_000;

/** Both figures are of the same UTC day: that is how OpenRouter counts. */
export function reconcileBill(ledger: SpentByBasis, billNanoUsd: NanoUsd): BillReconciliation {
  const ledgerNanoUsd = sumSpend(ledger);
  const driftNanoUsd = billNanoUsd - ledgerNanoUsd;
  const agrees =
    Math.abs(driftNanoUsd) <= Math.max(TOLERANCE_NANO_USD, TOLERANCE_PART * billNanoUsd);
  return {
    ledgerNanoUsd,
    billNanoUsd,
    driftNanoUsd,
    agrees,
    causes: agrees ? [] : listDriftCauses(ledger, driftNanoUsd),
  };
}

function listDriftCauses(ledger: SpentByBasis, drift: NanoUsd): readonly string[] {
  if (drift > 0) {
    return [
      'The same key is used elsewhere: another program, another machine, another home folder.',
      ...(ledger.estimatedNanoUsd > 0
        ? ['Some calls came without a bill and were priced from their tokens, which can be low.']
        : []),
      'The ledger was begun anew during the day.',
    ];
  }
  return [
    ...(ledger.unknownNanoUsd > 0
      ? ['Calls with an unknown outcome are counted in full; the provider may not have charged.']
      : []),
    'With your own key at the upstream host (BYOK) the host bills you, not OpenRouter.',
    "The provider's figure lags behind by some minutes.",
  ];
}
