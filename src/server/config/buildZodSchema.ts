/** The check of a setting's value, made from what the table says of it. */
import * as z from 'zod';
import type {
  NumberSchema,
  ObjectSchema,
  Schema,
  TextSchema,
} from '../../protocol/settings/index.ts';
import { END_POINT, isEndPointUrl } from './endPointUrl.ts';

/** A zod schema that lets in exactly what `schema` does; an unknown field is refused. */
export function buildZodSchema(schema: Schema): z.ZodType {
  if (schema.type === 'string') return buildText(schema);
  if (schema.type === 'boolean') return z.boolean();
  if (schema.type === 'object') return buildObject(schema);
  if (schema.type !== 'array') return buildNumber(schema);
  const list = z.array(buildZodSchema(schema.items)).max(schema.maxItems);
  if (!schema.emptyIsAll) return list;
  return list.min(1, { error: `must name ${schema.emptyIsAll}, or be null for all` }).nullable();
}

function buildText(schema: TextSchema): z.ZodType {
  if (schema.enum) return z.enum(schema.enum);
  if (schema.format) return z.string().refine(isEndPointUrl, { error: `must be ${END_POINT}` });
  const { pattern, patternErrorMessage: error, minLength = 0, maxLength } = schema;
  const text = z.string().trim().min(minLength);
  const short = maxLength === undefined ? text : text.max(maxLength);
  return pattern === undefined ? short : short.regex(new RegExp(pattern), error && { error });
}

function buildNumber({ type, minimum, maximum }: NumberSchema): z.ZodType {
  const least = z.number().min(minimum);
  const number = maximum === undefined ? least : least.max(maximum);
  return isWhole(type) ? number.int() : number;
}

/** Whether only whole numbers are let in. */
export function isWhole(type: NumberSchema['type']): boolean {
  return type === 'integer' || type[0] === 'integer';
}

function buildObject({ properties, required }: ObjectSchema): z.ZodType {
  const fields = Object.entries(properties).map(([name, property]) => {
    const field = buildZodSchema(property);
    return [name, required.includes(name) ? field : field.optional()];
  });
  return z.strictObject(Object.fromEntries(fields));
}
