/** The error that a body with status 200 tells in place of an answer, in whichever form. */
import { fields, list, text } from './untrusted.ts';

/**
 * An error as `failureInStream` reads it: an object with `message` and perhaps `code`, or a bare
 * string. `undefined`: the body tells none, or holds an answer as well.
 */
export function toldError(body: unknown): unknown {
  const told = fields(body);
  if (told === undefined || list(told.choices).length > 0) return undefined;
  const error = fields(told.error) ?? text(told.error);
  if (error !== undefined) return error;
  const { detail } = told;
  const listed = Array.isArray(detail) && detail.length > 0 ? JSON.stringify(detail) : undefined;
  const message = text(told.message) ?? text(detail) ?? listed ?? text(told.msg);
  if (message === undefined) return undefined;
  return { ...told, message, code: told.code ?? told.status ?? told.statusCode };
}
