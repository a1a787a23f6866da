/** From the core's nouns to the wire's snake_case: the one place where decisions and attempts are translated. */
import { type CleanAnswer, readFences } from '../../core/answer/index.ts';
import { convertNanoToUsd } from '../../core/cost-monitor/index.ts';
import type {
  Attempt,
  Candidate,
  Cost,
  Failure,
  NanoUsd,
  RouteDecision,
  ShownContext,
  Task,
  Usage,
} from '../../core/types.ts';
import type { Output, PREEMPTIVE_ROUTE_TASK, RouteTaskOutput } from '../../protocol/tools/index.ts';

type WireAttempt = RouteTaskOutput['attempts'][number];
type WireUsage = NonNullable<RouteTaskOutput['usage']>;

/** Candidates, and rejections, that a result lists: an agent pays for every line that it reads. */
const MAX_LISTED = 20;

export function serializeDecision(decision: RouteDecision): RouteTaskOutput['decision'] {
  return {
    route: decision.route,
    score: decision.score,
    reason: decision.reason,
    candidates: decision.candidates.slice(0, MAX_LISTED).map(serializeCandidate),
    rejected: decision.rejected.slice(0, MAX_LISTED).map(rejection => ({ ...rejection })),
    not_listed:
      Math.max(0, decision.candidates.length - MAX_LISTED) +
      Math.max(0, decision.rejected.length - MAX_LISTED),
  };
}

/** The decision alone, with the model that is asked first. */
export function serializeFirstChoice(
  decision: RouteDecision,
): Output<typeof PREEMPTIVE_ROUTE_TASK> {
  const [best] = decision.candidates;
  return {
    ...serializeDecision(decision),
    model: best?.model ?? null,
    provider: best?.provider ?? null,
    tier: best?.tier ?? null,
    complexity: decision.complexity,
    estimated_cost_usd: best ? roundShown(toUsdOrNull(best.expectedNanoUsd)) : null,
  };
}

function serializeCandidate(
  candidate: Candidate,
): RouteTaskOutput['decision']['candidates'][number] {
  return {
    model: candidate.model,
    provider: candidate.provider,
    tier: candidate.tier,
    quality: roundShown(candidate.quality),
    expected_cost_usd: roundShown(toUsdOrNull(candidate.expectedNanoUsd)),
    worst_cost_usd: roundShown(toUsdOrNull(candidate.worstNanoUsd)),
    expected_ms: roundShown(candidate.expectedMs),
    utility: roundShown(candidate.utility),
    why: candidate.why,
  };
}

/** No estimate is better than its first three digits, and each digit more is paid by an agent. */
function roundShown<T extends number | null>(value: T): T {
  return (value === null ? null : Number(value.toPrecision(3))) as T;
}

export function serializeAttempt(attempt: Attempt): WireAttempt {
  const { failure, verdict, usage } = attempt;
  return {
    model: attempt.model,
    tier: attempt.tier,
    duration_ms: Math.round(attempt.durationMs),
    cost: serializeCost(attempt.cost),
    ...(usage && { usage: serializeUsage(usage) }),
    ...(failure && { failure: serializeFailure(failure) }),
    ...(verdict && { verdict }),
    ...(verdict && verdict.outcome !== 'unchecked' && { verified: verdict.outcome === 'accepted' }),
  };
}

/** Where the answer says nothing but the code, or the caller says what the code replaces, that is all. */
export function serializeAnswer(
  { text, code, language }: CleanAnswer,
  { replaces }: Task,
): Pick<NonNullable<RouteTaskOutput['rejected_answer']>, 'text' | 'code' | 'language'> {
  if (code === null) return { text };
  const shown = replaces !== undefined || isBareBlock(text) ? code : text;
  return { text: shown, code, ...(language !== null && { language }) };
}

function isBareBlock(text: string): boolean {
  const { fences, after } = readFences(text);
  return fences.length === 1 && `${fences[0]?.before}${after}`.trim() === '';
}

function serializeFailure(failure: Failure): NonNullable<WireAttempt['failure']> {
  return {
    kind: failure.kind,
    message: failure.message,
    ...(failure.httpStatus !== undefined && { http_status: failure.httpStatus }),
    ...(failure.retryAfterMs !== undefined && { retry_after_ms: failure.retryAfterMs }),
    ...(failure.action && { action: failure.action }),
  };
}

export function serializeContext(
  shown: readonly ShownContext[],
): NonNullable<RouteTaskOutput['context']> {
  return shown.map(({ what, filePath, lines }) => ({
    ...{ what, lines },
    ...(filePath !== undefined && { file_path: filePath }),
  }));
}

export function serializeUsage(usage: Usage): WireUsage {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    ...(usage.cacheReadTokens !== undefined && { cache_read_tokens: usage.cacheReadTokens }),
    ...(usage.cacheWriteTokens !== undefined && { cache_write_tokens: usage.cacheWriteTokens }),
    ...(usage.reasoningTokens !== undefined && { reasoning_tokens: usage.reasoningTokens }),
  };
}

export function serializeCost(cost: Cost): RouteTaskOutput['cost'] {
  return { usd: convertNanoToUsd(cost.nanoUsd), basis: cost.basis };
}

export function toUsdOrNull(nanoUsd: NanoUsd | null): number | null {
  return nanoUsd === null ? null : convertNanoToUsd(nanoUsd);
}
