/**
 * What is wrong with a value by the table's own words. The server builds its checks of the same
 * schema with a library that the editor's side is too small for; a property holds the two together.
 */
import type { NumberSchema, ObjectSchema, Schema, TextSchema } from './schema.ts';

/** What it must be, as the end of a sentence; undefined: nothing is wrong. */
export function findValueProblem(schema: Schema, value: unknown): string | undefined {
  switch (schema.type) {
    case 'string':
      return findTextProblem(schema, value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'array': {
      if (!Array.isArray(value)) return 'must be a list';
      if (value.length > schema.maxItems) return `must have at most ${schema.maxItems} entries`;
      return findFirst(value, item => findValueProblem(schema.items, item));
    }
    case 'object':
      return findObjectProblem(schema, value);
    default:
      return findNumberProblem(schema, value);
  }
}

function findTextProblem(schema: TextSchema, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a text';
  if (value.includes('\0')) return 'must not have a NUL in it';
  if (schema.enum) {
    return schema.enum.includes(value) ? undefined : `must be one of ${schema.enum.join(', ')}`;
  }
  const { pattern, patternErrorMessage = 'is not written as it must be', maxLength } = schema;
  const text = value.trim();
  if (text.length < (schema.minLength ?? 0)) return 'must not be empty';
  if (maxLength !== undefined && text.length > maxLength) {
    return `must have at most ${maxLength} characters`;
  }
  return pattern === undefined || new RegExp(pattern, 'u').test(text)
    ? undefined
    : patternErrorMessage;
}

function findNumberProblem(schema: NumberSchema, value: unknown): string | undefined {
  const { type, minimum, maximum = Number.POSITIVE_INFINITY } = schema;
  if (value === null && Array.isArray(type)) return undefined;
  const isWhole = [type].flat().includes('integer');
  const isOne = typeof value === 'number' && Number.isFinite(value);
  if (!isOne || (isWhole && !Number.isInteger(value))) {
    return isWhole ? 'must be a whole number' : 'must be a number';
  }
  if (value >= minimum && value <= maximum) return undefined;
  return maximum < Number.POSITIVE_INFINITY
    ? `must be from ${minimum} to ${maximum}`
    : `must be at least ${minimum}`;
}

function findObjectProblem(schema: ObjectSchema, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'must be an object';
  }
  const missing = schema.required.find(name => !Object.hasOwn(value, name));
  if (missing !== undefined) return `must say ${missing}`;
  return findFirst(Object.entries(value), ([name, field]) => {
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (!property) return 'must have no other fields than those that there are';
    const problem = findValueProblem(property, field);
    return problem && `${problem} in ${name}`;
  });
}

function findFirst<T>(
  items: readonly T[],
  find: (item: T) => string | undefined,
): string | undefined {
  for (const item of items) {
    const problem = find(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
