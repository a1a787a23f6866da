/** What became of a task that a local and a paid model were asked, as a person or a test judged it. */
export interface PairOutcome {
  readonly task: string;
  readonly language?: string;
  readonly local: string;
  readonly paid: string;
  /** 0..1: 1 is right, shares are partly passed tests. */
  readonly localOk: number;
  /** Absent where the paid model was not asked. */
  readonly paidOk?: number;
}
