/**
 * Answers what a client asks first from what the build wrote down, so that an agent has the tools before
 * the rest of the server is loaded. Nothing is taken from that rest: it is given all of these messages, too,
 * and only its answers to them are left out.
 */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Greeting } from './greeting.ts';

/** After so long without a message the rest is loaded, so that the first call finds it there. */
const QUIET_MS = 30;
/** More than any client asks before it wants something done. */
const MAX_EARLY = 16;
/** A message that asks for no more than a list is shorter. */
const MAX_EARLY_BYTES = 20_000;

/** Ids of the requests that were answered. */
export type Answered = Set<string | number>;

/**
 * Until a message comes that wants more, or none. `lines`: whole messages, one a read, in object mode; all of
 * them are there again afterwards.
 */
export async function answerEarly(
  lines: Readable,
  write: (line: string) => void,
  greeting: Greeting,
): Promise<Answered> {
  const answered: Answered = new Set();
  const taken: Buffer[] = [];
  while (taken.length < MAX_EARLY) {
    const line: Buffer | null = lines.read() ?? (await waitForLine(lines));
    if (line === null) break;
    taken.push(line);
    const message = line.length <= MAX_EARLY_BYTES ? readMessage(line) : null;
    if (message === null) break;
    if (message.id === undefined) continue;
    const result = findAnswer(message, greeting);
    if (result === null) break;
    answered.add(message.id);
    write(`${JSON.stringify({ result, jsonrpc: '2.0', id: message.id })}\n`);
  }
  for (const line of taken.reverse()) lines.unshift(line);
  return answered;
}

async function waitForLine(lines: Readable): Promise<Buffer | null> {
  await once(lines, 'readable', { signal: AbortSignal.timeout(QUIET_MS) }).catch(() => {});
  return lines.read();
}

interface Message {
  readonly id?: string | number;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

const KEYS = ['jsonrpc', 'id', 'method', 'params'];

/** Null for whatever has to be looked at more closely. */
function readMessage(line: Buffer): Message | null {
  let read: unknown;
  try {
    read = JSON.parse(line.toString());
  } catch {
    return null;
  }
  if (!isRecord(read) || read.jsonrpc !== '2.0') return null;
  const { id, method, params = {} } = read;
  if (Object.keys(read).some(key => !KEYS.includes(key)) || !isRecord(params)) return null;
  if (id === undefined) return method === 'notifications/initialized' ? { method } : null;
  const isRequest =
    (typeof id === 'string' || Number.isSafeInteger(id)) && typeof method === 'string';
  return isRequest ? { id: id as string | number, method, params } : null;
}

function findAnswer({ method, params = {} }: Message, greeting: Greeting): unknown {
  if (method !== 'initialize') {
    const isPlain = Object.keys(params).every(key => key === '_meta');
    return isPlain && Object.hasOwn(greeting.lists, method) ? greeting.lists[method] : null;
  }
  const { protocolVersion, capabilities, clientInfo } = params;
  const isWhole = isRecord(capabilities) && isRecord(clientInfo);
  if (!isWhole || typeof clientInfo.name !== 'string' || typeof clientInfo.version !== 'string') {
    return null;
  }
  if (typeof protocolVersion !== 'string') return null;
  const [newest] = greeting.versions;
  const isSpoken = greeting.versions.includes(protocolVersion);
  return { protocolVersion: isSpoken ? protocolVersion : newest, ...greeting.initialize };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
