/** What a token estimate looks at, counted in one pass: runs of letters, digits, signs, space. */

export interface TextStatistics {
  /** Bytes as UTF-8; a lone surrogate counts as the three of U+FFFD, which it is sent as. */
  readonly utf8Bytes: number;
  /** Runs of ASCII letters, begun anew at a capital after a small letter. */
  readonly words: number;
  /** Letters of those runs beyond the sixth. */
  readonly longWordLetters: number;
  /** Groups of up to three digits. */
  readonly digitGroups: number;
  readonly signRuns: number;
  /** Signs beyond the first of each run. */
  readonly furtherSigns: number;
  /** Runs of white space, but for a single blank: that one goes with what follows it. */
  readonly spaceRuns: number;
  /** Letters with two UTF-8 bytes: Latin with accents, Greek, Cyrillic, Hebrew, Arabic. */
  readonly twoByteLetters: number;
  /** Other characters of three bytes: Indic, Thai, symbols. */
  readonly threeByteLetters: number;
  /** Chinese, Japanese, Korean. */
  readonly cjkLetters: number;
  /** Characters of four bytes: emoji, rare scripts. */
  readonly astralLetters: number;
}

const WORD_PIECE_LETTERS = 6;
const DIGITS_PER_GROUP = 3;

type Run = 'none' | 'letters' | 'digits' | 'signs' | 'space';
type Counts = { -readonly [K in keyof TextStatistics]: number };

export function measureTextStatistics(text: string): TextStatistics {
  const counts: Counts = {
    utf8Bytes: 0,
    words: 0,
    longWordLetters: 0,
    digitGroups: 0,
    signRuns: 0,
    furtherSigns: 0,
    spaceRuns: 0,
    twoByteLetters: 0,
    threeByteLetters: 0,
    cjkLetters: 0,
    astralLetters: 0,
  };
  let run: Run = 'none';
  let length = 0;
  let wasSmall = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) {
      run = 'none';
      at += countWide(counts, code, text.charCodeAt(at + 1));
      continue;
    }
    const kind = classifyAscii(code);
    const isCapital = code >= 65 && code <= 90;
    const continues = kind === run && !(kind === 'letters' && isCapital && wasSmall);
    length = continues ? length + 1 : 1;
    run = kind;
    wasSmall = kind === 'letters' && !isCapital;
    counts.utf8Bytes += 1;
    countAscii(counts, kind, length, code);
  }
  return counts;
}

function classifyAscii(code: number): Run {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return 'letters';
  if (code >= 48 && code <= 57) return 'digits';
  if (code === 32 || (code >= 9 && code <= 13)) return 'space';
  return 'signs';
}

/** `length`: place of this character in its run, from 1. */
function countAscii(counts: Counts, kind: Run, length: number, code: number): void {
  switch (kind) {
    case 'letters':
      if (length === 1) counts.words += 1;
      else if (length > WORD_PIECE_LETTERS) counts.longWordLetters += 1;
      return;
    case 'digits':
      if (length % DIGITS_PER_GROUP === 1) counts.digitGroups += 1;
      return;
    case 'signs':
      if (length === 1) counts.signRuns += 1;
      else counts.furtherSigns += 1;
      return;
    case 'space':
      if (length === 2 || (length === 1 && code !== 32)) counts.spaceRuns += 1;
      return;
    case 'none':
      return;
  }
}

/** Counts a character beyond ASCII; how many further UTF-16 units it takes. */
function countWide(counts: Counts, code: number, next: number): 0 | 1 {
  if (code < 0x800) {
    counts.utf8Bytes += 2;
    counts.twoByteLetters += 1;
    return 0;
  }
  if (code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
    counts.utf8Bytes += 4;
    counts.astralLetters += 1;
    return 1;
  }
  counts.utf8Bytes += 3;
  if (isCjk(code)) counts.cjkLetters += 1;
  else counts.threeByteLetters += 1;
  return 0;
}

function isCjk(code: number): boolean {
  return (code >= 0x3040 && code < 0xa000) || (code >= 0xac00 && code < 0xd7b0);
}
