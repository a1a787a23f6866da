/** The contracts of the tools about OpenRouter's account: its free models, and what is tracked of it. */
import * as z from 'zod';
import * as field from '../fields.ts';
import { defineContract } from './contract.ts';

const time = z.string().describe('ISO date and time.');

const freeQuota = z.object({
  per_day: z.number().describe('Requests that all free models share in a UTC day.'),
  per_minute: z.number(),
  used_today: z.number().describe('Counted by this ledger, failed requests included.'),
  left_today: z.number(),
  left_this_minute: z.number(),
  counted_from: time,
  resets_at: time,
  used_up_at: time.nullable().describe('At the rate of the last hour; null: not before it resets.'),
  cooling_until: time.optional().describe('Until then free models are not asked: one refused.'),
  credit: z
    .enum(['bought', 'none', 'unknown'])
    .describe('Whether credit was ever bought, which makes the daily quota larger.'),
});

export const GET_FREE_MODELS = defineContract({
  name: 'get_free_models',
  title: 'List free models',
  input: z.object({
    refresh: z
      .boolean()
      .optional()
      .describe('true: ask for the catalogue even if the known one is recent.'),
  }),
  output: z.object({
    models: z.array(
      z.object({
        model: z.string(),
        context_tokens: z.number().nullable(),
        max_output_tokens: z.number().optional(),
        may_train_on_data: z
          .boolean()
          .nullable()
          .describe('Whether its host may train on what is sent; null: nobody says.'),
        usable: z.boolean(),
        why_not: z.string().optional(),
      }),
    ),
    catalogue: z.object({
      as_of: time.nullable(),
      stale: z.boolean().describe('true: it could not be confirmed just now.'),
      skipped: z.number().describe('Entries that could not be understood.'),
    }),
    quota: freeQuota.nullable(),
    note: z.string().describe('What a person should know of it.'),
  }),
  // The original takes route_task's fields here, of which one means something.
  aliases: { preemptive: 'refresh' },
});

export const CLEAR_OPENROUTER_TRACKING = defineContract({
  name: 'clear_openrouter_tracking',
  title: "Forget OpenRouter's caches and quota count",
  input: z.object({}),
  output: z.object({
    counted_from: time.describe('Free requests are counted from here on.'),
    cooldowns_forgotten: z.number(),
    models_known: z.number().describe('In the catalogue that was fetched anew.'),
    spent_usd: field.usd.describe('All spending in the ledger: it is never erased.'),
    quota: freeQuota.nullable(),
    note: z.string(),
  }),
});
