/**
 * The field types that several tools share, in the wire's snake_case.
 *
 * Every description is read by models and people: it says the unit and what happens when left out.
 */
import * as z from 'zod';
import { type Action, OFFERS, PRIORITIES, ROUTES, TIERS } from '../core/types.ts';

/** Longest task that is read at all, in UTF-16 units; a longer one is refused with advice. */
export const MAX_TASK_CHARS = 2_000_000;
/** Largest count of tokens that any field takes: above every window on the market. */
const MAX_TOKENS = 100_000_000;

const hasNoNul = (value: string) => !value.includes('\0');
const NUL_MESSAGE = 'contains a NUL character: remove it (the file may be binary)';

/** Text that reaches a model. NUL is refused, since no provider takes it; lone surrogates are mended later. */
export const makeTextSchema = (maxChars: number) =>
  z
    .string()
    .max(maxChars, { error: `has more than ${maxChars} characters` })
    .refine(hasNoNul, { error: NUL_MESSAGE });

export const taskText = z
  .string()
  .max(MAX_TASK_CHARS, {
    error: `has more than ${MAX_TASK_CHARS} characters: select less code, or split the task`,
  })
  .refine(hasNoNul, { error: NUL_MESSAGE })
  .refine(value => value.trim() !== '', { error: 'is empty: say what is to be done' })
  .describe('The coding task in words, with the code it is about.');

export const tokens = z.number().int().min(0).max(MAX_TOKENS);
export const complexity = z.number().min(0).max(1);
export const priority = z.enum(PRIORITIES);
export const tier = z.enum(TIERS);
export const usd = z.number().describe('US dollars.');
export const basis = z
  .enum(['billed', 'estimated', 'free', 'unknown'])
  .describe(
    'Where the figure comes from: the bill, our price list, nothing to pay, or not known yet.',
  );

export const cost = z.object({ usd, basis });

export const usage = z.object({
  input_tokens: z.number(),
  output_tokens: z.number(),
  cache_read_tokens: z.number().optional(),
  cache_write_tokens: z.number().optional(),
  reasoning_tokens: z.number().optional(),
});

const candidate = z.object({
  model: z.string(),
  provider: z.string(),
  tier,
  quality: z.number().describe('Probability that the answer is right, 0 to 1.'),
  expected_cost_usd: usd.nullable(),
  worst_cost_usd: usd.nullable(),
  expected_ms: z.number(),
  utility: z.number(),
  why: z.string(),
});

const rejection = z.object({
  model: z.string(),
  tier,
  kind: z.string(),
  why: z.string(),
});

export const decision = z.object({
  route: z.enum(ROUTES),
  score: z.number().describe('How much the task needs the paid model, 0 to 1.'),
  reason: z.string(),
  candidates: z.array(candidate),
  rejected: z.array(rejection),
  not_listed: z.number().optional().describe('Further models that were considered.'),
});

export const action = z
  .union([
    z.object({ pull: z.string().describe('Ollama can fetch this model.') }),
    z.object({ set: z.literal('budget') }),
  ])
  .describe('What the person can do about it.');

/** Key in `_meta` of a question to the person, for an action that they may take before they say yes. */
export const ACTION_META = 'locallama/action';

export function readAction(
  meta: Readonly<Record<string, unknown>> | undefined,
): Action | undefined {
  return action.safeParse(meta?.[ACTION_META]).data;
}

export const failure = z.object({
  kind: z.string(),
  message: z.string(),
  http_status: z.number().optional(),
  retry_after_ms: z.number().optional(),
  action: action.optional(),
});

export const proofFigures = z.object({
  but: z.enum(['comments', 'types', 'names']).optional().describe('All that differs.'),
  inputs: z.number().optional(),
  mutants: z.number().optional(),
  killed: z.number().optional(),
  agreeing: z.number().optional(),
  answers: z.number().optional(),
});

export const verdict = z.object({
  outcome: z.enum(['accepted', 'rejected', 'unchecked']),
  by: z.string().describe('The strongest check that spoke, e.g. tests, parses.'),
  evidence: z.string(),
  figures: proofFigures.optional().describe('How an accepted answer was proven.'),
  code: z.string().optional().describe('tests-said-no: the tests ran, and failed.'),
  offers: z
    .array(z.enum(OFFERS))
    .readonly()
    .optional()
    .describe('What the person could agree to so that more is checked.'),
});
