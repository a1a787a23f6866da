/**
 * One piece of code out of the fenced blocks of an answer.
 *
 * Blocks in the wanted language are kept in their order. Commands, output and quotations are left
 * out. Where the answer has code in several languages, and the caller named no file, language or
 * tests that settle which one is meant, all of the answer is the code. Where it is settled, no words
 * around the code make the whole answer of it, for then nothing could check it.
 */
import type { Task } from '../types.ts';
import { BESIDE_CODE, blockLanguage, fits } from './blockLanguage.ts';
import { type Fence, type FencedText, readFences } from './fences.ts';
import { hasTests, isGiven } from './givenWith.ts';
import { latestBlocks } from './latestBlocks.ts';
import { isAside, isShown } from './shownBlocks.ts';
import { hasBareCode } from './unfenced.ts';
import { withoutBlankEnds } from './withoutBlankEnds.ts';

interface JoinedCode {
  readonly code: string;
  /** The language id of the code; null where neither the task nor a label tells. */
  readonly language: string | null;
}

/** Joins the blocks that are the answer; `whole` where they cannot be told from the rest. */
export function joinFences(
  { fences, after }: FencedText,
  wanted: string | null,
  task: Task,
): JoinedCode | 'whole' {
  const filled = unwrapped(fences, wanted, task).filter(isFilled);
  const language = languageOf(filled, wanted, task);
  const own = filled.filter(fence => language === null || fits(fence, language));
  const isMixed = filled.some(fence => !own.includes(fence) && !isAside(fence, task));
  if (!isSettled(language, wanted, task, isMixed)) {
    const words = [...fences.map(fence => fence.before), after];
    if (isMixed || hasBareCode(words, task)) return 'whole';
  }
  const isCode = own.some(fence => !isShown(fence, language)) || !hasTests(task);
  const blocks = latestBlocks(withoutShown(isCode ? own : filled, language), language);
  const code = blocks.map(block => withoutBlankEnds(block.code)).join('\n\n');
  return { code, language: labelled(blocks, language) };
}

function isFilled({ code }: Fence): boolean {
  return code.trim() !== '';
}

/** Whether the caller said which code is meant, and the blocks hold one kind of it. */
function isSettled(
  language: string | null,
  wanted: string | null,
  task: Task,
  isMixed: boolean,
): boolean {
  if (!isGiven(task)) return false;
  return language === wanted || !isMixed || (wanted !== null && hasTests(task));
}

/** The blocks within a Markdown block that a model wrapped its whole answer in. */
function unwrapped(fences: readonly Fence[], wanted: string | null, task: Task): readonly Fence[] {
  const isWrapper = (fence: Fence) => blockLanguage(fence) === 'markdown';
  if (!hasTests(task) || !fences.every(isWrapper)) return fences;
  const all = fences.flatMap(fence => readFences(fence.code).fences);
  const inner = all.filter(fence => fence.closed && isFilled(fence));
  const isOwn = (fence: Fence) =>
    blockLanguage(fence) !== null && (wanted === null || fits(fence, wanted));
  return inner.some(isOwn) ? inner : fences;
}

/**
 * The language of the code. A label that is no language of code says little where tests must pass:
 * code that stands behind it is run like any other.
 */
function languageOf(filled: readonly Fence[], wanted: string | null, task: Task): string | null {
  const isOwn = (fence: Fence) => wanted !== null && fits(fence, wanted);
  const code = withoutShown(filled, wanted);
  if (code.some(isOwn)) return wanted;
  const all = labels(code);
  const first = all.find(label => !BESIDE_CODE.has(label));
  return first ?? (hasTests(task) ? wanted : null) ?? all[0] ?? null;
}

/** The names of the blocks' languages, the unknown ones as they are written. */
function labels(fences: readonly Fence[]): readonly string[] {
  return fences.map(fence => blockLanguage(fence) ?? fence.label).filter(label => label !== '');
}

/** Without blocks that only show something, unless there are no others. */
function withoutShown(fences: readonly Fence[], language: string | null): readonly Fence[] {
  const code = fences.filter(fence => !isShown(fence, language));
  return code.length > 0 ? code : fences;
}

/** The wanted language counts, so that a wrong label cannot excuse code; only JSX is told apart. */
function labelled(blocks: readonly Fence[], language: string | null): string | null {
  const all = labels(blocks);
  return all.find(label => label === `${language}react`) ?? language ?? all[0] ?? null;
}
