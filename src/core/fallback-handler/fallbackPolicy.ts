/** Every number that fallback and escalation go by, each with a name. */

export interface FallbackPolicy {
  /** Calls per task, whatever happens. */
  readonly maxAttempts: number;
  /** Calls to one model that fail for a passing reason. */
  readonly maxTriesPerModel: number;
  /** Calls to one model that broke off in a way that may be billed; each leaves its worst case charged. */
  readonly maxBilledTries: number;
  /** First pause where the provider named none; doubles with each try. */
  readonly backoffMs: number;
  /** No pause of our own is longer. */
  readonly maxBackoffMs: number;
  /** Share of a pause that is random, 0..1, so that many clients do not return at once. */
  readonly jitter: number;
  /** A pause up to here is waited even if another model could be asked at once. */
  readonly patienceMs: number;
  /** A `Retry-After` beyond this is never waited for. */
  readonly retryAfterCapMs: number;
  /** Between two looks at a local model that is being loaded. */
  readonly loadingPauseMs: number;
  /** Looks at a model that is being loaded before another one is asked. */
  readonly maxLoadingLooks: number;
  /** Time that must be left after a pause for a call to be worth starting. */
  readonly minCallMs: number;
  /** Further calls after an answer that was cut at its token limit, with a higher limit. */
  readonly widerTries: number;
  /** Rounds in which a local model mends its own rejected answer. */
  readonly selfRepairRounds: number;
  /** Chance that a repair succeeds, as a share of the model's chance at the task. */
  readonly repairYield: number;
  /** A repair less likely than this is not worth its time. */
  readonly minRepairChance: number;
  /** Whether a task that a free model began may go on with a paid one without asking. */
  readonly paidAfterFree: 'ask' | 'go';
  /** Whether a paid call is made without asking where no budget binds it and the user did not agree to that. */
  readonly paidWithoutBudget: 'ask' | 'go';
}

/** What applies where no setting says otherwise. */
export const FALLBACK_POLICY: FallbackPolicy = {
  maxAttempts: 8,
  maxTriesPerModel: 3,
  maxBilledTries: 2,
  backoffMs: 250,
  maxBackoffMs: 8_000,
  jitter: 0.3,
  patienceMs: 2_000,
  retryAfterCapMs: 30_000,
  loadingPauseMs: 1_500,
  maxLoadingLooks: 20,
  minCallMs: 1_000,
  widerTries: 1,
  selfRepairRounds: 1,
  repairYield: 0.4,
  minRepairChance: 0.15,
  paidAfterFree: 'ask',
  paidWithoutBudget: 'ask',
};
