/** The ledger's snapshot in the wire's words: what `get_spend`, `locallama://spend` and the CLI show. */
import {
  convertNanoToUsd,
  type PeriodSpend,
  type Savings,
  type SpendSnapshot,
  type SpentByBasis,
  sumSpend,
  type TaskSpend,
  type TokenSpend,
} from '../../core/cost-monitor/index.ts';
import type { SpendOutput } from '../../protocol/tools/index.ts';
import type { RouteSummary } from '../../store/index.ts';
import type { Services } from '../services.ts';
import { serializeAgreement, type WireAgreement } from './serializeAccount.ts';

/** Reads the ledger now. */
export function buildSpendOutput({
  spend,
  alerts,
  routes,
  openRouter,
  now,
}: Services): SpendOutput {
  const snapshot = spend();
  const told = routes.told(snapshot.recent.map(({ taskId }) => taskId));
  return serializeSpend(snapshot, alerts(snapshot), told, serializeAgreement(openRouter, now()));
}

export function serializeSpend(
  snapshot: SpendSnapshot,
  alerts: SpendOutput['alerts'],
  told: ReadonlyMap<string, RouteSummary>,
  agreement: WireAgreement | undefined,
): SpendOutput {
  const { known, tokens, savings, refusesPaid } = snapshot;
  return {
    currency: 'USD',
    // What cannot be read is not 0: it is left out, and `ledger.problem` says why.
    periods: known ? snapshot.periods.map(serializePeriod) : [],
    models: (known ? snapshot.models : []).map(model => ({
      model: model.model,
      tier: model.tier,
      calls: model.calls,
      input_tokens: model.inputTokens,
      output_tokens: model.outputTokens,
      ...serializeAmounts(model),
    })),
    ...(known && { tokens: serializeTokens(tokens) }),
    recent: snapshot.recent.map(task => serializeTask(task, told.get(task.taskId))),
    alerts,
    ...(savings && { savings: serializeSavings(savings) }),
    ...(agreement && { agreement }),
    ledger: {
      healthy: refusesPaid === null,
      ...(refusesPaid && { problem: refusesPaid.message, kind: refusesPaid.kind }),
    },
  };
}

export function serializeSavings(savings: Savings): NonNullable<SpendOutput['savings']> {
  const { baselineModel, priceSource } = savings;
  return {
    low_usd: convertNanoToUsd(savings.lowNanoUsd),
    high_usd: convertNanoToUsd(savings.highNanoUsd),
    baseline_model: baselineModel,
    price_as_of: priceSource.asOf,
    note: `This month, against ${baselineModel} at its prices of ${priceSource.asOf}, on the same tokens.`,
  };
}

function serializeTokens(tokens: TokenSpend): NonNullable<SpendOutput['tokens']> {
  return {
    month: tokens.usedTokens,
    reserved: tokens.reservedTokens,
    ...(tokens.limitTokens !== null && { limit: tokens.limitTokens }),
    ...(tokens.leftTokens !== null && { left: tokens.leftTokens }),
  };
}

function serializePeriod(period: PeriodSpend): SpendOutput['periods'][number] {
  return {
    period: period.period,
    starts: toIsoTimeOrNull(period.startsMs),
    resets: toIsoTimeOrNull(period.resetsMs),
    ...serializeAmounts(period),
    reserved_usd: convertNanoToUsd(period.reservedNanoUsd),
    ...(period.limitNanoUsd !== null && { limit_usd: convertNanoToUsd(period.limitNanoUsd) }),
    ...(period.leftNanoUsd !== null && { left_usd: convertNanoToUsd(period.leftNanoUsd) }),
  };
}

function serializeTask(
  task: TaskSpend,
  told: RouteSummary | undefined,
): SpendOutput['recent'][number] {
  return {
    task_id: task.taskId,
    at: new Date(task.atMs).toISOString(),
    model: task.model,
    tier: task.tier,
    attempts: task.attempts,
    ...(task.durationMs !== null && { duration_ms: task.durationMs }),
    cost: { usd: convertNanoToUsd(task.nanoUsd), basis: task.basis },
    state: task.running ? 'running' : 'done',
    ...(task.client !== null && { client: task.client }),
    ...(told && { reason: told.reason }),
    ...(told?.result && { result: told.result }),
    ...(told?.proof && { proof: told.proof }),
  };
}

/** Money by how sure it is. */
export function serializeAmounts(by: SpentByBasis) {
  return {
    spent_usd: convertNanoToUsd(sumSpend(by)),
    billed_usd: convertNanoToUsd(by.billedNanoUsd),
    estimated_usd: convertNanoToUsd(by.estimatedNanoUsd),
    unknown_usd: convertNanoToUsd(by.unknownNanoUsd),
  };
}

function toIsoTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
