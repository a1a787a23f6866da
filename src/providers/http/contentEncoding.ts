/**
 * An answer's body without its compression. None is asked for, but proxies and some servers send
 * it all the same. What is counted afterwards are decoded bytes, so a bomb ends at the usual cap.
 */
import type * as http from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { TransportError } from './transportError.ts';

/** Throws `TransportError` for an encoding that cannot be read here. */
export function decodeContent(response: http.IncomingMessage): Readable {
  const encodings = (response.headers['content-encoding'] ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '' && name !== 'identity');
  if (encodings.length > MAX_LAYERS) throw createEncodingError(encodings);
  // The last one named was put on last, and comes off first.
  return encodings.toReversed().reduce<Readable>((inner, name) => {
    const decoder = DECODERS[name]?.();
    if (!decoder) throw createEncodingError(encodings);
    // Either end breaking breaks the other, so that a cut answer is seen as one.
    return pipeline(inner, decoder, () => {});
  }, response);
}

/** A proxy may pack what a server has packed; more than that is an attack. */
const MAX_LAYERS = 2;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: zlib.createUnzip,
  'x-gzip': zlib.createUnzip,
  // Reads what the standard means by it, zlib's form, and gzip's as well.
  deflate: zlib.createUnzip,
  br: zlib.createBrotliDecompress,
};

function createEncodingError(encodings: readonly string[]): TransportError {
  const why = `it is packed as ${JSON.stringify(encodings.join(', ').slice(0, 60))}`;
  return new TransportError({ what: 'malformed', why });
}
