/**
 * One piece of code out of the fenced blocks of an answer.
 *
 * Blocks in the wanted language are kept in their order. Commands, output and quotations in other
 * languages are left out. Where the answer has code in several languages, and the caller named no
 * file, language or tests that settle which one is meant, all of the answer is the code.
 */
import type { Task } from '../types.ts';
import { codeOpens } from './codeLine.ts';
import type { Fence, FencedText } from './fences.ts';
import { knownLanguage, languageOfFile } from './languageNames.ts';
import { lastWords, latestBlocks } from './latestBlocks.ts';
import { withoutBlankEnds } from './withoutBlankEnds.ts';

interface JoinedCode {
  readonly code: string;
  /** The language id of the code; null where neither the task nor a label tells. */
  readonly language: string | null;
}

/**
 * Joins the blocks that are the answer; `whole` where they cannot be told from the rest, `inside`
 * where all of them stand in the docstrings of code without a fence; null where there are none.
 */
export function joinFences(
  { fences, after }: FencedText,
  wanted: string | null,
  task: Task,
): JoinedCode | 'whole' | 'inside' | null {
  const filled = fences.filter(fence => fence.code.trim() !== '');
  if (filled.length === 0) return null;
  const language = wanted !== null && filled.some(f => fits(f, wanted)) ? wanted : firstOf(filled);
  const isKept = (fence: Fence) => language === null || fits(fence, language);
  const isSettled = language === wanted && isGiven(task);
  const words = [...fences.map(fence => fence.before), after];
  const isBare = hasBareCode(words, task);
  if (isBare && fences.every(fence => fence.column > 0)) return 'inside';
  if (isBare) return 'whole';
  if (!isSettled && filled.some(f => !isKept(f) && !isAside(f, task))) return 'whole';
  const blocks = latestBlocks(filled.filter(isKept));
  const code = blocks.map(block => withoutBlankEnds(block.code)).join('\n\n');
  return { code, language: labelled(blocks, language) };
}

function isGiven({ language, filePath, tests }: Task): boolean {
  return [language, filePath, tests].some(each => each !== undefined && each.trim() !== '');
}

/** Languages whose blocks may stand for one another: a label is often the wider language's. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['javascript', 'javascriptreact']),
  new Set(['typescript', 'typescriptreact', 'javascript', 'javascriptreact']),
  new Set(['c', 'cpp']),
];

/** A block without a known language may be in any. */
function fits(fence: Fence, language: string): boolean {
  const label = languageOf(fence);
  if (label === null || label === language || fence.label === language) return true;
  return FAMILIES.some(family => family.has(label) && family.has(language));
}

function languageOf({ label, file }: Fence): string | null {
  return knownLanguage(label) ?? (file === null ? null : languageOfFile(file));
}

/** The names of the blocks' languages, the unknown ones as they are written. */
function labels(fences: readonly Fence[]): readonly string[] {
  return fences.map(fence => languageOf(fence) ?? fence.label).filter(label => label !== '');
}

/** Without a wanted language the first block that is neither a command line nor output leads. */
function firstOf(fences: readonly Fence[]): string | null {
  const all = labels(fences);
  return all.find(label => !COMMANDS.has(label) && label !== 'plaintext') ?? all[0] ?? null;
}

/** The wanted language counts, so that a wrong label cannot excuse code; only JSX is told apart. */
function labelled(blocks: readonly Fence[], language: string | null): string | null {
  const all = labels(blocks);
  return all.find(label => label === `${language}react`) ?? language ?? all[0] ?? null;
}

const COMMANDS: ReadonlySet<string> = new Set(['shellscript', 'powershell', 'bat']);
const DATA: ReadonlySet<string> = new Set(['json', 'yaml', 'xml', 'csv', 'http']);
const SHOWS =
  /\b(outputs?|prints?|printed|results?|returns?|responses?|inputs?|examples?|looks? like|data)\b/i;

const MAX_QUOTE_CHARS = 4_000;
const MAX_READ_CHARS = 100_000;

/** What is shown beside code in another language: how to run it, what it prints, what it replaces. */
function isAside(fence: Fence, task: Task): boolean {
  const language = languageOf(fence);
  const code = fence.code.trim();
  if (isQuoted(code, task)) return true;
  if (fence.file !== null || language === null) return false;
  if (language === 'plaintext' || language === 'mermaid') return true;
  if (COMMANDS.has(language)) return !code.startsWith('#!');
  return DATA.has(language) && SHOWS.test(lastWords(fence.before));
}

function isQuoted(code: string, task: Task): boolean {
  return code.length <= MAX_QUOTE_CHARS && task.prompt.slice(0, MAX_READ_CHARS).includes(code);
}

/** How many lines of code outside of blocks are no slip of the pen. */
const MIN_BARE_LINES = 2;

/** Whether there is code outside of the blocks that is no quotation: a fence was forgotten. */
function hasBareCode(words: readonly string[], task: Task): boolean {
  const known = new Set(linesOf(task.prompt.slice(0, MAX_READ_CHARS)));
  const code = words.flatMap(linesOf).filter(line => codeOpens(line) && !known.has(line));
  return code.filter(line => !MARKUP.test(line)).length >= MIN_BARE_LINES;
}

/** What Markdown takes from HTML, and formulas. */
const MARKUP =
  /^<\/?(details|summary|br|hr|p|b|i|sub|sup|kbd|a|img|div)\b|^\\|\\(frac|sum|text|begin|end|left|right|cdot|theta|log|sqrt)\b/i;

function linesOf(text: string): readonly string[] {
  return text.split('\n').map(line => line.trim());
}
