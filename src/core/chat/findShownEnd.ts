/**
 * How much of a text that is still being written may be shown: what may be the head of a printed call is
 * held back until it is known that it is none, at the latest when the turn is over.
 */

/** The text up to here is words, as far as it was shown before or not. */
export function findShownEnd(text: string, shown: number): number {
  let at = text.lastIndexOf('\n', shown - 1) + 1;
  let fence = findOpenFence(text.slice(0, at));
  for (const { 0: line } of text.slice(at).matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const isWhole = line.endsWith('\n');
    const mark = /^[ \t]*(`{3,}|~{3,})([\w-]*)/.exec(line);
    if (mark && !isWhole) return Math.max(shown, at);
    if (fence !== null) {
      if (mark) fence = null;
    } else if (mark) {
      if (!IN_A_LANGUAGE.test(mark[2] ?? '') && !goesOnBehind(text.slice(at)))
        return Math.max(shown, at);
      fence = mark[1] ?? null;
    } else {
      const held = line.search(HELD);
      if (held >= 0) return Math.max(shown, at + held);
      if (!isWhole) return Math.max(shown, at + findBegun(line));
    }
    at += line.length;
  }
  return text.length;
}

/** A fence that is open where a text ends. */
function findOpenFence(text: string): string | null {
  const marks = text.match(/^[ \t]*(?:`{3,}|~{3,})/gm)?.length ?? 0;
  return marks % 2 === 1 ? '```' : null;
}

/** Code in a language is code; JSON, XML and what has no name may be a call. */
const IN_A_LANGUAGE = /^(?!(?:json[c5l]?|xml|te?xt|plaintext|tool\w*|function\w*|action)$)\w/i;

/** Nothing but marks stands behind a call, so a fence with words behind it is none. */
function goesOnBehind(text: string): boolean {
  return /^[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n[ \t]*\1[ \t]*\n\s*[\p{L}\p{N}]/u.test(text);
}

/** A mark, or a line that begins as JSON, a list or a call does. */
const HELD =
  /<[|｜]|<\/?(?:\w+:)?(?:tool|function|invoke|action)|\[TOOL_CALLS|^[ \t]*(?:[[{]|>>>|commentary|Action:|(?:print\(\s*)?[A-Za-z_][\w.]*\()/i;

/** In a line that is being written: where what could become a mark has begun. */
function findBegun(line: string): number {
  const begun = /<[^<>\n]{0,40}$|\[[A-Z_]{0,14}$/.exec(line)?.index ?? line.length;
  return /^[ \t]*[\w.`~>:]{0,24}$/.test(line) ? 0 : begun;
}
