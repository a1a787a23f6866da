/** The error that a body with status 200 tells in place of an answer, in whichever form. */
import { readFields, readList, readString } from './jsonReaders.ts';

/**
 * An error as `failureInStream` reads it: an object with `message` and perhaps `code`, or a bare
 * string. `undefined`: the body tells none, or holds an answer as well.
 */
export function findErrorInBody(body: unknown): unknown {
  const told = readFields(body);
  if (told === undefined || readList(told.choices).length > 0) return undefined;
  const error = readFields(told.error) ?? readString(told.error);
  if (error !== undefined) return error;
  const { detail } = told;
  const listed = Array.isArray(detail) && detail.length > 0 ? JSON.stringify(detail) : undefined;
  const message = readString(told.message) ?? readString(detail) ?? listed ?? readString(told.msg);
  if (message === undefined) return undefined;
  return { ...told, message, code: told.code ?? told.status ?? told.statusCode };
}
