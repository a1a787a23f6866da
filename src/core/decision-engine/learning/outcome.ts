/**
 * What became of an answer, as far as anybody could tell, and how much that says about the model.
 *
 * No text is kept: a task is its kind, its language and how likely it was to succeed.
 */
import type { EpochMs, Model, Task, TaskKind, TokenConfidence, Verdict } from '../../types.ts';
import { estimateTaskDifficulty, type RouterModel, toLogOdds } from '../difficulty/index.ts';
import { NO_KNOWLEDGE, type VerifierQuality } from '../models/index.ts';
import { estimateModel } from '../selection/index.ts';
import { readTaskFeatures } from '../task/index.ts';

/** What judged the answer; `none`: nothing did, and it only tells how fast the model is. */
export const EVIDENCE_KINDS = [
  'tests',
  'check',
  'applied',
  'discarded',
  'benchmark',
  'none',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface Outcome {
  readonly model: string;
  readonly kind: TaskKind;
  readonly language: string;
  readonly evidence: EvidenceKind;
  /** 0..1: 1 is right. */
  readonly ok: number;
  /** Log-odds of success that the prior gave, before anything was measured here. */
  readonly priorOdds: number;
  readonly atMs: EpochMs;
  /** Of the whole call. */
  readonly durationMs: number;
  /** Null where it was not seen. */
  readonly firstTokenMs: number | null;
  /** Null where the provider did not count. */
  readonly outputTokens: number | null;
  /** Where a local model told it. Nothing learns from it yet. */
  readonly confidence?: TokenConfidence;
}

/** How far a judgement can be trusted; null where there was none. */
export function findEvidenceQuality(evidence: EvidenceKind): VerifierQuality | null {
  switch (evidence) {
    case 'tests':
    case 'benchmark':
      return NO_KNOWLEDGE.verifierWithTests;
    case 'check':
      return NO_KNOWLEDGE.verifierWithoutTests;
    case 'applied':
    case 'discarded':
      return USER_QUALITY;
    case 'none':
      return null;
  }
}

/** People discard right answers too, and mend wrong ones. A judgement. */
const USER_QUALITY: VerifierQuality = { acceptsRight: 0.8, acceptsWrong: 0.3 };

/**
 * What a verifier's verdict says; null where it could not look at anything. Checks that only read code
 * count when they pass, too: an answer that they let through is a little likelier to be right, and if
 * only their rejections counted, a good model's few faults would be all that is ever learned of it.
 */
export function readEvidence({ outcome, by }: Verdict): Pick<Outcome, 'evidence' | 'ok'> | null {
  const ran = RAN.has(by);
  switch (outcome) {
    case 'accepted':
      return { evidence: ran ? 'tests' : 'check', ok: 1 };
    case 'rejected':
      return { evidence: ran ? 'tests' : 'check', ok: 0 };
    case 'unchecked':
      return READ.has(by) ? { evidence: 'check', ok: 1 } : null;
  }
}

/** Checks that ran the code, and those that only read it. */
const RAN: ReadonlySet<string> = new Set([
  ...['examples', 'same-behaviour', 'mutation', 'fault', 'tests', 'project'],
]);
const READ: ReadonlySet<string> = new Set(['parses', 'interface', 'loads']);

type OutcomeForecast = Pick<Outcome, 'model' | 'kind' | 'language' | 'priorOdds'>;

/** The parts of an outcome that are known before the answer is, for any model; reads the task once. */
export function createOutcomeForecaster(
  task: Task,
  router: RouterModel,
): (model: Model) => OutcomeForecast {
  const features = readTaskFeatures(task);
  const difficulty = estimateTaskDifficulty(task, features, router);
  const { kind, language } = features;
  const context = { difficulty, knowledge: NO_KNOWLEDGE, router, leftNanoUsd: null };
  return model => {
    const { quality } = estimateModel(task, model, context);
    return { model: model.id, kind, language, priorOdds: toLogOdds(quality) };
  };
}
