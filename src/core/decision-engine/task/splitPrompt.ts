/**
 * Splits a prompt into words and code, line by line, by fences and by how lines look. At most `READ_CHARS`
 * are looked at, three quarters of them from the head and the rest from the tail, where people write what
 * they want.
 */
export interface PromptParts {
  readonly words: string;
  readonly code: string;
  /** What the first fence calls its language; empty without one. */
  readonly fenceTag: string;
}

/** Characters of a prompt that are read. */
const READ_CHARS = 24_000;
/** The tail is one part in so many of what is read. */
const TAIL_PART = 4;
/** Longer lines are cut here, so that minified code cannot slow the patterns down. */
const LINE_CHARS = 2_000;

const FENCE = /^\s*(?:```|~~~)\s*([A-Za-z+#]{0,16})/;
const CODE_LINE =
  /[;{}]\s*$|^\s{2,}\S|^\s*(?:def|class|import|from|assert|return|for|if|function|const|let|var|public|private|func|fn|struct|enum|using|package)\b.*[({:=]|\w\([^()]*\)\s*[:;{]?$/;
/** Words in a row, as no line of code has them. */
const SENTENCE = /^\s?[\p{L}\p{M}'’-]+(?:,? [\p{L}\p{M}\d'’"`()-]+,?){3,}[.:?!]?\s*$/u;

/** The parts of `prompt`, each with its lines in their order. */
export function splitPrompt(prompt: string): PromptParts {
  const words: string[] = [];
  const code: string[] = [];
  let fenceTag = '';
  let fenced = false;
  for (const raw of cutMiddle(prompt).split('\n')) {
    const line = raw.slice(0, LINE_CHARS);
    const fence = FENCE.exec(line);
    if (fence !== null) {
      fenceTag ||= fence[1] ?? '';
      fenced = !fenced;
    } else {
      const isCode = fenced || (CODE_LINE.test(line) && !SENTENCE.test(line));
      (isCode ? code : words).push(line);
    }
  }
  return { words: words.join('\n'), code: code.join('\n'), fenceTag };
}

/** What is read of it. */
export function cutMiddle(prompt: string): string {
  if (prompt.length <= READ_CHARS) return prompt;
  const tail = Math.floor(READ_CHARS / TAIL_PART);
  return `${prompt.slice(0, READ_CHARS - tail)}\n${prompt.slice(-tail)}`;
}
