/** Values as the server's environment holds them; its reader is `server/config/readVariables.ts`. */
import type { Schema } from './schema.ts';
import { ENV_ROWS } from './settings.ts';

type Values = { readonly [K in keyof typeof ENV_ROWS]?: unknown };

/** The variables that say `values`; one that would be empty is left out, since it is as if unset. */
export function serializeVariables(values: Values): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  const objects: Record<string, Record<string, unknown>> = {};
  for (const [id, { env, schema, default: fallback }] of Object.entries(ENV_ROWS)) {
    const value = values[id as keyof Values];
    if (value === undefined || value === null) continue;
    if (typeof env === 'string') {
      plain[env] = toText(schema, value, fallback);
    } else {
      objects[env.name] = { ...objects[env.name], [env.member]: toMember(schema, value) };
    }
  }
  for (const [name, object] of Object.entries(objects)) plain[name] = JSON.stringify(object);
  return Object.fromEntries(Object.entries(plain).filter(([, text]) => text.trim() !== ''));
}

/** The text of one variable. */
function toText(schema: Schema, value: unknown, fallback: unknown): string {
  // The editor lets anything in: what is no list, the server shall name as such.
  if (schema.type !== 'array' || !Array.isArray(value)) return String(value);
  if (isEmpty(value)) return isEmpty(fallback) ? '' : NONE;
  if (schema.items.type === 'object') return JSON.stringify(value);
  // One a line where an item may hold a comma.
  return value.join(schema.items.type === 'string' ? '\n' : ',');
}

/** Says of a list that it is empty, where leaving it out would not. */
export const NONE = 'off';

function toMember(schema: Schema, value: unknown): unknown {
  return schema.type === 'array' && schema.emptyIsAll && isEmpty(value) ? null : value;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
