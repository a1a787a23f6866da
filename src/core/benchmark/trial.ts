/** One model's answer to one task, as it was measured. Everything unknown is null, never 0. */
import type { Cost, FailureKind, Tier } from '../types.ts';

/** Which answer it is. */
export interface TrialKey {
  readonly model: string;
  readonly tier: Tier;
  readonly taskId: string;
  /** 0, 1, … of the same task. */
  readonly run: number;
}

export interface Trial extends TrialKey {
  readonly result: TrialResult;
  readonly cost: Cost;
}

export type TrialResult =
  | AnsweredTrial
  /** No answer came; `refused`: a rule or a budget spoke against asking. */
  | {
      readonly kind: 'failed' | 'refused';
      readonly failure: FailureKind | 'not-eligible';
      readonly message: string;
    }
  /** Its server died while it was asked: it may have been paid, and is not asked again. */
  | { readonly kind: 'lost' };

export interface AnsweredTrial {
  readonly kind: 'answered';
  /** Null where nothing could judge the answer. */
  readonly passed: boolean | null;
  /** Which check decided, e.g. `tests`. */
  readonly by: string;
  readonly evidence: string;
  /** 0 … 1: the share of what was asked for that is there; null where the task names nothing. */
  readonly completeness: number | null;
  /** Of the whole call, waiting for a place left out. */
  readonly callMs: number;
  readonly firstTokenMs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** Until the answer was judged, too. */
  readonly verifiedMs: number;
  /** How long the tests took behind the answer, and behind the task's reference. */
  readonly testMs: number | null;
  readonly referenceMs: number | null;
  /** Most memory of the process that ran answer and tests, its runtime included. */
  readonly answerBytes: number | null;
  /** The model's own, as its server tells. */
  readonly modelBytes: number | null;
}

/**
 * Whether a trial counts as right; null where it counts nowhere, since nothing could judge it or what went
 * wrong was not the model's doing.
 */
export function readPassed({ result }: Pick<Trial, 'result'>): boolean | null {
  if (result.kind === 'answered') return result.passed;
  return result.kind === 'failed' && OWN_FAULTS.has(result.failure) ? false : null;
}

/** A model that is too slow, too large or says nothing does not do the task. */
const OWN_FAULTS: ReadonlySet<string> = new Set<FailureKind>([
  'first-token-timeout',
  'stalled',
  'total-timeout',
  'out-of-memory',
  'context-overflow',
  'content-refused',
  'malformed',
  'too-large',
]);
