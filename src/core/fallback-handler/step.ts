/** What to do now: the answer of `nextStep`, and what it may have to ask a person. */
import type { Candidate, FailureKind } from '../types.ts';

export type Step =
  | {
      readonly kind: 'try';
      readonly candidate: Candidate;
      readonly waitMs: number;
      /** One sentence for a person. */
      readonly why: string;
      /** What was wrong with the last answer; absent where no answer was rejected yet. */
      readonly evidence?: string;
      /** The model is asked to mend its own answer, and is to be shown it. */
      readonly repair: boolean;
    }
  /** The same model again, without what we added ourselves and with less room for the answer. */
  | {
      readonly kind: 'shrink';
      readonly candidate: Candidate;
      readonly why: string;
      readonly evidence?: string;
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
  | { readonly kind: 'ask-person'; readonly question: Question }
  | { readonly kind: 'give-up'; readonly why: string; readonly failureKind: FailureKind }
  /** The last attempt gave an answer that stands. */
  | { readonly kind: 'done' };

/** Only a person may turn free use into paid use, or fetch gigabytes. */
export interface Question {
  readonly about: 'pay' | 'pull';
  readonly candidate: Candidate;
  readonly text: string;
  /** What a caller can do where nobody can be asked. */
  readonly advice?: string;
}

/** What the person said; absent: not asked yet. */
export type Answers = Readonly<Partial<Record<Question['about'], 'yes' | 'no'>>>;
