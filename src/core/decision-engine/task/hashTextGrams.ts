/**
 * A text as hashed n-grams: words singly and in pairs, and runs of three to five characters inside
 * words. No word can be read back from the hashes.
 *
 * Digits count as one digit, so that no sample value is remembered, and at most `GRAM_CHARS` are
 * read. Values grow with the logarithm of the count and their squares sum to 1.
 */
export const GRAM_BITS = 15;
/** Buckets: one half for words, one for characters. */
export const GRAM_BUCKETS = 2 ** (GRAM_BITS + 1);

const GRAM_CHARS = 6_000;
const WORD_CHARS = 24;
const HALF = 2 ** GRAM_BITS;
const WORD = /[a-z_]+|0|[^\s\w]/g;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Bucket to value, for the buckets that occur. */
export function hashTextGrams(text: string): ReadonlyMap<number, number> {
  const plain = text.slice(0, GRAM_CHARS).toLowerCase().replace(/\d+/g, '0');
  const counts = new Map<number, number>();
  const add = (bucket: number) => counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  let before = 0;
  for (const match of plain.match(WORD) ?? []) {
    const word = match.slice(0, WORD_CHARS);
    const hash = computeHash(FNV_START, word);
    add(hash & (HALF - 1));
    if (before !== 0) add(computeHash(before, ` ${word}`) & (HALF - 1));
    before = hash;
    addRuns(` ${word} `, add);
  }
  return normalizeCounts(counts);
}

/** Runs of characters, each hashed onwards from the shorter one. */
function addRuns(padded: string, add: (bucket: number) => void): void {
  for (let start = 0; start + 3 <= padded.length; start++) {
    let hash = FNV_START;
    const end = Math.min(start + 5, padded.length);
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ padded.charCodeAt(at), FNV_PRIME) >>> 0;
      if (at - start >= 2) add(HALF + ((hash ^ (hash >>> 15)) & (HALF - 1)));
    }
  }
}

function computeHash(start: number, text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME) >>> 0;
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function normalizeCounts(counts: Map<number, number>): ReadonlyMap<number, number> {
  let squares = 0;
  for (const [bucket, count] of counts) {
    const value = 1 + Math.log(count);
    counts.set(bucket, value);
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  for (const [bucket, value] of counts) counts.set(bucket, value / length);
  return counts;
}
