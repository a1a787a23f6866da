/**
 * `LOCALLAMA_RULES`: what the person decided about models beforehand. Everything may be left out.
 *
 * An unknown field is refused: a rule that is misspelt must not silently forbid nothing.
 */
import * as z from 'zod';
import { TASK_KINDS, type UserRules } from '../../core/decision-engine/index.ts';
import type { ConfigProblem } from './problem.ts';

/** The part of the rules that this variable holds. */
export type ModelRules = Pick<UserRules, 'pins' | 'forbidden' | 'pool' | 'qualityFloor'>;

/** Most entries of each list. */
const MAX_RULES = 200;
const MAX_CHARS = 300;

const text = z.string().trim().min(1).max(MAX_CHARS);
const rules = z.strictObject({
  pins: z
    .array(
      z.strictObject({
        model: text,
        language: text.optional(),
        kind: z.enum(TASK_KINDS).optional(),
        glob: text.optional(),
      }),
    )
    .max(MAX_RULES)
    .default([]),
  forbidden: z.array(text).max(MAX_RULES).default([]),
  pool: z
    .array(text)
    .min(1, { error: 'must name a model, or be null for all' })
    .max(MAX_RULES)
    .nullable()
    .default(null),
  qualityFloor: z.number().min(0).max(1).default(0),
});

/** Reads `raw`; what is wrong goes to `problems`, and nothing is decided then. */
export function parseRules(raw: string | null, problems: ConfigProblem[]): ModelRules {
  const wrong = (wanted: string): ModelRules => {
    problems.push({ name: 'LOCALLAMA_RULES', wanted });
    return rules.parse({}) as ModelRules;
  };
  let json: unknown;
  try {
    json = JSON.parse(raw ?? '{}');
  } catch (error) {
    return wrong(`must be JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = rules.safeParse(json);
  if (!parsed.success) return wrong(`is wrong: ${z.prettifyError(parsed.error)}`);
  return parsed.data as ModelRules;
}
