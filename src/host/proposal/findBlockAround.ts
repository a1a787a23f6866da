/**
 * The function or block around a line, told by indentation and brackets alone: for files in which no
 * extension knows the functions.
 */
import { findTexts, readBody } from '../../core/answer/index.ts';
import { findLanguage } from '../../core/languages/index.ts';

/** Lines of a document: the first, and the last with all that closes it. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** More lines are generated, and have no block that a user means. */
const MAX_LINES = 50_000;

/** The innermost function around the line, or the innermost block where it is in no function. */
export function findBlockAround(
  given: readonly string[],
  at: number,
  language: string,
): LineRange | undefined {
  if (given.length > MAX_LINES) return undefined;
  const lines = hideTexts(given, language);
  const all = [...listByIndent(lines, at)];
  const around = all.length > 0 ? all : [...listByBrackets(lines, at)];
  return around.find(({ first }) => isDefinition(lines, first)) ?? around[0];
}

/** Lines of which the indentation tells nothing are as empty: texts, directives, labels to jump to. */
function hideTexts(lines: readonly string[], language: string): readonly string[] {
  const texts = findTexts(lines, language);
  const hidden = new Set(
    texts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
  );
  const hasLabels = findLanguage(language)?.directive !== undefined;
  return lines.map((line, at) =>
    hidden.has(at) || (hasLabels && /^\w+:$/.test(line)) ? '' : line,
  );
}

/** Decorators stand above what they belong to. */
function isDefinition(lines: readonly string[], first: number): boolean {
  const head = lines.slice(first).find(line => !DECORATES.test(line));
  return readBody(head ?? '') !== null;
}

const DECORATES = /^\s*(?:@|#\[)/;

/** The blocks around a line, the innermost first. */
function* listByIndent(lines: readonly string[], at: number): Iterable<LineRange> {
  const own = findHead(lines, at);
  if (own !== undefined) yield findExtent(lines, own);
  let depth = measureDepth(lines, at);
  for (let above = at - 1; above >= 0 && depth > 0; above -= 1) {
    const line = lines[above] ?? '';
    if (isBlank(line) || measure(line) >= depth) continue;
    const head = climb(lines, above);
    const block = findExtent(lines, head);
    if (block.last >= at) yield block;
    depth = measure(lines[head] ?? '');
    above = head;
  }
}

/** The first line of a block that begins on the line itself. */
function findHead(lines: readonly string[], at: number): number | undefined {
  const line = lines[at] ?? '';
  if (isBlank(line)) return undefined;
  const isEnd = CLOSES.test(line);
  const head = climb(lines, at, isEnd ? ENDS : CONTINUES);
  const { last } = findExtent(lines, head);
  return last > head && last >= at ? head : undefined;
}

/** From a line that goes on with a block (`} else {`, `) {`, `{`) to the one that began it. */
function climb(lines: readonly string[], from: number, goesOn = CONTINUES): number {
  const depth = measure(lines[from] ?? '');
  let at = from;
  while (at > 0 && goesOn.test(lines[at] ?? '')) {
    const above = findFilled(lines, at - 1, line => measure(line) <= depth);
    if (above === undefined || measure(lines[above] ?? '') < depth) break;
    at = above;
  }
  return at;
}

function findFilled(
  lines: readonly string[],
  from: number,
  isWanted: (line: string) => boolean,
): number | undefined {
  for (let at = from; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (!isBlank(line) && isWanted(line)) return at;
  }
  return undefined;
}

const CLOSES = /^\s*(?:[)}\]]|<\/|(?:end|endif|endfor|endwhile|fi|done|esac|od)\b)/i;
const ENDS = new RegExp(`${CLOSES.source}|^\\s*\\{\\s*$`, 'i');
const CONTINUES = /^\s*(?:[)}\]]|\{\s*$)/;

/** All that is deeper than the head, and what closes it; decorators above it belong to it. */
function findExtent(lines: readonly string[], head: number): LineRange {
  const depth = measure(lines[head] ?? '');
  let last = head;
  for (let at = head + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isBlank(line)) continue;
    const isOpening = /^\s*\{\s*$/.test(line) && last === head;
    const isPart =
      measure(line) > depth || (measure(line) === depth && (CLOSES.test(line) || isOpening));
    if (!isPart) break;
    last = at;
  }
  let first = head;
  const isDecorator = (line: string) => DECORATES.test(line) && measure(line) === depth;
  while (isDecorator(lines[first - 1] ?? '')) first -= 1;
  return { first, last };
}

/** The depth that a line stands at; an empty one stands where what is around it does. */
function measureDepth(lines: readonly string[], at: number): number {
  if (!isBlank(lines[at] ?? '')) return measure(lines[at] ?? '');
  const above = findFilled(lines, at, () => true);
  const below = lines.findIndex((line, index) => index > at && !isBlank(line));
  if (above === undefined || below < 0) return 0;
  const closes = CLOSES.test(lines[below] ?? '');
  const depths = [above, below].map(each => measure(lines[each] ?? ''));
  return closes ? Math.max(...depths) : Math.min(...depths);
}

/** Blocks between brackets, for code that is not indented. */
function* listByBrackets(lines: readonly string[], at: number): Iterable<LineRange> {
  const open: number[] = [];
  for (let index = 0; index <= at; index += 1) {
    for (const mark of readBrackets(lines[index] ?? '')) {
      if (mark === '{') open.push(index);
      else if (index < at) open.pop();
    }
  }
  for (const first of open.reverse()) {
    const last = findClosing(lines, first);
    if (last !== undefined && last >= at) yield { first, last };
  }
}

function findClosing(lines: readonly string[], first: number): number | undefined {
  let depth = 0;
  for (let index = first; index < lines.length; index += 1) {
    for (const mark of readBrackets(lines[index] ?? '')) depth += mark === '{' ? 1 : -1;
    if (depth <= 0) return index;
  }
  return undefined;
}

/** The curly brackets of a line, but for those in its strings. */
function readBrackets(line: string): readonly string[] {
  return line.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1|\/\/.*$/g, '').match(/[{}]/g) ?? [];
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Columns before the text, with tabs of four. */
function measure(line: string): number {
  return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
