/**
 * What the person does with answers, told by the extension on its own connection. It is no tool: an
 * agent can call tools only, so it cannot speak for the person.
 */
import * as z from 'zod';

export const OUTCOME_METHOD = 'notifications/locallama/outcome';

/** `inserted`: below the code, which stayed. */
export const PERSON_VERDICTS = ['applied', 'inserted', 'discarded'] as const;

export const OutcomeNotification = z.object({
  method: z.literal(OUTCOME_METHOD),
  params: z.object({ task_id: z.string().max(100), verdict: z.enum(PERSON_VERDICTS) }),
});
/** Parameters of the notification. */
export type OutcomeNotice = z.infer<typeof OutcomeNotification>['params'];
