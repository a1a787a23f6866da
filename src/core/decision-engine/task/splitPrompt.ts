/**
 * Splits a request into prose, code and sample data, line by line.
 *
 * Fences alone don't do: selections and pasted snippets often come without one, and the words of a
 * docstring or a comment belong to the prose although they stand in code. At most `READ_CHARS` are
 * looked at, three quarters of them from the head and the rest from the tail, where people write
 * what they want; what lies between counts only by its length.
 */
import { stripBoilerplate } from './boilerplate.ts';

export interface PromptParts {
  /** All words, those of docstrings and comments included. */
  readonly prose: string;
  /** The words outside of any code: what the person asks. */
  readonly request: string;
  readonly code: string;
  /** Lines of bare numbers and literals: sample inputs and outputs. */
  readonly data: string;
  /** Of the whole prompt, the unread middle included. */
  readonly totalChars: number;
  readonly fences: number;
  /** What the first fence calls its language; empty without one. */
  readonly fenceTag: string;
}

/** Characters of a prompt that are read; the rest of a longer one is only counted. */
const READ_CHARS = 24_000;
/** Longer lines are cut here, so that minified code cannot slow the patterns down. */
const LINE_CHARS = 400;
/** The tail is one part in so many of what is read. */
const TAIL_PART = 4;

const FENCE = /^\s*(?:```|~~~)\s*([A-Za-z+#]{0,16})/;
/** Tags that wrap a snippet say nothing about it. */
const TAG = /^\s*\[\/?[A-Z]{2,12}\]\s*$/;
const DOC_QUOTES = /"""|'''/g;
const COMMENT = /^\s*(?:#(?!include|define)|\/\/|\/?\*+|--\s|<!--)\s*/;
const SAMPLE = /^\s*>>>|^\s*(?:Input|Output|Example|Expected|Returns?)\b[^a-z]*[:=]/;
const LETTERS = /\p{L}{2}/u;
const CODE_START =
  /^\s*(?:def |class |return\b|import |from \S+ import|for ?\(|while ?\(|if ?\(|else\b|elif |try\b|except\b|catch\b|switch ?\(|case |const |let |var |function\b|export |public |private |protected |static |async |await |fn |func |impl |struct |enum |interface |package |using |namespace |#include|#define|@\w+|assert\b|print\(|throw |raise |SELECT |INSERT |UPDATE |CREATE |void |int |mod |pub |type \w+ =|end\b|local |\}|\{|\)|\]|<\/?\w+[ >])/;
const CODE_MARKS =
  /[;{}]\s*$|=>|->|::|==|!=|&&|\|\||\+=|-=|^\s*[\w.]+\([^()]*\)\s*[:;]?$|^\s+\w[\w.]*\s*=[^=]|^\w[\w.]*\s*=\s*\S|^\s*(?:for|if|while|elif|with|except) .*:\s*$/;
const SENTENCE = /^[\s"'>*#/-]*\p{L}[\p{Ll}\p{Lo}\p{M}]*(?: [\p{L}\p{M}\p{N}_'`,()\-"]+){3,}/u;

type Part = 'prose' | 'code' | 'data';

/** The parts of `prompt`, each with its lines in their order. */
export function splitPrompt(prompt: string): PromptParts {
  const parts: Record<Part, string[]> = { prose: [], code: [], data: [] };
  const request: string[] = [];
  let fences = 0;
  let fenceTag = '';
  let fenced = false;
  let documented = false;
  const { text, dropped } = stripBoilerplate(cutMiddle(prompt));
  for (const raw of text.split('\n')) {
    const line = raw.length > LINE_CHARS ? raw.slice(0, LINE_CHARS) : raw;
    const fence = FENCE.exec(line);
    if (fence !== null) {
      fences++;
      fenceTag ||= fence[1] ?? '';
      fenced = !fenced;
      documented = false;
      continue;
    }
    if (TAG.test(line) || line.trim() === '') continue;
    const quotes = line.match(DOC_QUOTES)?.length ?? 0;
    const inWords = documented || quotes > 0;
    if (quotes % 2 === 1) documented = !documented;
    const part = classifyLine(line, fenced, inWords);
    parts[part].push(line);
    if (part === 'prose' && !fenced && !inWords && !COMMENT.test(line)) request.push(line);
  }
  return {
    prose: parts.prose.join('\n'),
    request: request.join('\n'),
    code: parts.code.join('\n'),
    data: parts.data.join('\n'),
    totalChars: prompt.length - dropped,
    fences,
    fenceTag,
  };
}

function cutMiddle(prompt: string): string {
  if (prompt.length <= READ_CHARS) return prompt;
  const tail = Math.floor(READ_CHARS / TAIL_PART);
  return `${prompt.slice(0, READ_CHARS - tail)}\n${prompt.slice(-tail)}`;
}

function classifyLine(line: string, fenced: boolean, inWords: boolean): Part {
  if (SAMPLE.test(line)) return 'data';
  if (inWords || COMMENT.test(line)) return LETTERS.test(line) ? 'prose' : 'data';
  if (fenced) return 'code';
  if (CODE_START.test(line))
    return SENTENCE.test(line) &&
      !/[;{}:]\s*$/.test(line) &&
      !/^\s/.test(line) &&
      !/[()=]/.test(line)
      ? 'prose'
      : 'code';
  if (!LETTERS.test(line)) return 'data';
  if (SENTENCE.test(line) && !/[;{}]\s*$/.test(line)) return 'prose';
  return CODE_MARKS.test(line) ? 'code' : 'prose';
}
