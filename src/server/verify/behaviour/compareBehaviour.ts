/**
 * Whether two pieces of code do the same, by calling both. Each runs in a process of its own and only
 * tells what came of each call: neither can know what the other said, and what is equal is found here.
 *
 * The old code runs twice, so that what is not the same each time says nothing; and with mutants of its
 * own, so that calls which would not tell right from wrong prove nothing.
 */
import { areRelated } from '../../../core/languages/index.ts';
import type { Offer } from '../../../core/types.ts';
import { findLargestNumber, type Probe, showProbe } from '../calls/index.ts';
import type { CheckInput } from '../check.ts';
import { findRunner } from '../run/index.ts';
import {
  compareEncoded,
  compareOutcomes,
  hasThrown,
  isMute,
  type Rules,
} from './compareOutcomes.ts';
import { makeMutants } from './makeMutants.ts';
import type { CodeUnderTest } from './prepareCode.ts';
import { type Outcome, type Recording, recordCalls } from './recordCalls.ts';
import { showOutcome } from './showOutcome.ts';

export type Comparison =
  /** `score`: the share of small faults that these calls would have shown. */
  | { readonly kind: 'same'; readonly calls: number; readonly score: number | null }
  | { readonly kind: 'different'; readonly evidence: string; readonly probe: Probe }
  | { readonly kind: 'unable'; readonly why: string; readonly offers?: readonly Offer[] }
  | { readonly kind: 'cancelled' };

export interface OtherCode {
  readonly code: string;
  readonly language: string;
  /** How functions of the first are called in it; a function that is not named is called alike. */
  readonly names: ReadonlyMap<string, string>;
  /** Another answer to the same request, and not made of the first. */
  readonly isStranger?: true;
  /** Words for the two, e.g. `before` and `now`. */
  readonly titles: readonly [string, string];
}

type Runs = Pick<CheckInput, 'sandbox' | 'limits' | 'signal'>;

/** Fewer calls, or fewer that end without an error, prove nothing. */
const MIN_CALLS = 8;
const MAX_MUTANTS = 16;

export async function compareBehaviour(
  input: Runs,
  old: CodeUnderTest,
  other: OtherCode,
): Promise<Comparison> {
  const names = old.signatures.map(({ name }) => name);
  const mutants = makeMutants(old.tree, old.language, MAX_MUTANTS).map(({ code }) => code);
  const order = { language: old.language, probes: old.probes, names };
  const first = await recordCalls(input, {
    ...order,
    versions: [old.code, old.code, ...mutants],
    skip: [],
  });
  if (first.kind !== 'recorded') return first;
  if (first.firsts.get(1) !== null)
    return { kind: 'unable', why: 'what it does is not the same each time' };
  const skip = listSkipped(old.probes, first);
  const renamed = old.probes.map(probe => renameProbe(probe, other.names));
  const second = await recordCalls(input, {
    language: other.language,
    probes: renamed,
    names: names.map(name => other.names.get(name) ?? name),
    versions: [other.code],
    skip,
  });
  if (second.kind !== 'recorded') return second;
  return judge(old, other, first, second);
}

type Recorded = Extract<Recording, { kind: 'recorded' }>;

/** What told nothing of the old code, and what is as large as what made it run for ever. */
function listSkipped(probes: readonly Probe[], { outcomes }: Recorded): readonly number[] {
  const hung = probes.flatMap((probe, at) => {
    const outcome = outcomes.get(at);
    return outcome !== undefined && hasHung(outcome) ? [findLargestNumber(probe.given)] : [];
  });
  const most = Math.min(...hung.filter(size => size > MAX_SMALL));
  return probes.flatMap((probe, at) => {
    const outcome = outcomes.get(at);
    const isLarge = findLargestNumber(probe.given) >= most;
    return outcome === undefined || isLarge || isMute(outcome) ? [at] : [];
  });
}

const MAX_SMALL = 20;
/** Code must cope with numbers up to this one in time. */
const MAX_QUICK = 1_000;

function hasHung({ results }: Outcome): boolean {
  return JSON.stringify(results).includes('"hang"');
}

function renameProbe(probe: Probe, names: ReadonlyMap<string, string>): Probe {
  const calls = probe.calls.map(call => ({ ...call, name: names.get(call.name) ?? call.name }));
  return { ...probe, target: names.get(probe.target) ?? probe.target, calls };
}

function judge(
  old: CodeUnderTest,
  other: OtherCode,
  first: Recorded,
  second: Recorded,
): Comparison {
  const isTranslation = !areRelated(old.language, other.language);
  const areStrangers = other.isStranger ?? false;
  const thrown = listThrown(old.code);
  let calls = 0;
  let ended = 0;
  let doubt: string | null = null;
  for (const [at, probe] of old.probes.entries()) {
    const [was, is] = [first.outcomes.get(at), second.outcomes.get(at)];
    if (was === undefined || isMute(was) || (probe.isOdd && areStrangers)) continue;
    if (is === undefined) {
      doubt ??= `nothing came of ${showProbe(probe, 'script')}`;
      continue;
    }
    // How long it takes for what is large is no question of behaviour.
    if (hasHung(is) && findLargestNumber(probe.given) > MAX_QUICK) continue;
    const rules: Rules = { isTranslation, areStrangers, thrown, isGuess: probe.isGuess };
    const found = isMute(is) ? 'doubtful' : compareOutcomes(was, is, rules);
    const likeness = probe.isOdd && found === 'different' ? 'doubtful' : found;
    const evidence =
      likeness === 'same' ? '' : describeDifference(probe, old, other, was, is, rules);
    if (likeness === 'different') return { kind: 'different', evidence, probe };
    if (likeness === 'doubtful') doubt ??= evidence;
    calls += 1;
    if (!hasThrown(was)) ended += 1;
  }
  if (doubt !== null) return { kind: 'unable', why: `it may differ: ${doubt}` };
  const least = Math.min(old.probes.length, MIN_CALLS);
  if (ended < least) return { kind: 'unable', why: 'too few calls of it end without an error' };
  return { kind: 'same', calls, score: scoreMutants(first) };
}

/** The share of mutants that some call tells apart; null without any. */
function scoreMutants({ firsts }: Recorded): number | null {
  const told = [...firsts].filter(([version]) => version > 1);
  if (told.length === 0) return null;
  return told.filter(([, at]) => at !== null).length / told.length;
}

/** Errors that the code throws itself. */
function listThrown(code: string): ReadonlySet<string> {
  return new Set(
    [
      ...code.matchAll(
        /\b(?:throw\s+(?:new\s+)?|raise\s+|reject\(\s*(?:new\s+)?)([A-Za-z_][\w.]*)/g,
      ),
    ].map(([, name = '']) => name.split('.').at(-1) ?? ''),
  );
}

function describeDifference(
  probe: Probe,
  old: CodeUnderTest,
  { titles }: OtherCode,
  was: Outcome,
  is: Outcome,
  rules: Rules,
): string {
  const isAboutGiven = compareEncoded(was.results, is.results, rules) === 'same';
  const [before, now] = titles;
  const call = showProbe(probe, findRunner(old.language)?.notation ?? 'script');
  return `${call} ${showOutcome(is, isAboutGiven)} ${now}; it ${showOutcome(was, isAboutGiven)} ${before}.`;
}
