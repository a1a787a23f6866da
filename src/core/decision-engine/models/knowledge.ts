/**
 * What was measured on this machine, as the selector needs it: skills, speeds, verifier quality.
 *
 * Plain data: the owner of the store folds outcomes into it. Everything may be missing; then the
 * priors of `modelProfiles.ts` stand.
 */
import type { TaskKind } from '../../types.ts';

/** Evidence about one model, as offsets on the log-odds scale from its prior skill. */
export interface SkillEvidence {
  /** For every task of this model; 0 where nothing is known. */
  readonly offset: number;
  /** On top of `offset`, by kind of task. */
  readonly byKind: Readonly<Partial<Record<TaskKind, number>>>;
  /** On top of `offset`, by language. */
  readonly byLanguage: ReadonlyMap<string, number>;
  /** Outcomes behind it after decay: what a person is told. */
  readonly outcomes: number;
  /** By kind of task: how many tasks of benchmarks it did, likewise after decay. */
  readonly measured?: Readonly<Partial<Record<TaskKind, MeasuredRate>>>;
}

export interface MeasuredRate {
  readonly right: number;
  readonly all: number;
}

export interface Speed {
  readonly firstTokenMs: number;
  readonly tokensPerSecond: number;
}

/** How far a check of an answer can be trusted. */
export interface VerifierQuality {
  /** P(accepted | right). */
  readonly acceptsRight: number;
  /** P(accepted | wrong). */
  readonly acceptsWrong: number;
}

export interface Knowledge {
  /**
   * By model id: pass rates 0..1 on the kind of task at hand, as the caller states them. They stand for
   * the prior, the kind's level and what outcomes taught.
   */
  readonly statedSkills: ReadonlyMap<string, number>;
  /** By model id. */
  readonly skills: ReadonlyMap<string, SkillEvidence>;
  /** By model id. */
  readonly speeds: ReadonlyMap<string, Speed>;
  readonly verifierWithTests: VerifierQuality;
  readonly verifierWithoutTests: VerifierQuality;
}

/** A fresh machine: nothing measured; verifiers as measured in development. */
export const NO_KNOWLEDGE: Knowledge = {
  statedSkills: new Map(),
  skills: new Map(),
  speeds: new Map(),
  verifierWithTests: { acceptsRight: 0.97, acceptsWrong: 0.05 },
  verifierWithoutTests: { acceptsRight: 0.97, acceptsWrong: 0.75 },
};
