/**
 * One piece of code out of the fenced blocks of an answer.
 *
 * Blocks in the wanted language are kept in their order. Commands, output and quotations are left
 * out. Where the answer has code in several languages, and the caller named no file, language or
 * tests that settle which one is meant, all of the answer is the code. Where it is settled, no words
 * around the code make the whole answer of it, for then nothing could check it.
 */
import type { Task } from '../../types.ts';
import {
  detectBlockLanguage,
  type Fence,
  type FencedText,
  isBesideCode,
  mayBeInLanguage,
  readFences,
} from '../fences/index.ts';
import { hasTests, isGiven } from '../givenWith.ts';
import { stripBlankEnds } from '../prose/index.ts';
import { hasBareCode } from './findUnfencedCode.ts';
import { keepLatestBlocks } from './keepLatestBlocks.ts';
import { keepRelatedBlocks } from './keepRelatedBlocks.ts';
import { isAside, isShown } from './shownBlocks.ts';

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
  const filled = keepRelatedBlocks(unwrapMarkdown(fences, wanted, task).filter(isFilled), task);
  const language = detectCodeLanguage(filled, wanted, task);
  const own = filled.filter(fence => language === null || mayBeInLanguage(fence, language));
  const isMixed = filled.some(fence => !own.includes(fence) && !isAside(fence, task));
  if (!isSettled(language, wanted, task, isMixed)) {
    const words = [...fences.map(fence => fence.before), after];
    if (isMixed || hasBareCode(words, task)) return 'whole';
  }
  const isCode = own.some(fence => !isShown(fence, language)) || !hasTests(task);
  const blocks = keepLatestBlocks(dropShown(isCode ? own : filled, language), language);
  const code = blocks.map(block => stripBlankEnds(block.code)).join('\n\n');
  return { code, language: chooseLabel(blocks, language) };
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
function unwrapMarkdown(
  fences: readonly Fence[],
  wanted: string | null,
  task: Task,
): readonly Fence[] {
  const isWrapper = (fence: Fence) => detectBlockLanguage(fence) === 'markdown';
  if (!hasTests(task) || !fences.every(isWrapper)) return fences;
  const all = fences.flatMap(fence => readFences(fence.code).fences);
  const inner = all.filter(fence => fence.closed && isFilled(fence));
  const isOwn = (fence: Fence) =>
    detectBlockLanguage(fence) !== null && (wanted === null || mayBeInLanguage(fence, wanted));
  return inner.some(isOwn) ? inner : fences;
}

/**
 * The language of the code. A label that is no language of code says little where tests must pass:
 * code that stands behind it is run like any other.
 */
function detectCodeLanguage(
  filled: readonly Fence[],
  wanted: string | null,
  task: Task,
): string | null {
  const isOwn = (fence: Fence) => wanted !== null && mayBeInLanguage(fence, wanted);
  const code = dropShown(filled, wanted);
  if (code.some(isOwn)) return wanted;
  const all = listLabels(code);
  const first = all.find(label => !isBesideCode(label));
  return first ?? (hasTests(task) ? wanted : null) ?? all[0] ?? null;
}

/** The names of the blocks' languages, the unknown ones as they are written. */
function listLabels(fences: readonly Fence[]): readonly string[] {
  return fences
    .map(fence => detectBlockLanguage(fence) ?? fence.label)
    .filter(label => label !== '');
}

/** Without blocks that only show something, unless there are no others. */
function dropShown(fences: readonly Fence[], language: string | null): readonly Fence[] {
  const code = fences.filter(fence => !isShown(fence, language));
  return code.length > 0 ? code : fences;
}

/** The wanted language counts, so that a wrong label cannot excuse code; only JSX is told apart. */
function chooseLabel(blocks: readonly Fence[], language: string | null): string | null {
  const all = listLabels(blocks);
  return all.find(label => label === `${language}react`) ?? language ?? all[0] ?? null;
}
