/**
 * How hard a task looks, 0 (trivial) … 1 (beyond most models), with its reasons in words.
 *
 * This is the figure that people see and may override; which model suffices is predicted by the
 * router, which learned from measured outcomes. Weights here are by judgement and add up to a
 * logistic, so each reason can be named by its share.
 */

import type { TaskKind } from '../../types.ts';
import type { TaskScope } from './detectTaskScope.ts';
import { type FeatureName, readFeature, type TaskFeatures } from './taskFeatures.ts';

export interface Complexity {
  /** 0..1. */
  readonly complexity: number;
  /** Strongest first; at most `MOST_REASONS`. */
  readonly reasons: readonly string[];
}

const MOST_REASONS = 4;
/** Below this share a reason is not worth a word. */
const LEAST_SHARE = 0.15;
/** What the plainest request starts from. */
const FLOOR = -2.6;

const KIND_LEVEL: Readonly<Record<TaskKind, number>> = {
  generate: 0,
  complete: 0,
  document: -0.6,
  explain: -0.4,
  types: -0.3,
  rename: -0.6,
  review: 0.2,
  test: 0.2,
  'predict-output': 0.3,
  translate: 0.3,
  refactor: 0.4,
  fix: 0.6,
  'repository-change': 1.8,
};

const SCOPE_LEVEL: Readonly<Record<TaskScope, number>> = {
  trivial: -2,
  usual: 0,
  open: 0.7,
  large: 1.8,
  vast: 3.4,
};
const SCOPE_WORDS: Readonly<Record<TaskScope, string>> = {
  trivial: 'a small edit',
  usual: '',
  open: 'a short request for something of unknown size',
  large: 'a whole program',
  vast: 'a very large program',
};
/** Nobody can tell how hard it is, so it is not said to be easy. */
const UNKNOWN_LEVEL = 1;
const UNKNOWN_WORDS = 'words in a language that is not read';

/** A kind of task in words. */
export const KIND_WORDS: Readonly<Record<TaskKind, string>> = {
  generate: 'new code',
  complete: 'code to complete',
  document: 'documentation',
  explain: 'an explanation',
  types: 'type annotations',
  rename: 'a renaming',
  review: 'a review',
  test: 'tests',
  'predict-output': 'a result to predict',
  translate: 'a translation',
  refactor: 'a refactoring',
  fix: 'a bug fix',
  'repository-change': 'a change across files',
};

interface Sign {
  readonly feature: FeatureName;
  /** The value that is nothing special. */
  readonly from: number;
  readonly weight: number;
  readonly most: number;
  readonly reason: string;
}

const SIGNS: readonly Sign[] = [
  { feature: 'proseWords', from: 3, weight: 0.55, most: 2, reason: 'a detailed request' },
  { feature: 'codeLines', from: 2.5, weight: 0.4, most: 1.6, reason: 'a longer piece of code' },
  { feature: 'codeDepth', from: 2, weight: 0.15, most: 0.6, reason: 'deeply nested code' },
  { feature: 'nestedLoops', from: 1, weight: 0.3, most: 0.6, reason: 'nested loops' },
  { feature: 'recursion', from: 0, weight: 0.4, most: 0.4, reason: 'recursion' },
  { feature: 'constraints', from: 0.7, weight: 0.3, most: 0.9, reason: 'many constraints' },
  { feature: 'magnitude', from: 3, weight: 0.2, most: 1, reason: 'large inputs' },
  { feature: 'optimum', from: 0.7, weight: 0.3, most: 0.6, reason: 'an optimum is wanted' },
  { feature: 'dynamic', from: 0, weight: 0.4, most: 0.9, reason: 'combinatorial search' },
  { feature: 'graphs', from: 0.7, weight: 0.3, most: 0.7, reason: 'graphs or trees' },
  { feature: 'systems', from: 0, weight: 0.5, most: 1.4, reason: 'concurrency or systems work' },
  { feature: 'interfaces', from: 0.7, weight: 0.3, most: 0.8, reason: 'several interfaces' },
  { feature: 'classes', from: 0.7, weight: 0.4, most: 0.8, reason: 'several classes' },
  { feature: 'files', from: 0.7, weight: 0.5, most: 1.2, reason: 'several files' },
  { feature: 'efficiency', from: 0, weight: 0.4, most: 0.6, reason: 'efficiency matters' },
  { feature: 'asyncMarks', from: 0.7, weight: 0.3, most: 0.7, reason: 'asynchronous code' },
  { feature: 'mathMarks', from: 1, weight: 0.25, most: 0.8, reason: 'mathematical notation' },
];

/** The complexity of a task and what made it so. */
export function estimateComplexity(features: TaskFeatures): Complexity {
  const shares = [
    { reason: KIND_WORDS[features.kind], share: KIND_LEVEL[features.kind] },
    { reason: SCOPE_WORDS[features.scope], share: SCOPE_LEVEL[features.scope] },
    { reason: UNKNOWN_WORDS, share: features.understood ? 0 : UNKNOWN_LEVEL },
    ...SIGNS.map(sign => ({ reason: sign.reason, share: computeSignShare(features, sign) })),
  ];
  const sum = shares.reduce((total, { share }) => total + share, FLOOR);
  const reasons = shares
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || (a.reason < b.reason ? -1 : 1))
    .map(({ reason }) => reason);
  if (features.scope === 'trivial') reasons.unshift(SCOPE_WORDS.trivial);
  return {
    complexity: 1 / (1 + Math.exp(-sum)),
    reasons: reasons.length > 0 ? reasons.slice(0, MOST_REASONS) : ['a short, plain request'],
  };
}

function computeSignShare(features: TaskFeatures, sign: Sign): number {
  const above = Math.max(0, readFeature(features, sign.feature) - sign.from);
  return Math.min(sign.most, above * sign.weight);
}
