/**
 * Arguments as the schema of their tool wants them, or what is wrong with them. What can mean one thing
 * only is taken: a number in quotes, one thing where a list is wanted, a name in the other spelling.
 */
import type { JsonObject, OfferedTool } from '../types.ts';
import { readLooseValue } from './printed/index.ts';

export type FittedArguments =
  | { readonly ok: true; readonly arguments: JsonObject }
  /** `problem`: for the model that called. */
  | { readonly ok: false; readonly problem: string };

export function fitArguments(given: unknown, tool: OfferedTool): FittedArguments {
  const named = nameArguments(given, tool);
  if (named === undefined) return refuse(tool, 'its arguments must be an object');
  const { properties, required, isClosed } = readSchema(tool.parameters);
  const fitted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(named)) {
    const known = findProperty(name, properties, named);
    if (known === undefined && isClosed) return refuse(tool, `it has no argument \`${name}\``);
    const fit = fitValue(value, known === undefined ? {} : properties[known]);
    if (fit === undefined)
      return refuse(tool, `\`${name}\` is of another type than its schema says`);
    fitted[known ?? name] = fit.value;
  }
  const missing = required.find(name => fitted[name] === undefined || fitted[name] === null);
  if (missing !== undefined) return refuse(tool, `\`${missing}\` is missing`);
  return { ok: true, arguments: fitted };
}

function refuse({ name }: OfferedTool, why: string): FittedArguments {
  return { ok: false, problem: `The call of ${name} was not made: ${why}.` };
}

/** Python's arguments without names come as a list. */
function nameArguments(given: unknown, { parameters }: OfferedTool): JsonObject | undefined {
  if (given === undefined || given === null || given === '') return {};
  if (typeof given === 'string') {
    const read = readLooseValue(given, 0);
    const isWhole = read !== undefined && given.slice(read.end).trim() === '';
    return isWhole ? asObject(read.value) : undefined;
  }
  if (!Array.isArray(given)) return asObject(given);
  const { properties, required } = readSchema(parameters);
  const order = [...new Set([...required, ...Object.keys(properties)])];
  if (given.length > order.length) return undefined;
  return Object.fromEntries(given.map((value, at) => [order[at] ?? '', value]));
}

interface ReadSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  /** No other arguments are taken. */
  readonly isClosed: boolean;
}

function readSchema(schema: JsonObject): ReadSchema {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return {
    properties: asObject(schema.properties) ?? {},
    required: required.filter(name => typeof name === 'string'),
    isClosed: schema.additionalProperties === false,
  };
}

/** `file_path` is `filePath` where the tool has that, and nobody said it, too. */
function findProperty(
  name: string,
  properties: ReadSchema['properties'],
  given: JsonObject,
): string | undefined {
  if (Object.hasOwn(properties, name)) return name;
  const bare = dropSigns(name);
  const alike = Object.keys(properties).filter(known => dropSigns(known) === bare);
  const [only] = alike;
  return alike.length === 1 && only !== undefined && !Object.hasOwn(given, only) ? only : undefined;
}

function dropSigns(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

type Fit = { readonly value: unknown };

/** Undefined: it does not fit. A schema of a kind that is not known here fits all. */
function fitValue(value: unknown, given: unknown): Fit | undefined {
  const schema = asObject(given) ?? {};
  if (Array.isArray(schema.enum)) return fitEnum(value, schema.enum);
  const types = [schema.type].flat().filter(type => typeof type === 'string');
  if (types.length === 0 || types.some(type => isOfType(value, type))) return { value };
  for (const type of types) {
    const fit = convertTo(value, type);
    if (fit) return fit;
  }
  return undefined;
}

function fitEnum(value: unknown, allowed: readonly unknown[]): Fit | undefined {
  if (allowed.includes(value)) return { value };
  const alike = allowed.filter(each => String(each).toLowerCase() === String(value).toLowerCase());
  return alike.length === 1 ? { value: alike[0] } : undefined;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return asObject(value) !== undefined;
    case 'null':
      return value === null;
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

function convertTo(value: unknown, type: string): Fit | undefined {
  if (type === 'string' && typeof value !== 'object') return { value: String(value) };
  if (type === 'string' && value !== null) return { value: JSON.stringify(value) };
  if (typeof value === 'string') {
    const read = readLooseValue(value.trim(), 0);
    const isWhole = read?.isClosed && read.end === value.trim().length;
    if (isWhole && isOfType(read.value, type)) return { value: read.value };
  }
  const isLone = typeof value !== 'object' || value === null;
  return type === 'array' && isLone && value !== null ? { value: [value] } : undefined;
}

function asObject(value: unknown): JsonObject | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as JsonObject) : undefined;
}
