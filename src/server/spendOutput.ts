/** The ledger's snapshot in the wire's words: what `get_spend`, `locallama://spend` and the CLI show. */
import { nanoToUsd } from '../core/cost-monitor/money.ts';
import type { Savings } from '../core/cost-monitor/savings.ts';
import type {
  PeriodSpend,
  SpendSnapshot,
  SpentByBasis,
  TaskSpend,
  TokenSpend,
} from '../core/cost-monitor/spend.ts';
import { spent } from '../core/cost-monitor/spend.ts';
import type { SpendOutput } from '../protocol/tools.ts';
import type { ToldRoute } from '../store/routeStore.ts';
import { type WireAgreement, wireAgreement } from './openrouter/wireAccount.ts';
import type { Services } from './services.ts';

/** Reads the ledger now. */
export function spendOutput({ spend, alerts, routes, openRouter, now }: Services): SpendOutput {
  const snapshot = spend();
  const told = routes.told(snapshot.recent.map(({ taskId }) => taskId));
  return wireSpend(snapshot, alerts(snapshot), told, wireAgreement(openRouter, now()));
}

export function wireSpend(
  snapshot: SpendSnapshot,
  alerts: SpendOutput['alerts'],
  told: ReadonlyMap<string, ToldRoute>,
  agreement: WireAgreement | undefined,
): SpendOutput {
  const { known, tokens, savings, refusesPaid } = snapshot;
  return {
    currency: 'USD',
    // What cannot be read is not 0: it is left out, and `ledger.problem` says why.
    periods: known ? snapshot.periods.map(wirePeriod) : [],
    models: (known ? snapshot.models : []).map(model => ({
      model: model.model,
      tier: model.tier,
      calls: model.calls,
      input_tokens: model.inputTokens,
      output_tokens: model.outputTokens,
      ...wireAmounts(model),
    })),
    ...(known && { tokens: wireTokens(tokens) }),
    recent: snapshot.recent.map(task => wireTask(task, told.get(task.taskId))),
    alerts,
    ...(savings && { savings: wireSavings(savings) }),
    ...(agreement && { agreement }),
    ledger: {
      healthy: refusesPaid === null,
      ...(refusesPaid && { problem: refusesPaid.message, kind: refusesPaid.kind }),
    },
  };
}

export function wireSavings(savings: Savings): NonNullable<SpendOutput['savings']> {
  const { baselineModel, priceSource } = savings;
  return {
    low_usd: nanoToUsd(savings.lowNanoUsd),
    high_usd: nanoToUsd(savings.highNanoUsd),
    baseline_model: baselineModel,
    price_as_of: priceSource.asOf,
    note: `This month, against ${baselineModel} at its prices of ${priceSource.asOf}, on the same tokens.`,
  };
}

function wireTokens(tokens: TokenSpend): NonNullable<SpendOutput['tokens']> {
  return {
    month: tokens.usedTokens,
    reserved: tokens.reservedTokens,
    ...(tokens.limitTokens !== null && { limit: tokens.limitTokens }),
    ...(tokens.leftTokens !== null && { left: tokens.leftTokens }),
  };
}

function wirePeriod(period: PeriodSpend): SpendOutput['periods'][number] {
  return {
    period: period.period,
    starts: isoOrNull(period.startsMs),
    resets: isoOrNull(period.resetsMs),
    ...wireAmounts(period),
    reserved_usd: nanoToUsd(period.reservedNanoUsd),
    ...(period.limitNanoUsd !== null && { limit_usd: nanoToUsd(period.limitNanoUsd) }),
    ...(period.leftNanoUsd !== null && { left_usd: nanoToUsd(period.leftNanoUsd) }),
  };
}

function wireTask(task: TaskSpend, told: ToldRoute | undefined): SpendOutput['recent'][number] {
  return {
    task_id: task.taskId,
    at: new Date(task.atMs).toISOString(),
    model: task.model,
    tier: task.tier,
    attempts: task.attempts,
    ...(task.durationMs !== null && { duration_ms: task.durationMs }),
    cost: { usd: nanoToUsd(task.nanoUsd), basis: task.basis },
    state: task.running ? 'running' : 'done',
    ...(told && { reason: told.reason }),
    ...(told?.result && { result: told.result }),
  };
}

/** Money by how sure it is. */
export function wireAmounts(by: SpentByBasis) {
  return {
    spent_usd: nanoToUsd(spent(by)),
    billed_usd: nanoToUsd(by.billedNanoUsd),
    estimated_usd: nanoToUsd(by.estimatedNanoUsd),
    unknown_usd: nanoToUsd(by.unknownNanoUsd),
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
