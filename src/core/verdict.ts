/** What is said of an answer once it was checked. */

/** What a check of an answer found. `unchecked`: nothing could be checked. */
export interface Verdict {
  readonly outcome: 'accepted' | 'rejected' | 'unchecked';
  /** The strongest check that spoke, e.g. `tests`, `parses`. */
  readonly by: string;
  /** For a person and for the next model: the failing line, the error, what was missing. */
  readonly evidence: string;
  /** Of an accepted answer: what its proof counted. */
  readonly figures?: ProofFigures;
  readonly code?: VerdictCode;
  /** What the person could agree to so that more is checked. */
  readonly offers?: readonly Offer[];
}

/** What a proof counted; which of these there are hangs on the check that proved. */
export interface ProofFigures {
  /** All that differs from the code before. */
  readonly but?: 'comments' | 'types' | 'names';
  /** Calls in which both did the same; of a fix, in which its fault is gone. */
  readonly inputs?: number;
  readonly mutants?: number;
  /** Of the mutants. */
  readonly killed?: number;
  /** Answers that agree, this one included, of those that were asked for. */
  readonly agreeing?: number;
  readonly answers?: number;
}

/** What others decide by, where `by` is not enough. `tests-said-no`: no limit was broken, nothing ended. */
export type VerdictCode = 'tests-said-no';

/** `weak-sandbox`: nothing strong can contain the answer's code here; Node's permission model could. */
export const OFFERS = ['weak-sandbox'] as const;
export type Offer = (typeof OFFERS)[number];
