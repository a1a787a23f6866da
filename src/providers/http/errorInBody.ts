/** The error that a body or an event with status 200 tells in place of an answer, in whichever form. */
import { type Fields, readFields, readList, readString } from './jsonReaders.ts';

/**
 * An error as `makeStreamFailure` reads it: an object with `message` and perhaps `code`, or a bare
 * string. `undefined`: the body tells none, or holds an answer as well.
 */
export function findErrorInBody(body: unknown): unknown {
  const told = readFields(body) ?? findListed(body);
  if (told === undefined || readList(told.choices).length > 0) return undefined;
  const error = readError(told);
  if (error !== undefined) return error;
  const detail = told.detail ?? told.details;
  const listed = Array.isArray(detail) && detail.length > 0 ? JSON.stringify(detail) : undefined;
  const message = readString(told.message) ?? readString(detail) ?? listed ?? readString(told.msg);
  if (message === undefined) return undefined;
  return { ...told, message, code: told.code ?? told.status ?? told.statusCode };
}

/**
 * The same in an event of a stream, where what has a message need not be an error. `isError`: the
 * event is called one.
 */
export function findErrorInEvent(event: unknown, isError: boolean): unknown {
  const told = readFields(event) ?? findListed(event);
  if (told === undefined) return undefined;
  const error = readError(told);
  if (error !== undefined) return error;
  const calledOne = isError || told.object === 'error' || told.type === 'error';
  const refused = Number(told.code ?? told.status_code ?? told.status) >= 400;
  return calledOne || refused || told.detail !== undefined ? findErrorInBody(told) : undefined;
}

function readError(told: Fields): unknown {
  const error = readFields(told.error) ?? readString(told.error) ?? readList(told.errors)[0];
  const isEmpty = typeof error === 'object' && error !== null && Object.keys(error).length === 0;
  return isEmpty ? undefined : (error ?? readBaseResponse(told));
}

/** Google wraps errors into a list: 2026-04. */
function findListed(body: unknown): Fields | undefined {
  return readList(body)
    .map(readFields)
    .find(each => each !== undefined && readError(each) !== undefined);
}

/** MiniMax answers 200 with the error in here: 2026-04. */
function readBaseResponse(told: Fields): unknown {
  const base = readFields(told.base_resp);
  const code = base?.status_code;
  if (typeof code !== 'number' || code === 0) return undefined;
  return { message: readString(base?.status_msg) ?? `error ${code}`, code };
}
