/** What to do now: the answer of `chooseNextStep`, and what it may have to ask a person. */
import type { Action, Attempt, Candidate, EpochMs, FailureKind, RouteDecision } from '../types.ts';
import type { FallbackPolicy } from './fallbackPolicy.ts';

export type Step =
  | {
      readonly kind: 'try';
      readonly candidate: Candidate;
      readonly waitMs: number;
      /** One sentence for a person. */
      readonly why: string;
      /** The model is asked to mend its own answer, and is to be shown it. */
      readonly repair: boolean;
    }
  /** The same model again, without what we added ourselves and with less room for the answer. */
  | {
      readonly kind: 'shrink';
      readonly candidate: Candidate;
      readonly why: string;
    }
  /** The same model again, with the longest answer that its account still pays for. */
  | {
      readonly kind: 'shorten';
      readonly candidate: Candidate;
      readonly maxTokens: number;
      readonly why: string;
    }
  /** The same model again, with more room for the answer than it had. */
  | { readonly kind: 'widen'; readonly candidate: Candidate; readonly why: string }
  | { readonly kind: 'ask-person'; readonly question: UserQuestion }
  | { readonly kind: 'give-up'; readonly why: string; readonly failureKind: FailureKind }
  /** The last attempt gave an answer that stands. */
  | { readonly kind: 'done' };

/** Only a person may turn free use into paid use, pay without a budget, or fetch gigabytes. */
export interface UserQuestion {
  readonly about: 'pay' | 'budget' | 'pull';
  readonly candidate: Candidate;
  readonly text: string;
  /** What a caller can do where no user can be asked. */
  readonly advice?: string;
  /** What the person may do before they say yes. */
  readonly action?: Action;
}

/** What the person said; absent: not asked yet. */
export type UserAnswers = Readonly<Partial<Record<UserQuestion['about'], 'yes' | 'no'>>>;

export interface StepInput {
  readonly decision: RouteDecision;
  /** Everything that was tried for this task, oldest first. */
  readonly attempts: readonly Attempt[];
  readonly now: EpochMs;
  readonly deadlineMs: EpochMs;
  readonly policy: FallbackPolicy;
  /** In 0..1, fresh for each call. */
  readonly random: number;
  /** Models whose breaker is open, until when. */
  readonly coolingUntilMs: ReadonlyMap<string, EpochMs>;
  /** Whether the last call carried anything that could be left out. */
  readonly shrinkable: boolean;
  /** The longest answer that an account paid for when it refused, where that is worth a call. */
  readonly affordableTokens: number | null;
  readonly answers: UserAnswers;
  /** Whether something bounds what paid calls may cost, or the user agreed that nothing does. */
  readonly isPayBounded: boolean;
}
