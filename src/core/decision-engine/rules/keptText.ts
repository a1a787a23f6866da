/**
 * Whether a text quotes a file that stays: by the marks of pieces that both have in common.
 *
 * A piece is `PIECE` signs without the blanks between them, so that indentation and line breaks make
 * no difference; of `WINDOW` that follow each other one is remembered. So whatever is quoted at a
 * length of `PIECE + WINDOW` signs is found, however it was cut. What a public file holds, too, such
 * as a licence, is no secret and is taken out. Nothing but marks is kept of a file, and of the
 * shortest ones their text.
 */
import { createPieceReader, PIECE } from './pieceReader.ts';

export interface KeptFile {
  readonly path: string;
  readonly text: string;
}

export interface KeptText {
  /** The path of the file that `texts` quote at a length of `signs` or as a whole. */
  readonly findQuoted: (texts: readonly string[], signs: number) => string | undefined;
}

/** A quote of a task: two lines of code or so. */
export const QUOTE_SIGNS = 40;
/** What a check printed may quote less, and is missed less. */
export const EVIDENCE_SIGNS = PIECE;

export const NO_KEPT_TEXT: KeptText = { findQuoted: () => undefined };

export interface KeptTextBuilder {
  readonly add: (file: KeptFile) => void;
  /** A public file: what it holds is no secret. After all that are kept. */
  readonly subtract: (text: string) => void;
  readonly isEmpty: () => boolean;
  readonly build: () => KeptText;
}

export function createKeptTextBuilder(): KeptTextBuilder {
  /** The number of the file by a piece's mark. */
  const marks = new Map<number, number>();
  const files: { readonly path: string; readonly signs: number }[] = [];
  const short = new Map<string, string>();
  return {
    add: ({ path, text }) => {
      const bare = dropBlanks(text);
      if (bare.length < PIECE) {
        if (bare.length >= MIN_SHORT_SIGNS) short.set(bare, path);
        return;
      }
      files.push({ path, signs: bare.length });
      for (const mark of listMarks(bare)) if (!marks.has(mark)) marks.set(mark, files.length - 1);
    },
    subtract: text => {
      const bare = dropBlanks(text);
      createPieceReader(bare).readAll(mark => void marks.delete(mark));
      for (const secret of short.keys()) if (bare.includes(secret)) short.delete(secret);
    },
    isEmpty: () => marks.size === 0 && short.size === 0,
    build: () => ({
      findQuoted: (texts, signs) => {
        for (const bare of new Set(texts.flatMap(listBare))) {
          const found = findIn(bare, signs);
          if (found !== undefined) return found;
        }
        return undefined;
      },
    }),
  };

  function findIn(bare: string, signs: number): string | undefined {
    for (const [secret, path] of short) if (bare.includes(secret)) return path;
    const covered = new Map<number, { signs: number; end: number }>();
    let found: string | undefined;
    createPieceReader(bare).readAll((mark, at) => {
      const number = marks.get(mark);
      if (number === undefined || found !== undefined) return;
      const seen = covered.get(number) ?? { signs: 0, end: at };
      seen.signs += at + PIECE - Math.max(seen.end, at);
      seen.end = at + PIECE;
      covered.set(number, seen);
      const file = files[number]!;
      if (seen.signs >= Math.min(signs, file.signs * WHOLE_SHARE)) found = file.path;
    });
    return found;
  }
}

/** Shorter contents stand in every text. */
const MIN_SHORT_SIGNS = 8;
/** Most of a short file is the file. */
const WHOLE_SHARE = 0.6;
const WINDOW = 8;

/** Letters as such: whether they are capitals, wide, or have signs between them that nobody sees is not told apart. */
function dropBlanks(text: string): string {
  const plain = isAscii(text) ? text : text.normalize('NFKC').replace(/\p{Cf}+/gu, '');
  return plain.replace(/\s+/g, '').toLowerCase();
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** As it is, without what a diff, a quote or a listing puts in front of each line, and without escapes. */
function listBare(text: string): readonly string[] {
  const plain = text.replace(/^[ \t]*(?:[+>|-]|\d{1,6}[ \t]*[:|\u2192]?)[ \t]?/gm, '');
  const spoken = plain.replace(/\\+[nrt]/g, ' ').replace(/\\+(["'`\\])/g, '$1');
  return [dropBlanks(text), dropBlanks(plain), dropBlanks(spoken)];
}

/** The smallest mark of each window, so that a text that begins elsewhere comes upon the same ones. */
function listMarks(bare: string): ReadonlySet<number> {
  const chosen = new Set<number>();
  const recent: number[] = [];
  createPieceReader(bare).readAll(mark => {
    recent.push(mark);
    if (recent.length > WINDOW) recent.shift();
    if (recent.length === WINDOW) chosen.add(Math.min(...recent));
  });
  if (recent.length < WINDOW) for (const mark of recent) chosen.add(mark);
  return chosen;
}
