/** Ways in which a server's answer goes wrong. */
import { setTimeout as arrive } from 'node:timers/promises';
import type { Fault, FaultContext } from './faultServer.ts';

/** Between two bytes of a dripping server: shorter than any limit of silence. */
const DRIP_MS = 20;
const MAX_DRIPS = 1_000;

export const hang: Fault = () => {};

/** A refusal; strings are sent as they are. */
export function refuse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Fault {
  const page = typeof body === 'string';
  const contentType = page ? 'text/html' : 'application/json';
  return ({ response }) => {
    response.writeHead(status, { 'content-type': contentType, ...headers });
    response.end(page ? body : JSON.stringify(body));
  };
}

/** A 200 of the wrong kind. */
export function plain(contentType: string, body: string): Fault {
  return ({ response }) => {
    response.writeHead(200, { 'content-type': contentType });
    response.end(body);
  };
}

export const reset: Fault = ({ response }) => {
  response.socket?.resetAndDestroy();
};

export const stall: Fault = context => {
  begin(context);
  context.response.flushHeaders();
};

/** One byte after the other, never a whole event. */
export const dripBody: Fault = async context => {
  begin(context);
  const start = context.speaks.piece('').slice(0, 8);
  await drip(context, byte => context.response.write(byte < 8 ? start[byte]! : 'x'));
};

/** Status line, then a header that never ends. */
export const dripHeaders: Fault = async context => {
  const { socket } = context.response;
  socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
  await drip(context, () => socket?.write('x'));
};

/** Begins an answer that is not streamed, lets the beginning arrive, and goes on with a fault. */
export function wholeThen(then: Fault): Fault {
  return async context => {
    context.response.writeHead(200, { 'content-type': 'application/json' });
    context.response.write(context.speaks.whole('con', true).slice(0, 20));
    await arrive(30);
    await then(context);
  };
}

/** One byte of an answer that is not streamed after the other; it would never end. */
export const dripWhole: Fault = context => {
  context.response.writeHead(200, { 'content-type': 'application/json' });
  const text = context.speaks.whole('x'.repeat(MAX_DRIPS), true);
  return drip(context, byte => context.response.write(text[byte]!));
};

/** Sends the headers and one piece, lets them arrive, and goes on with another fault. */
export function pieceThen(text: string, then: Fault): Fault {
  return async context => {
    begin(context);
    context.response.write(context.speaks.piece(text));
    await arrive(30);
    await then(context);
  };
}

/** Sends this and ends as if all were well. */
export function cleanEnd(rest: string): Fault {
  return context => {
    begin(context);
    context.response.end(rest);
  };
}

function begin({ response, speaks }: FaultContext): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': speaks.contentType });
}

async function drip(
  { response, sleep }: FaultContext,
  write: (byte: number) => unknown,
): Promise<void> {
  for (let byte = 0; byte < MAX_DRIPS && !response.socket?.destroyed; byte++) {
    write(byte);
    await sleep(DRIP_MS);
    if (response.destroyed) return;
  }
}
