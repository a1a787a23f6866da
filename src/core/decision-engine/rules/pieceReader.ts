/** The marks of all pieces of a text, by a rolling hash: each sign costs the same, however long it is. */

/** Signs of one piece. */
export const PIECE = 24;

export interface PieceReader {
  /** Calls `visit` with each piece's mark and where the piece begins. */
  readonly readAll: (visit: (mark: number, at: number) => void) => void;
}

export function createPieceReader(text: string): PieceReader {
  return {
    readAll: visit => {
      let high = 0;
      let low = 0;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at) + 1;
        high = (Math.imul(high, HIGH) + code) | 0;
        low = (Math.imul(low, LOW) + code) | 0;
        if (at >= PIECE) {
          const gone = text.charCodeAt(at - PIECE) + 1;
          high = (high - Math.imul(gone, HIGH_GONE)) | 0;
          low = (low - Math.imul(gone, LOW_GONE)) | 0;
        }
        if (at >= PIECE - 1) visit(joinHalves(high, low), at - PIECE + 1);
      }
    },
  };
}

const HIGH = 0x01000193;
const LOW = 0x5bd1e995;
const HIGH_GONE = raise(HIGH, PIECE);
const LOW_GONE = raise(LOW, PIECE);

function raise(base: number, exponent: number): number {
  let power = 1;
  for (let round = 0; round < exponent; round += 1) power = Math.imul(power, base);
  return power;
}

/** 52 bits of both, which a number holds: two texts of a megabyte share none by chance. */
function joinHalves(high: number, low: number): number {
  return (mix(high) >>> 0) * 0x100000 + (mix(low) >>> 12);
}

/** Else the smallest marks would be those of the same signs everywhere. */
function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}
