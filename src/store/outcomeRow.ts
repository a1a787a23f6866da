/** An outcome as a row of its table, and back. */
import { EVIDENCE_KINDS, type EvidenceKind, type Outcome } from '../core/decision-engine/index.ts';
import { TASK_KINDS, type TaskKind } from '../core/types.ts';

type Row = Readonly<Record<string, unknown>>;

/** In the order of the table's insert. */
export function listColumns(outcome: Outcome, taskId: string | null) {
  const { atMs, model, kind, language, evidence, ok, priorOdds } = outcome;
  const { durationMs, outputTokens, firstTokenMs, confidence } = outcome;
  return [
    ...[atMs, model, kind, language, evidence, ok, priorOdds],
    ...[Math.round(durationMs), outputTokens],
    ...[firstTokenMs === null ? null : Math.round(firstTokenMs), taskId],
    ...[confidence?.meanLogprob ?? null, confidence?.minLogprob ?? null],
  ];
}

/** Null where a newer program wrote a kind that this one does not know. */
export function readOutcome(row: Row): Outcome | null {
  const kind = TASK_KINDS.find(each => each === row.kind);
  const evidence = EVIDENCE_KINDS.find(each => each === row.evidence);
  if (kind === undefined || evidence === undefined) return null;
  return convertRow(row, kind, evidence);
}

function convertRow(row: Row, kind: TaskKind, evidence: EvidenceKind): Outcome {
  const count = (value: unknown) => (value === null ? null : Number(value));
  return {
    model: String(row.model),
    kind,
    language: String(row.language),
    evidence,
    ok: Number(row.ok),
    priorOdds: Number(row.prior_odds),
    atMs: Number(row.at_ms),
    durationMs: Number(row.duration_ms),
    outputTokens: count(row.output_tokens),
    firstTokenMs: count(row.first_token_ms),
    ...readLogprobs(row),
  };
}

function readLogprobs({
  mean_logprob: mean,
  min_logprob: least,
}: Row): Pick<Outcome, 'confidence'> {
  if (typeof mean !== 'number' || typeof least !== 'number') return {};
  return { confidence: { meanLogprob: mean, minLogprob: least } };
}
