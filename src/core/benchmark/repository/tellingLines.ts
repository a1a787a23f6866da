/**
 * What a project's own command prints where its tests pass, and not where they fail. An answer that only
 * ends the program with status 0 prints none of it. Times and addresses are left out: they differ each time.
 */

/** More are not needed to tell that all tests ran. */
const MAX_LINES = 40;

/** Lines that each run with the right code printed, and no run without it. */
export function listTellingLines(
  right: readonly string[],
  wrong: readonly string[],
): readonly string[] {
  const [first = [], ...rest] = right.map(readLines);
  const others = rest.map(lines => new Set(lines));
  const not = new Set(wrong.flatMap(readLines));
  const telling = first.filter(line => !not.has(line) && others.every(each => each.has(line)));
  return [...new Set(telling)].slice(-MAX_LINES);
}

/** Whether all of `lines` are in what was printed. */
export function hasLines(output: string, lines: readonly string[]): boolean {
  const printed = new Set(readLines(output));
  return lines.every(line => printed.has(line));
}

function readLines(output: string): readonly string[] {
  return output
    .replace(COLOURS, '')
    .split('\n')
    .map(line => line.replace(VARIES, '').replace(/\s+/g, ' ').trim())
    .filter(line => /[\p{L}\p{N}✓✔√]/u.test(line));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one.
const COLOURS = /\u001b\[[\d;]*[A-Za-z]/g;
const VARIES =
  /\d+(?:\.\d+)?\s*(?:ms|µs|s|secs?|seconds?|m|minutes?)\b|0x[\da-f]+|\bduration\S* [\d.]+/gi;
