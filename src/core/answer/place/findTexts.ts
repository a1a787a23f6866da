/**
 * The lines of code that begin inside a text: a string of several lines, a heredoc, or what a
 * preprocessor reads. Their indentation is content, and need not follow the code's.
 */
import { findLanguage, type Language } from '../../languages/index.ts';
import { isBlank, readIndent } from '../lines/index.ts';

export interface TextRange {
  /** Its first line, and the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** It stands left of where it would if it were laid out along the code, or no blank may be before it. */
  readonly isAtMargin: boolean;
}

/** The texts in lines of code, in their order. */
export function findTexts(lines: readonly string[], language: string | null): readonly TextRange[] {
  const known = findLanguage(language);
  if (known === null) return [];
  const found = [...findStrings(lines, known), ...findDirectives(lines, known)];
  return found.sort((a, b) => a.from - b.from);
}

function findDirectives(lines: readonly string[], { directive }: Language): readonly TextRange[] {
  if (directive === undefined) return [];
  return lines.flatMap((line, at) =>
    line.startsWith(directive) ? [{ from: at, to: at + 1, isAtMargin: true }] : [],
  );
}

interface Opener {
  readonly begin: string;
  readonly end: string;
  readonly kind: 'text' | 'aside';
  readonly isRaw?: true;
}

/** What is not read any further ends no text, and is laid out along the code. */
const MAX_READ_CHARS = 400_000;

function findStrings(lines: readonly string[], language: Language): readonly TextRange[] {
  const text = lines.join('\n').slice(0, MAX_READ_CHARS);
  const openers = listOpeners(language);
  const marks = openers.map(({ begin }) => escapePattern(begin));
  const all = language.hasHeredocs ? [HEREDOC, ...marks] : marks;
  if (all.length === 0) return [];
  const pattern = new RegExp(all.join('|'), 'g');
  const unclosed = new Set<string>();
  const ranges: TextRange[] = [];
  const countLines = createLineCounter(text);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const opener = openers.find(({ begin }) => begin === match?.[0]);
    const end = opener
      ? findEnd(text, pattern.lastIndex, opener, unclosed)
      : findHeredocEnd(text, pattern.lastIndex, match.groups?.name ?? '', unclosed);
    if (end < 0 || (match[0] === '#' && /[\w$\\{]/.test(text[match.index - 1] ?? ''))) continue;
    const [from, to] = [countLines(match.index) + 1, countLines(end) + 1];
    const isStrict = !opener && match.groups?.dash === '';
    if (opener?.kind !== 'aside' && from < to) {
      const isAtMargin = isStrict || isShallow(lines, from, to);
      ranges.push({ from, to, isAtMargin });
    }
    pattern.lastIndex = Math.max(end, match.index + 1);
  }
  return ranges;
}

const HEREDOC = `<<<?(?<dash>[-~]?)[ \\t]*(?<quote>["'\`]?)(?<name>[A-Za-z_]\\w*)\\k<quote>`;

/** Longer marks first, so that a text's are not taken for a string's. */
function listOpeners(language: Language): readonly Opener[] {
  const { comments, strings = [], texts = [] } = language;
  const asides = [
    ...(comments?.line ?? []).map(begin => ({ begin, end: '\n' })),
    ...(comments?.block ?? []).map(([begin, end]) => ({ begin, end })),
  ].map(each => ({ ...each, kind: 'aside', isRaw: true }) as const);
  const documents = (comments?.documents ?? []).map(([begin, end]) => ({ begin, end }));
  const long = [...strings.filter(({ begin, isRaw }) => isRaw || begin.length > 1), ...texts];
  const plain = strings.filter(each => !long.includes(each));
  return [
    ...asides,
    ...[...documents, ...long].map(each => ({ ...each, kind: 'text' }) as const),
    ...plain.map(each => ({ ...each, kind: 'aside' }) as const),
  ].sort((a, b) => b.begin.length - a.begin.length);
}

/** Where a text ends, behind its mark; -1 where it does not. A plain string ends on its line. */
function findEnd(text: string, from: number, opener: Opener, unclosed: Set<string>): number {
  const { end, kind, isRaw } = opener;
  if (unclosed.has(end)) return -1;
  const isOnLine = kind === 'aside' && !isRaw;
  const lineEnd = isOnLine ? findNext(text, '\n', from) : text.length;
  for (let at = text.indexOf(end, from); at >= 0; at = text.indexOf(end, at + 1)) {
    if (at >= lineEnd) return -1;
    if (isRaw || !isEscaped(text, at)) return end === '\n' ? at : at + end.length;
  }
  if (end === '\n') return text.length;
  unclosed.add(end);
  return -1;
}

function findNext(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

/** An answer with more texts that end nowhere is made to be searched for ever. */
const MAX_UNCLOSED = 64;

function isEscaped(text: string, at: number): boolean {
  let marks = 0;
  while (text[at - 1 - marks] === '\\') marks += 1;
  return marks % 2 === 1;
}

function findHeredocEnd(text: string, from: number, name: string, unclosed: Set<string>): number {
  const key = `<<${name}`;
  if (unclosed.has(key) || unclosed.size > MAX_UNCLOSED) return -1;
  const line = new RegExp(`^[ \\t]*${name}\\b`, 'gm');
  line.lastIndex = findNext(text, '\n', from);
  const found = line.exec(text);
  if (found !== null) return found.index + found[0].length;
  unclosed.add(key);
  return -1;
}

/** Whether a line of the text stands left of the line that opens it. */
function isShallow(lines: readonly string[], from: number, to: number): boolean {
  const depth = readIndent(lines[from - 1] ?? '').length;
  return lines.slice(from, to).some(line => !isBlank(line) && readIndent(line).length < depth);
}

/** Counts line breaks before places that ascend. */
function createLineCounter(text: string): (at: number) => number {
  let read = 0;
  let count = 0;
  return at => {
    for (; read < at; read += 1) if (text[read] === '\n') count += 1;
    return count;
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
