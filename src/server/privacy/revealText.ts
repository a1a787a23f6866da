/**
 * A text together with what it says in disguise: backwards, in base64 and in hex. Whoever prints a file to get it
 * past a look at the words may write it so.
 */

/** Longest text that is looked into, in UTF-16 units. */
const MAX_CHARS = 100_000;

export function revealText(text: string): string {
  const some = text.slice(0, MAX_CHARS);
  const backwards = Array.from(some).reverse().join('');
  return [text, backwards, ...decodeRuns(some), ...decodeRuns(backwards)].join('\n');
}

function decodeRuns(text: string): readonly string[] {
  // Line by line, and as if the lines were one.
  return [text, text.replace(/\s+/g, '')].flatMap(each =>
    (each.match(RUNS) ?? []).flatMap(run => [
      ...readShifted(run, 2, 'hex'),
      ...readShifted(run, 4, 'base64'),
    ]),
  );
}

/** Shorter ones stand in every text. */
const RUNS = /[A-Za-z0-9+/_-]{24,}/g;

/** Where the code begins is not known where other such signs stand before it. */
function readShifted(run: string, signs: number, encoding: 'hex' | 'base64'): readonly string[] {
  return Array.from({ length: signs }, (_, at) =>
    Buffer.from(run.slice(at), encoding).toString('utf8'),
  );
}
