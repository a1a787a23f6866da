/**
 * Books a finished call: the one place where an outcome becomes money. A ledger that fails is told to
 * the log, since what is to be booked has happened already; a reservation then stands in full.
 */
import { computeCost } from '../../../core/cost-monitor/index.ts';
import type {
  Completion,
  Cost,
  EpochMs,
  Model,
  NanoUsd,
  Settlement,
  Usage,
} from '../../../core/types.ts';
import type { ExecutionServices } from '../services.ts';
import type { ReservedCall } from './reserveCall.ts';

interface Booked {
  readonly cost: Cost;
  /** The ledger's id of the call; null where it is not in the ledger. */
  readonly entryId: string | null;
}

/** Never rejects. */
export async function settleCall(
  { hold, reservation }: ReservedCall,
  completion: Completion,
  { model, startedMs }: { readonly model: Model; readonly startedMs: EpochMs },
  { ledger, log }: Pick<ExecutionServices, 'ledger' | 'log'>,
): Promise<Booked> {
  if (hold.kind === 'refused') return { cost: ZERO_COST, entryId: null };
  const settlement = computeSettlement(completion, model, reservation.worstNanoUsd);
  const { cost } = settlement;
  if (hold.kind === 'held') {
    await settleHeld(hold.id, settlement, { ledger, log });
    return { cost, entryId: hold.id };
  }
  try {
    if (hold.kind === 'afterwards') {
      return { cost, entryId: (await ledger.record(reservation, settlement, startedMs)) || null };
    }
  } catch (error) {
    log.error('ledger failed', { error: String(error) });
  }
  return { cost, entryId: null };
}

/** Also in the place of a process that was stopped; what is booked already stays. Never rejects. */
export async function settleHeld(
  entryId: string,
  settlement: Settlement,
  { ledger, log }: Pick<ExecutionServices, 'ledger' | 'log'>,
): Promise<void> {
  try {
    await ledger.settle(entryId, settlement);
  } catch (error) {
    log.error('ledger failed', { error: String(error) });
  }
}

/**
 * The provider's bill stands above all; what another host says of its cost, where it is the most. Without one, a
 * finished answer, be it a refusal, is priced
 * from its token counts, and whatever may have been billed without telling stays charged in full. Token counts of
 * a call that broke off prove nothing: some providers send them with every piece. Nor does a bill
 * on the way, but that no less is owed.
 *
 * `reserved` is what the ledger holds for the call.
 */
export function computeSettlement(
  completion: Completion,
  model: Model,
  reserved: NanoUsd,
): Settlement {
  const usage = completion.usage ? { usage: completion.usage } : {};
  return { cost: computeCallCost(completion, model, reserved), ...usage };
}

function computeCallCost(completion: Completion, model: Model, reserved: NanoUsd): Cost {
  const {
    billedNanoUsd: billed,
    billedAtLeastNanoUsd: atLeast,
    saidNanoUsd: said = 0,
  } = completion;
  const gratis = model.tier !== 'paid';
  if (billed !== undefined && !(gratis && billed === 0))
    return { nanoUsd: billed, basis: 'billed' };
  const unknown = { nanoUsd: Math.max(reserved, atLeast ?? 0), basis: 'unknown' } as const;
  if (atLeast !== undefined && !(gratis && atLeast === 0)) return unknown;
  if (gratis && said > 0) return { nanoUsd: said, basis: 'billed' };
  if (gratis || (!completion.ok && !completion.failure.mayBeBilled)) return ZERO_COST;
  const over = completion.ok || completion.finished === true;
  if (!over) return unknown;
  const priced = computeCountedCost(completion, model, reserved) ?? unknown;
  const isMore = priced === unknown ? said > 0 : said >= priced.nanoUsd;
  return isMore ? { nanoUsd: said, basis: 'billed' } : priced;
}

/**
 * The larger reading of the counts, but no more than was reserved where the smaller one is not: no
 * host writes more than it was asked for. Null where nothing was counted, or has no price.
 */
function computeCountedCost(
  completion: Completion,
  { price }: Model,
  reserved: NanoUsd,
): Cost | null {
  const { usage } = completion;
  if (!usage || !hasTokenCounts(usage, completion)) return null;
  const most = computeCost(price, usage);
  if (most.basis === 'unknown') return null;
  if (usage.atLeast === undefined || most.nanoUsd <= reserved) return most;
  const least = computeCost(price, { ...usage, ...usage.atLeast });
  return least.nanoUsd > reserved ? most : { ...most, nanoUsd: reserved };
}

/**
 * Zeros stand where a server did not count: every call has a prompt, every text has tokens, and so
 * have a refusal and thoughts, which are in no text.
 */
function hasTokenCounts({ inputTokens, outputTokens }: Usage, completion: Completion): boolean {
  const { ok, text } = completion;
  const isEmpty = ok && text === '' && !completion.calls;
  return inputTokens > 0 && (outputTokens > 0 || isEmpty);
}

/** Nothing was owed. */
export const ZERO_COST: Cost = { nanoUsd: 0, basis: 'free' };

/** The sum of what attempts cost, as sure as its least sure part. */
export function sumCosts(costs: readonly Cost[]): Cost {
  const nanoUsd = costs.reduce((sum, cost) => sum + cost.nanoUsd, 0);
  const basis = SUREST_LAST.find(each => costs.some(cost => cost.basis === each)) ?? 'free';
  return { nanoUsd, basis };
}

const SUREST_LAST = ['unknown', 'estimated', 'billed', 'free'] as const;
