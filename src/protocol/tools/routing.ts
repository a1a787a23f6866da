/** The contracts of the tools that route: carry a task out, or only decide. */
import * as z from 'zod';
import { CONTEXT_PARTS, INTENTS, OBSTACLES, TASK_KINDS } from '../../core/types.ts';
import * as field from '../fields.ts';
import { defineContract } from './contract.ts';

/** A day: nobody waits longer. */
const MAX_TIME_MS = 86_400_000;

const routingInput = {
  task: field.taskText,
  context_length: field.tokens.describe(
    'Tokens of context; the text itself is measured, too, and the larger counts.',
  ),
  expected_output_length: field.tokens.optional().describe('Estimated when left out.'),
  complexity: field.complexity.optional().describe('0 (trivial) to 1 (beyond most models).'),
  priority: field.priority.optional().describe('What matters most.'),
  language: field
    .makeTextSchema(100)
    .optional()
    .describe("The code's language id, e.g. typescript."),
  file_path: field
    .makeTextSchema(4_096)
    .optional()
    .describe('The file that the code comes from: rules that keep files local match it.'),
  system: field
    .makeTextSchema(200_000)
    .optional()
    .describe('System prompt for the model that answers.'),
  tests: field
    .makeTextSchema(200_000)
    .optional()
    .describe(
      "A program in the task's language that is run after the answer's code, in one file; exit status 0 passes.",
    ),
  context: z
    .object({
      before: field.makeTextSchema(200_000),
      after: field.makeTextSchema(200_000),
      diagnostics: z.array(field.makeTextSchema(2_000)).max(50).optional(),
      related: z
        .array(
          z.object({ file_path: field.makeTextSchema(4_096), text: field.makeTextSchema(50_000) }),
        )
        .max(20)
        .optional(),
    })
    .optional()
    .describe(
      'What stands around the code in its file, what the editor says is wrong, and texts of other files that belong to it.',
    ),
  intent: z
    .enum(INTENTS)
    .optional()
    .describe('What is wanted. Words about the code in `replaces` are read when left out.'),
  model: field.makeTextSchema(500).optional().describe('Ask this model and no other.'),
  max_cost_usd: z.number().min(0).max(1_000_000).optional().describe('For all attempts together.'),
  token_budget: field.tokens.min(1).optional().describe('Prompts and answers of all attempts.'),
  time_constraint: z
    .number()
    .int()
    .min(1)
    .max(MAX_TIME_MS)
    .optional()
    .describe('Milliseconds for the task.'),
};

const answer = {
  text: z
    .string()
    .describe(
      'For a reader: the answer as it came, without thinking; with `replaces`, or where it says nothing else, the code alone.',
    ),
  code: z
    .string()
    .optional()
    .describe('The code in it, exactly as it was checked; absent where the answer is prose.'),
  language: z.string().optional().describe("The code's language id, where it is known."),
};

const receipt = z
  .object({
    delivered: z.enum(['code', 'patch', 'write']),
    files: z.array(
      z.object({
        path: z.string(),
        added: z.number().describe('Lines.'),
        removed: z.number(),
        code: z.string().optional().describe('What stands in the place of what was given.'),
      }),
    ),
    patch: z.string().optional(),
    undo: z.boolean().optional().describe('true: cancel_task takes it back.'),
  })
  .describe('What was changed in `files`.');

/** The whole result of a task: with `explain`, and what `locallama://tasks/{task_id}` is made from. */
export const explainedOutput = z.object({
  task_id: z.string(),
  status: z.enum(['completed', 'running', 'failed', 'refused']),
  ...answer,
  text: answer.text.optional(),
  model: z.string().optional(),
  provider: z.string().optional(),
  tier: field.tier.optional(),
  intent: z
    .enum(TASK_KINDS)
    .optional()
    .describe('What was taken to be wanted, where it was said or the words told.'),
  context: z
    .array(
      z.object({
        what: z.enum(CONTEXT_PARTS),
        file_path: z.string().optional(),
        lines: z.number(),
      }),
    )
    .optional()
    .describe('What the model was shown of the surroundings.'),
  reason: z.string().describe('Why this model, in a sentence.'),
  strategy: z
    .string()
    .optional()
    .describe('Where somebody set how a model is spoken to that was asked: which, who, when.'),
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
  obstacle: z.enum(OBSTACLES).optional().describe('What stood in the way of an answer, as a code.'),
  action: field.action.optional(),
  rejected_answer: z
    .object({ ...answer, model: z.string(), verdict: field.verdict })
    .optional()
    .describe('Where no answer passed: the last one that a check rejected. Do not trust it.'),
  receipt: receipt.optional(),
  saved: z
    .object({
      low_usd: field.usd,
      high_usd: field.usd,
      baseline_model: z.string(),
      price_as_of: z.string().describe("Date of the baseline's price."),
    })
    .optional()
    .describe('Against the baseline model on the same tokens, failed attempts subtracted.'),
});

export const ROUTE_TASK = defineContract({
  name: 'route_task',
  title: 'Route a coding task',
  input: z.object({
    ...routingInput,
    preemptive: z
      .boolean()
      .optional()
      .describe('Decide from what is known, asking no end point for its models.'),
    explain: z
      .boolean()
      .optional()
      .describe('true: the whole decision, all attempts, tokens and savings with the result.'),
    execute: z.boolean().optional().describe('false: decide only. Default true.'),
    replaces: field
      .makeTextSchema(field.MAX_TASK_CHARS)
      .optional()
      .describe(
        'The exact code in `file_path` that the answer replaces: it is then checked in its place.',
      ),
    files: z
      .array(field.makeTextSchema(4_200))
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Paths to change, like `src/a.ts` or `src/a.ts:10-40`: read, changed and checked here, so that you need not read them.',
      ),
    deliver: z
      .enum(['code', 'patch', 'write'])
      .optional()
      .describe('What becomes of `files`; `write` only where the person allowed it.'),
    wait_ms: z
      .number()
      .int()
      .min(0)
      .max(3_600_000)
      .optional()
      .describe('Answers `running` after it and goes on. 0: at once. Default 240000.'),
  }),
  output: explainedOutput.partial({ decision: true, attempts: true }),
});

export const PREEMPTIVE_ROUTE_TASK = defineContract({
  name: 'preemptive_route_task',
  title: 'Decide where a task would go',
  input: z.object({
    ...routingInput,
    preemptive: z.boolean().optional().describe('Taken for the sake of callers of route_task.'),
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
    candidates: field.decision.shape.candidates,
    rejected: field.decision.shape.rejected,
    not_listed: field.decision.shape.not_listed,
  }),
});
