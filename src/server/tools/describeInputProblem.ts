/** Turns what zod found into one sentence a field: which field, what was received, what is wanted. */
import type * as z from 'zod';
import { cutText } from '../../core/cutText.ts';
import type { ToolContract } from '../../protocol/tools/index.ts';

/** Most characters of a received value that are quoted back. */
const MAX_QUOTED_CHARS = 60;
/** Most fields that are complained about at once. */
const MAX_PROBLEMS = 10;

/** The message for a person or a model that sent `input`. */
export function describeInputProblem(
  { name: tool, input: schema }: ToolContract,
  error: z.ZodError,
  input: unknown,
): string {
  const fields = Object.keys(schema.shape);
  // One line a field: the last of its limits is the tightest.
  const byName = new Map<string, string>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const name = issue.keys.join(', ');
      byName.set(name, `- ${name}: there is no such field; ${listFields(fields)}`);
      continue;
    }
    const name = issue.path.length === 0 ? 'arguments' : issue.path.map(String).join('.');
    const received = quote(readValueAt(input, issue.path));
    byName.set(name, `- ${name}: ${describeWanted(issue)} (received ${received})`);
  }
  const lines = [...byName.values()].slice(0, MAX_PROBLEMS);
  return `${tool} was not run, and nothing was spent. Wrong input:\n${lines.join('\n')}`;
}

function listFields(fields: readonly string[]): string {
  return fields.length === 0 ? 'it takes none' : `there are ${fields.join(', ')}`;
}

/** What is wanted, without the library's own phrasing; our schemas' sentences stay. */
function describeWanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(value => String(value)).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? issue.message
        : `must be >= ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? issue.message : `must be <= ${issue.maximum}`;
    default:
      return issue.message;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function readValueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string' && value.length > MAX_QUOTED_CHARS) {
    return `${JSON.stringify(value.slice(0, MAX_QUOTED_CHARS))}… of ${value.length} characters`;
  }
  return cutText(JSON.stringify(value), MAX_QUOTED_CHARS);
}
