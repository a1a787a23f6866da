/**
 * What became of an answer, as far as anybody could tell, and how much that says about the model.
 *
 * No text is kept: a task is its kind, its language and how likely it was to succeed.
 */
import type { EpochMs, Model, Task, Verdict } from '../types.ts';
import { judge } from './judge.ts';
import { NO_KNOWLEDGE } from './knowledge.ts';
import { logOdds, type RouterModel } from './routerModel.ts';
import { taskDifficulty } from './taskDifficulty.ts';
import { taskFeatures } from './taskFeatures.ts';
import type { TaskKind } from './taskKind.ts';

/** Who judged the answer; `none`: nobody, and it only tells how fast the model is. */
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
  /** Null where nobody saw it. */
  readonly firstTokenMs: number | null;
  /** Null where the provider did not count. */
  readonly outputTokens: number | null;
}

/**
 * What one outcome counts for, in outcomes of certain truth. Passing a weak check says little, since
 * most wrong answers pass it; failing one says nearly all. People discard right answers too.
 */
export function evidenceWeight({ evidence, ok }: Pick<Outcome, 'evidence' | 'ok'>): number {
  switch (evidence) {
    case 'tests':
    case 'benchmark':
      return 1;
    case 'check':
      return ok > 0.5 ? 0.2 : 0.9;
    case 'applied':
      return 0.6;
    case 'discarded':
      return 0.4;
    case 'none':
      return 0;
  }
}

/** What a verifier's verdict says; null where it could not check anything. */
export function evidenceOf(verdict: Verdict): Pick<Outcome, 'evidence' | 'ok'> | null {
  if (verdict.outcome === 'unchecked') return null;
  const ok = verdict.outcome === 'accepted' ? 1 : 0;
  const ran = verdict.by.includes('tests') || verdict.by === 'project';
  return { evidence: ran ? 'tests' : 'check', ok };
}

/** The parts of an outcome that are known before the answer is. */
export function foreseenOutcome(
  task: Task,
  model: Model,
  router: RouterModel,
): Pick<Outcome, 'model' | 'kind' | 'language' | 'priorOdds'> {
  const features = taskFeatures(task.prompt, task.language);
  const difficulty = taskDifficulty(task, features, router);
  const { quality } = judge(task, model, difficulty, NO_KNOWLEDGE, router);
  const { kind, language } = features;
  return { model: model.id, kind, language, priorOdds: logOdds(quality) };
}
