/**
 * What the person does with answers, told by the extension on its own connection. It is no tool: an
 * agent can call tools only, so it cannot speak for the person.
 */
import * as z from 'zod';
import { OUTCOME_METHOD, USER_VERDICTS } from './userVerdict.ts';

export const OutcomeNotification = z.object({
  method: z.literal(OUTCOME_METHOD),
  params: z.object({ task_id: z.string().max(100), verdict: z.enum(USER_VERDICTS) }),
});
