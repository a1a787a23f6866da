/**
 * What the person does with answers, told by the extension on its own connection. These are no tools:
 * an agent can call tools only, so it cannot praise an answer or make the router forget.
 */
import * as z from 'zod';

export const OUTCOME_METHOD = 'notifications/locallama/outcome';
export const FORGET_METHOD = 'locallama/forget_learning';

/** `inserted`: below the code, which stayed. */
export const PERSON_VERDICTS = ['applied', 'inserted', 'discarded'] as const;

export const OutcomeNotification = z.object({
  method: z.literal(OUTCOME_METHOD),
  params: z.object({ task_id: z.string().max(100), verdict: z.enum(PERSON_VERDICTS) }),
});
/** Parameters of the notification. */
export type OutcomeNotice = z.infer<typeof OutcomeNotification>['params'];

export const ForgetRequest = z.object({ method: z.literal(FORGET_METHOD) });
/** How many outcomes were forgotten. */
export const ForgetResult = z.object({ forgotten: z.number().int().min(0) });
