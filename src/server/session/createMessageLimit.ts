/**
 * Stands between stdin and the SDK's transport, which closes without a word at a message that is too
 * long for it, and copies what it holds with each chunk. Whole lines go on; a line beyond the limit
 * is dropped, and its sender gets an error.
 */
import { Transform } from 'node:stream';

/** A task of the largest size in the worst JSON escaping, and room. */
export const MAX_MESSAGE_BYTES = 32 * 1_048_576;
/** Kept of a dropped line to find its id, which clients write first or last. */
const KEPT_BYTES = 512;
const NEWLINE = 0x0a;

export type MessageId = string | number;

/** `onTooLarge` is told the message's id where it can be found, else null. */
export function createMessageLimit(
  maxBytes: number,
  onTooLarge: (id: MessageId | null, bytes: number) => void,
): Transform {
  let held: Buffer[] = [];
  let bytes = 0;
  let [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)];

  /** Takes a piece of the current line; a line that is too long keeps only its ends. */
  const take = (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= maxBytes) {
      held.push(piece);
      return;
    }
    if (held.length > 0) {
      head = Buffer.from(Buffer.concat(held).subarray(0, KEPT_BYTES));
      held = [];
    }
    tail = Buffer.from(Buffer.concat([tail, piece.subarray(-KEPT_BYTES)]).subarray(-KEPT_BYTES));
  };
  const endLine = (stream: Transform) => {
    if (bytes <= maxBytes) stream.push(Buffer.concat(held));
    else onTooLarge(findMessageId(head.toString('latin1'), tail.toString('latin1')), bytes);
    held = [];
    bytes = 0;
    [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)];
  };

  return new Transform({
    // Each read is one line.
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        take(chunk.subarray(from, end + 1));
        endLine(this);
        from = end + 1;
      }
      if (from < chunk.length) take(chunk.subarray(from));
      done();
    },
  });
}

function findMessageId(head: string, tail: string): MessageId | null {
  const first = /^\s*\{\s*(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*)?"id"\s*:\s*(\d+|"[^"\\]*")/.exec(head);
  const last = /"id"\s*:\s*(\d+|"[^"\\]*")\s*\}\s*$/.exec(tail);
  const found = first?.[1] ?? last?.[1];
  return found === undefined ? null : (JSON.parse(found) as MessageId);
}
