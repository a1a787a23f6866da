/** One HTTP request and its answer: bodies in, JSON out, and knowing when the client has left. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';

/** The largest request that is read. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** An answer other than 200; each API wraps the message in its own shape. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The request's JSON body.
 *
 * @throws {HttpError} when it is too large, is no JSON or does not fit `schema`.
 */
export async function readBody<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const text = await readText(request);
  if (text === '') throw new HttpError(400, 'missing request body');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new HttpError(400, `invalid JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new HttpError(400, z.prettifyError(parsed.error));
  return parsed.data;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new HttpError(413, 'request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends one JSON value and ends the answer. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

/** Aborts when the client leaves before its answer is complete. */
export function clientSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort(new ClientLeft());
  });
  return controller.signal;
}

/** The client closed the connection; there is nobody to answer. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft';
}
