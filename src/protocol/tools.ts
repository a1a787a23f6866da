/** The tools on the wire: names, inputs and outputs. Handlers are in `server/tools`, one file each. */
import * as z from 'zod';
import * as field from './fields.ts';

/** What both ends agree on about one tool. */
export interface ToolContract<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodObject = z.ZodObject,
> {
  readonly name: string;
  readonly title: string;
  readonly input: I;
  readonly output: O;
}

const contract = <I extends z.ZodObject, O extends z.ZodObject>(c: ToolContract<I, O>) => c;

const routingInput = {
  task: field.taskText,
  context_length: field.tokens.describe(
    'Tokens of context that belong to the task. The text itself is measured too; the larger counts.',
  ),
  expected_output_length: field.tokens
    .optional()
    .describe('Tokens expected in the answer; estimated from the task when left out.'),
  complexity: field.complexity
    .optional()
    .describe('0 (trivial) to 1 (beyond most models); judged from the task when left out.'),
  priority: field.priority
    .optional()
    .describe('What matters most; the DEFAULT_PRIORITY setting when left out.'),
  language: field.text(100).optional().describe("The code's language id, e.g. typescript."),
  file_path: field
    .text(4_096)
    .optional()
    .describe('The file that the code comes from: rules that keep files local match it.'),
};

export const ROUTE_TASK = contract({
  name: 'route_task',
  title: 'Route a coding task',
  input: z.object({
    ...routingInput,
    preemptive: z
      .boolean()
      .optional()
      .describe(
        'Decide from what is known already, without asking end points which models they have.',
      ),
    execute: z.boolean().optional().describe('false: decide only. Default true.'),
    system: field.text(200_000).optional().describe('System prompt for the model that answers.'),
    tests: field
      .text(200_000)
      .optional()
      .describe(
        "A program in the task's language that is run after the answer's code, in one file; exit status 0 passes.",
      ),
    model: field.text(500).optional().describe('Ask this model and no other.'),
    max_cost_usd: z
      .number()
      .min(0)
      .max(1_000_000)
      .optional()
      .describe('The most that this task may cost, all attempts together.'),
  }),
  output: z.object({
    task_id: z.string(),
    status: z.enum(['completed', 'running', 'failed', 'refused']),
    text: z.string().optional(),
    model: z.string().optional(),
    provider: z.string().optional(),
    tier: field.tier.optional(),
    decision: field.decision,
    verification: field.verdict.optional(),
    attempts: z.array(
      z.object({
        model: z.string(),
        tier: field.tier,
        duration_ms: z.number(),
        verified: z.boolean().optional(),
        verdict: field.verdict.optional(),
        failure: field.failure.optional(),
        usage: field.usage.optional(),
        cost: field.cost,
      }),
    ),
    usage: field.usage.optional(),
    cost: field.cost,
    error: z.string().optional().describe('Why there is no answer, and what to do.'),
    saved: z
      .object({ low_usd: field.usd, high_usd: field.usd, baseline_model: z.string() })
      .optional()
      .describe('Against the baseline model on the same tokens, failed attempts subtracted.'),
  }),
});

export const PREEMPTIVE_ROUTE_TASK = contract({
  name: 'preemptive_route_task',
  title: 'Decide where a task would go',
  input: z.object({
    ...routingInput,
    expected_output_length: routingInput.expected_output_length,
    preemptive: z.boolean().optional(),
    model: field.text(500).optional(),
  }),
  output: z.object({
    route: field.decision.shape.route,
    model: z.string().nullable().describe('Null when no known model can take the task.'),
    provider: z.string().nullable(),
    tier: field.tier.nullable(),
    score: z.number(),
    complexity: z.number(),
    reason: z.string(),
    estimated_cost_usd: field.usd.nullable(),
    candidates: z.array(field.candidate),
    rejected: z.array(field.rejection),
  }),
});

export const GET_COST_ESTIMATE = contract({
  name: 'get_cost_estimate',
  title: 'Estimate what a task costs',
  input: z.object({
    context_length: field.tokens.describe('Tokens of the prompt.'),
    expected_output_length: field.tokens.optional().describe('Tokens of the answer.'),
    model: field.text(500).optional().describe('One model; the best of each tier when left out.'),
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

export const GET_SPEND = contract({
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
    tokens: z.object({
      month: z.number(),
      reserved: z.number(),
      limit: z.number().optional(),
      left: z.number().optional(),
    }),
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
        note: z.string(),
      })
      .optional(),
    ledger: z.object({
      healthy: z.boolean(),
      problem: z.string().optional().describe('Why paid calls are refused, and what to do.'),
    }),
  }),
});

/** Every tool that the server offers, in the order in which clients list them. */
export const TOOLS = [ROUTE_TASK, PREEMPTIVE_ROUTE_TASK, GET_COST_ESTIMATE, GET_SPEND] as const;

export type Input<C extends ToolContract> = z.output<C['input']>;
export type Output<C extends ToolContract> = z.input<C['output']>;
export type RouteTaskInput = Input<typeof ROUTE_TASK>;
export type RouteTaskOutput = Output<typeof ROUTE_TASK>;
export type SpendOutput = Output<typeof GET_SPEND>;
