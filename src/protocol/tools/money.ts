/** The contracts of the tools about money: what a task would cost, and what was spent. */
import * as z from 'zod';
import * as field from '../fields.ts';
import { defineContract } from './contract.ts';

export const GET_COST_ESTIMATE = defineContract({
  name: 'get_cost_estimate',
  title: 'Estimate what a task costs',
  input: z.object({
    context_length: field.tokens.describe('Tokens of the prompt.'),
    expected_output_length: field.tokens.optional().describe('Tokens of the answer.'),
    model: field
      .makeTextSchema(500)
      .optional()
      .describe('One model; the best of each tier when left out.'),
  }),
  output: z.object({
    estimates: z.array(
      z.object({
        model: z.string(),
        tier: field.tier,
        usd: field.usd.nullable().describe('The expected cost; null when the price is not known.'),
        low_usd: field.usd.nullable(),
        worst_usd: field.usd.nullable(),
        basis: field.basis,
        price_from: z.string().optional(),
        price_as_of: z.string().optional(),
        stale: z.boolean().optional(),
        note: z.string().optional(),
      }),
    ),
  }),
});

const amounts = {
  spent_usd: field.usd,
  billed_usd: field.usd.describe('The part of spent_usd that providers confirmed.'),
  estimated_usd: field.usd.describe('The part priced from token counts.'),
  unknown_usd: field.usd.describe('The part charged in full because nobody said what it cost.'),
};

/** The ledger's own sum of a day against what the provider says that the key used. */
const agreement = z.object({
  provider: z.string(),
  day: z.string().describe('ISO date, in UTC: that is how the provider counts.'),
  ledger_usd: field.usd,
  bill_usd: field.usd,
  drift_usd: field.usd.describe('Bill less ledger: positive where more was charged than is known.'),
  agrees: z.boolean(),
  causes: z.array(z.string()).describe('Of a drift, likeliest first.'),
  checked_at: z.string(),
});

export const GET_SPEND = defineContract({
  name: 'get_spend',
  title: 'Show spending and budgets',
  input: z.object({}),
  output: z.object({
    currency: z.literal('USD'),
    periods: z.array(
      z.object({
        period: z.enum(['day', 'week', 'month', 'project', 'all']),
        starts: z.string().nullable().describe('ISO date and time; null: from the first entry.'),
        resets: z.string().nullable().optional(),
        ...amounts,
        reserved_usd: field.usd.describe('Held for calls that are running now.'),
        limit_usd: field.usd.optional(),
        left_usd: field.usd.optional(),
      }),
    ),
    models: z.array(
      z.object({
        model: z.string(),
        tier: field.tier,
        calls: z.number(),
        input_tokens: z.number(),
        output_tokens: z.number(),
        ...amounts,
      }),
    ),
    tokens: z
      .object({
        month: z.number(),
        reserved: z.number(),
        limit: z.number().optional(),
        left: z.number().optional(),
      })
      .optional()
      .describe('Left out, like the periods, where the ledger cannot be read.'),
    recent: z.array(
      z.object({
        task_id: z.string(),
        at: z.string(),
        model: z.string(),
        tier: field.tier,
        cost: field.cost,
        attempts: z.number(),
        duration_ms: z.number().optional(),
        state: z.enum(['running', 'done']),
        result: z
          .enum(['verified', 'unverified', 'rejected', 'failed', 'refused'])
          .optional()
          .describe('Of a task that is done; rejected: an answer came and failed its check.'),
        proof: field.proofFigures
          .extend({ by: z.string() })
          .optional()
          .describe('Of a verified one: what proved it.'),
        client: z.string().optional().describe('Whose agent called.'),
        reason: z.string().optional().describe('Why the task went there.'),
      }),
    ),
    alerts: z.array(
      z.object({
        key: z.string().describe('Unique to the warning and its period.'),
        level: z.enum(['info', 'warning', 'error']),
        message: z.string(),
      }),
    ),
    savings: z
      .object({
        low_usd: field.usd,
        high_usd: field.usd,
        baseline_model: z.string(),
        price_as_of: z.string().describe("Date of the baseline's price."),
        note: z.string(),
      })
      .optional(),
    agreement: agreement.optional().describe('Absent where no provider tells, or none answered.'),
    ledger: z.object({
      healthy: z.boolean(),
      problem: z.string().optional().describe('Why paid calls are refused, and what to do.'),
      kind: z.string().optional().describe('Of the problem; lost: a person must confirm the loss.'),
    }),
  }),
});
