/**
 * Reads the environment by the one table of settings: every value checked, every wrong variable
 * told. An empty value is as if unset; the writer is `protocol/settings/serializeVariables.ts`.
 */
import * as z from 'zod';
import {
  ENV_ROWS,
  type EnvValues,
  NONE,
  type NumberSchema,
  nameVariable,
  type PlainVariable,
  type Schema,
  type Variable,
} from '../../protocol/settings/index.ts';
import { buildZodSchema, isWhole } from './buildZodSchema.ts';
import { END_POINT } from './endPointUrl.ts';
import type { ConfigProblem } from './problem.ts';

/** What `env` says; what is wrong goes to `problems`, and its default is told in its place. */
export function readVariables(env: NodeJS.ProcessEnv, problems: ConfigProblem[]): EnvValues {
  const objects = new Map<string, Readonly<Record<string, unknown>>>();
  const values = Object.entries<Variable>(ENV_ROWS).map(([id, row]) => {
    const name = nameVariable(row);
    const raw = env[name]?.trim();
    if (!raw) return [id, row.default];
    if (typeof row.env === 'string') return [id, readVariable(row, name, raw, problems)];
    if (!objects.has(name)) objects.set(name, readObject(name, raw, problems));
    const value = objects.get(name)?.[row.env.member] ?? row.default;
    return [id, value];
  });
  const read: EnvValues = Object.fromEntries(values);
  findMissing(env, read, problems);
  return read;
}

function readVariable(
  { schema, default: fallback }: Variable,
  name: string,
  raw: string,
  problems: ConfigProblem[],
): unknown {
  if (schema.type === 'array' && schema.items.type === 'object')
    return readJson(name, raw, buildZodSchema(schema), problems) ?? fallback;
  if (schema.type === 'string' && schema.mayBeOff && raw.toLowerCase() === NONE) return NONE;
  const parsed = buildZodSchema(schema).safeParse(readText(schema, raw));
  if (parsed.success) return parsed.data;
  problems.push({ name, wanted: `must be ${describeSchema(schema)}` });
  return fallback;
}

/** The value that `raw` stands for, before it is checked. */
function readText(schema: Schema, raw: string): unknown {
  if (schema.type === 'array') return readList(schema.items, raw);
  if (schema.type === 'boolean') return BOOLEANS.get(raw.toLowerCase()) ?? raw;
  if (schema.type !== 'string') return DECIMAL.test(raw) ? Number(raw) : raw;
  return schema.enum ? raw.toLowerCase() : raw;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** No hexadecimal, no `Infinity`: what people write. */
const DECIMAL = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Commas inside braces belong to a glob. */
const SEPARATOR = /\n|,(?![^{}]*\})/;

function readList(item: Schema, raw: string): readonly unknown[] {
  const json = item.type === 'string' ? readJsonList(raw) : null;
  if (json) return [...new Set(json)];
  if (raw.toLowerCase() === NONE && item.type !== 'string') return [];
  const texts = raw.split(SEPARATOR).map(text => text.trim());
  const kept = item.type === 'string' ? texts.filter(text => text !== '') : texts;
  return [...new Set(kept.map(text => readText(item, text)))];
}

/** What else may begin so is a glob such as `[id]`. */
function readJsonList(raw: string): readonly string[] | null {
  if (!raw.startsWith('[')) return null;
  try {
    const json: unknown = JSON.parse(raw);
    return z.array(z.string()).safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

/** The members of one variable, each as its own row says. */
function readObject(
  name: string,
  raw: string,
  problems: ConfigProblem[],
): Readonly<Record<string, unknown>> {
  const members = Object.values<Variable>(ENV_ROWS).flatMap(({ env, schema }) =>
    typeof env !== 'string' && env.name === name
      ? [[env.member, buildZodSchema(schema).optional()]]
      : [],
  );
  const object = readJson(name, raw, z.strictObject(Object.fromEntries(members)), problems);
  return (object ?? {}) as Readonly<Record<string, unknown>>;
}

function readJson(
  name: string,
  raw: string,
  schema: z.ZodType,
  problems: ConfigProblem[],
): unknown {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    problems.push({ name, wanted: 'must be JSON' }); // The parser's words quote what may be a key.
    return undefined;
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  problems.push({ name, wanted: `is wrong: ${z.prettifyError(parsed.error)}` });
  return undefined;
}

/** What is of no use without its project or its folder. */
function findMissing(env: NodeJS.ProcessEnv, read: EnvValues, problems: ConfigProblem[]): void {
  for (const row of Object.values<Variable>(ENV_ROWS)) {
    const name = nameVariable(row);
    if (row.needs === undefined || read[row.needs] !== null || !env[name]?.trim()) continue;
    const wanted = `must name the ${row.needs} when ${name} is set`;
    problems.push({ name: nameVariable(ENV_ROWS[row.needs]), wanted });
  }
}

/** What a variable must be, in words: only those that are no JSON. */
function describeSchema(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.enum ? `one of ${schema.enum.join(', ')}` : END_POINT;
    case 'array':
      return `at most ${schema.maxItems}, each ${describeSchema(schema.items)}, separated by commas, or ${NONE}`;
    case 'boolean':
      return 'true or false';
    case 'object':
      return 'an object';
    default:
      return describeNumber(schema);
  }
}

function describeNumber({ type, minimum, maximum, unit }: NumberSchema): string {
  const kind = isWhole(type) ? 'a whole number' : 'a number';
  const range = maximum === undefined ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
  return [kind, range, unit].filter(Boolean).join(' ');
}

/** Not keys, nor addresses and lists that people put keys into by mistake. */
export function mayBeQuoted(name: string): boolean {
  const rows = Object.values<Variable & Pick<PlainVariable, 'keyFor'>>(ENV_ROWS);
  return rows.some(row => nameVariable(row) === name && !row.keyFor && !holdsAddress(row.schema));
}

function holdsAddress(schema: Schema): boolean {
  if (schema.type === 'array') return holdsAddress(schema.items);
  if (schema.type === 'object') return Object.values(schema.properties).some(holdsAddress);
  return schema.type === 'string' && schema.format === 'end-point';
}
