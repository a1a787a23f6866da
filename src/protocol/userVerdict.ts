/**
 * What the person did with an answer, in plain data: the extension must not load a schema library
 * for one notification. Its schema is in `learning.ts`.
 */

export const OUTCOME_METHOD = 'notifications/locallama/outcome';

/** `inserted`: below the code, which stayed. */
export const USER_VERDICTS = ['applied', 'inserted', 'discarded'] as const;

/** Parameters of the notification. */
export type OutcomeNotice = {
  readonly task_id: string;
  readonly verdict: (typeof USER_VERDICTS)[number];
};
