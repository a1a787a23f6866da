/**
 * How hard a task looks: the log-odds that the reference model (a 7B coder) does it right, and the same
 * as a complexity from 0 (trivial) to 1 (beyond most models), with its reasons in words.
 */
import { type FeatureName, KIND_NAMES, type TaskFeatures } from '../task/index.ts';
import { type RouterModel, sigmoid } from './routerModel.ts';

export interface Complexity {
  /** 0..1. */
  readonly complexity: number;
  /** Log-odds that the reference model is right. */
  readonly odds: number;
  /** 0..1: how much it is a puzzle as in programming contests. */
  readonly contest: number;
  /** Strongest first; at most `MAX_REASONS`. */
  readonly reasons: readonly string[];
}

const MAX_REASONS = 3;
/** What a reason must take from the odds to be worth a word. */
const LEAST_SHARE = 0.3;
/** Further out the text tells no differences. */
const MAX_ODDS = 4;
const MIN_ODDS = -4;
/** A fit draws easy tasks to the middle, where most are; beyond these odds that is undone. */
const EASY_ODDS = 1;
const EASY_STRETCH = 0.9;
/** So many words of contests make a puzzle. */
const CONTEST_WORDS = 3;
/** Puzzles read harder than they are: what the reference does of them all, and how far they are raised to it. */
const CONTEST_ODDS = -0.8;
const UNREAD_SHARE = 0.7;
const ODDS_PER_LOG_COMPLEXITY = 1.5;

/** What a group of features is called. */
const REASONS: readonly (readonly [string, readonly FeatureName[]])[] = [
  ['a thing that few have built, or a proof', ['vast', 'first:vast', 'laterVast']],
  ['parts of a larger system', ['large', 'first:large', 'coded:large']],
  ['a change across the project', ['whole', 'wholeFirst']],
  ['a fault that shows now and then', ['subtle', 'coded:subtle']],
  ['a puzzle with bounds', ['contest', 'boundedContest', 'bounds']],
  ['a number to reach', ['goal']],
  ['several requirements', ['items']],
  ['an open wish in few words', ['shortOpen', 'changeUncoded']],
  ['a longer piece of code', ['codeLines', 'hasCode']],
  ['a whole component', ['medium', 'first:medium']],
];
const PLAIN = 'nothing hard in it';
/** Of such odds nothing stands in the way, whatever words there are. */
const PLAIN_ODDS = 2;

/** The complexity of a task and what made it so. */
export function estimateComplexity(features: TaskFeatures, { odds }: RouterModel): Complexity {
  const share = (name: string) => (odds[name] ?? 0) * readValue(features, name);
  let sum = 0;
  for (const name of Object.keys(odds)) sum += share(name);
  const stretched = sum + EASY_STRETCH * Math.max(0, sum - EASY_ODDS);
  const contest = Math.min(1, Math.expm1(features.values.contest) / CONTEST_WORDS);
  const raised = UNREAD_SHARE * contest * Math.max(0, CONTEST_ODDS - stretched);
  const bounded = Math.min(MAX_ODDS, Math.max(MIN_ODDS, stretched + raised));
  const reasons = REASONS.map(([reason, names]) => ({
    reason,
    taken: -names.reduce((total, name) => total + share(name), 0),
  }))
    .filter(({ taken }) => taken >= LEAST_SHARE)
    .sort((a, b) => b.taken - a.taken)
    .map(({ reason }) => reason);
  return {
    complexity: toComplexity(bounded),
    odds: bounded,
    contest,
    reasons: bounded < PLAIN_ODDS && reasons.length > 0 ? reasons.slice(0, MAX_REASONS) : [PLAIN],
  };
}

function toComplexity(odds: number): number {
  return sigmoid(-odds / ODDS_PER_LOG_COMPLEXITY);
}

/** The odds that a caller's complexity stands for. */
export function toOdds(complexity: number): number {
  const odds = -ODDS_PER_LOG_COMPLEXITY * Math.log(complexity / (1 - complexity));
  return Math.min(MAX_ODDS, Math.max(MIN_ODDS, odds));
}

function readValue({ values, kind }: TaskFeatures, name: string): number {
  if (name === 'one') return 1;
  if (name.startsWith(KIND_NAMES)) return Number(name === `${KIND_NAMES}${kind}`);
  return values[name as FeatureName];
}
