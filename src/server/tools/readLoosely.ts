/**
 * Reads an argument that can mean only one thing as what it means: some clients fill every optional
 * field with null or an empty text, others send numbers and booleans as text, or one value for a list
 * of one. What has two readings is left as it came, for the schema to refuse by name.
 */
import type { ToolContract } from '../../protocol/tools/index.ts';

/** Longest text that is tried as another type; no number or boolean is longer. */
const MAX_TRIED_CHARS = 40;

export function readLoosely(
  { input, emptyTexts = [] }: ToolContract,
  args: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const read = Object.entries(args).flatMap(([name, value]): [string, unknown][] => {
    const field = Object.hasOwn(input.shape, name) ? (input.shape[name] as Field) : undefined;
    if (field === undefined) return [[name, value]];
    const isOptional = field.safeParse(undefined).success;
    if (isOptional && isAbsent(value) && !(value === '' && emptyTexts.includes(name))) return [];
    if (field.safeParse(value).success) return [[name, value]];
    return [[name, listReadings(value).find(other => field.safeParse(other).success) ?? value]];
  });
  // Not by assignment: a field called `__proto__` stays a field, to be refused by its name.
  return Object.fromEntries(read);
}

interface Field {
  readonly safeParse: (value: unknown) => { readonly success: boolean };
}

const isAbsent = (value: unknown) => value === null || value === '';

/** What a value of the wrong type may stand for; at most one of them fits a field. */
function listReadings(value: unknown): readonly unknown[] {
  if (typeof value !== 'string') return [[value]];
  const text = value.trim();
  if (text.length > MAX_TRIED_CHARS) return [[value]];
  if (text === 'true' || text === 'false') return [text === 'true', [value]];
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? [Number(text), [value]] : [[value]];
}
