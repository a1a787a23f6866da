/**
 * What can be told of a task from its text alone: its kind, its language, what it speaks of, and a few
 * plain amounts.
 *
 * Pure and fast: it runs on every keystroke's worth of routing, so no parser and no tokenizer. Nothing
 * depends on an id, on politeness, on comments in code, or on which model is asked. What makes a task easy is
 * read from the sentence that asks; every further one can only make it harder.
 */

import { findLanguage } from '../../languages/index.ts';
import type { TaskKind } from '../../types.ts';
import { cutContext } from './cutContext.ts';
import { detectTaskLanguage } from './detectTaskLanguage.ts';
import { findRequest, type Request } from './findRequest.ts';
import { countWords, measureAmounts } from './measureAmounts.ts';
import { cutMiddle, splitPrompt } from './splitPrompt.ts';
import { detectTaskKind, leadsToChange, leadsToWork, worksOnCode } from './taskKind.ts';

export interface TaskFeatures {
  readonly kind: TaskKind;
  /** A canonical lower-case name, or `unknown`. */
  readonly language: string;
  readonly values: Readonly<Record<FeatureName, number>>;
}

/** Groups that a thing that is asked for may be of, by how much it asks; of two at one place, the larger. */
const SIZES = ['vast', 'large', 'medium', 'easy', 'small', 'tiny'] as const;
type First = `first:${(typeof SIZES)[number]}`;
type Amounts = ReturnType<typeof measureAmounts>;
type Measures = ReturnType<typeof measureConcepts>;
export type FeatureName = First | keyof Amounts | keyof Measures | 'notProgram';

/** Before the name of a kind of task among the weights. */
export const KIND_NAMES = 'is:';

/** Requests of fewer words are short. */
const SHORT_WORDS = 14;
/** A number to reach is what a sentence is about only where little else is said. */
const GOAL_WORDS = 25;
const NEAR_CHARS = 30;
/** Lines of code in the context, where what is asked is to be done with some of them. */
const MAX_CONTEXT_LINES = 12;

/** What the caller says beside the words. */
interface SaidOfTask {
  readonly language?: string | undefined;
  readonly intent?: TaskKind | undefined;
}

const known = new WeakMap<object, TaskFeatures>();

/** The features of a task, which several ask for. */
export function readTaskFeatures(task: SaidOfTask & { readonly prompt: string }): TaskFeatures {
  const features = known.get(task) ?? extractTaskFeatures(task.prompt, task);
  known.set(task, features);
  return features;
}

/** The features of `prompt`; the caller's word on language and intent wins over any guess. */
export function extractTaskFeatures(
  prompt: string,
  { language, intent }: SaidOfTask = {},
): TaskFeatures {
  const all = splitPrompt(prompt);
  const asked = splitPrompt(cutContext(cutMiddle(prompt)));
  const request = findRequest(asked, leadsToWork);
  const kind = intent ?? detectTaskKind(request.text, all.code !== '');
  const code = asked.code === '' && worksOnCode(kind) ? cutLines(all.code) : asked.code;
  const amounts = measureAmounts({ words: asked.words, code }, request);
  const fenceTag = asked.fenceTag || all.fenceTag;
  const spoken = detectTaskLanguage({ ...asked, code: asked.code || all.code, fenceTag }, language);
  const { firstConcepts } = request;
  const first = SIZES.toSorted((a, b) => firstConcepts[a].first - firstConcepts[b].first)[0]!;
  const sizes = SIZES.map(size => [
    `first:${size}`,
    Number(size === first && firstConcepts[size].count > 0),
  ]);
  return {
    kind,
    language: spoken,
    values: {
      ...amounts,
      ...(Object.fromEntries(sizes) as Record<First, number>),
      ...measureConcepts(request, amounts, kind, first === 'vast'),
      notProgram: Number((findLanguage(spoken)?.role ?? 'program') !== 'program'),
    },
  };
}

function cutLines(code: string): string {
  return code.split('\n', MAX_CONTEXT_LINES).join('\n');
}

function measureConcepts(
  { concepts, firstConcepts: asked, first }: Request,
  amounts: Amounts,
  kind: TaskKind,
  vastFirst: boolean,
) {
  const { medium, large, vast, whole, contest, subtle } = concepts;
  const hasCode = amounts.codeLines > 0;
  const short = Math.max(0, 1 - Math.expm1(amounts.words) / SHORT_WORDS);
  const firstWords = countWords(first);
  const shortFirst = Math.max(0, 1 - firstWords / SHORT_WORDS);
  const isEasy = medium.count + large.count + vast.count + whole.count + subtle.count === 0;
  const plain = amounts.literals + asked.tiny.count + asked.small.count + asked.easy.count;
  const isOpen = !hasCode && kind !== 'explain' && plain === 0;
  const uncoded = (count: number) => (hasCode ? 0 : Math.log1p(count));
  const coded = (count: number) => (hasCode ? Math.log1p(count) : 0);
  return {
    hasCode: Number(hasCode),
    tiny: Math.log1p(asked.tiny.count),
    small: Math.log1p(asked.small.count),
    easy: Math.log1p(asked.easy.count),
    medium: Math.log1p(medium.count),
    large: uncoded(large.count),
    vast: Math.log1p(vast.count),
    whole: uncoded(whole.count),
    contest: Math.log1p(contest.count),
    subtle: uncoded(subtle.count),
    'coded:tiny': coded(asked.tiny.count),
    'coded:large': coded(large.count),
    'coded:subtle': coded(subtle.count),
    laterVast: vastFirst ? 0 : Math.log1p(vast.count),
    wholeFirst: Number(!hasCode && asked.whole.first < NEAR_CHARS),
    boundedContest: amounts.bounds * Math.log1p(contest.count),
    shortEdit: hasCode ? short : 0,
    shortOpen: isOpen ? shortFirst / (medium.count > 0 ? 2 : 1) : 0,
    changeUncoded: Number(!hasCode && asked.small.count === 0 && leadsToChange(first)),
    shortEasy: isEasy ? short : 0,
    onlyEasy: Number(isEasy),
    onlySmall: Number(isEasy && concepts.easy.count === 0),
    goal: Number(!hasCode && amounts.quantities > 0 && firstWords < GOAL_WORDS),
  };
}
