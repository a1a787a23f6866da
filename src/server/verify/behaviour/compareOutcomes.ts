/**
 * Whether two calls did the same. `doubtful`: they differ in what a right change may well alter, such as
 * the order of keys, or how it fails on what it was never made for.
 */
import type { Encoded, Outcome } from './recordCalls.ts';

export type Likeness = 'same' | 'doubtful' | 'different';

export interface Rules {
  /** In another language, only what JSON can tell apart counts. */
  readonly isTranslation: boolean;
  /** Neither was made of the other: which error it is, and in which words, is free. */
  readonly areStrangers: boolean;
  /** What it was given is a guess: only that both give something says something. */
  readonly isGuess: boolean;
  /** Errors that the old code throws itself, by name; all others befall it. */
  readonly thrown: ReadonlySet<string>;
}

export function compareOutcomes(old: Outcome, now: Outcome, rules: Rules): Likeness {
  const results = compareEncoded(old.results, now.results, rules);
  if (results !== 'same') return rules.isGuess && !isClean(old.results) ? 'doubtful' : results;
  const given = compareEncoded(old.given, now.given, rules);
  if (given !== 'same') return given;
  if (rules.isTranslation) return 'same';
  if (old.printed !== now.printed) return 'doubtful';
  if (old.owners !== now.owners && !rules.areStrangers) return 'doubtful';
  return compareEncoded(old.heard, now.heard, rules) === 'same' ? 'same' : 'doubtful';
}

/** A call that tells nothing: it ran into time, files or what cannot be looked into. */
export function isMute({ results }: Outcome): boolean {
  return /"hang"|"\$":"(?:x|p|f)"|"code":/.test(JSON.stringify(results));
}

export function hasThrown({ results }: Outcome): boolean {
  return /"\$":"T"/.test(JSON.stringify(results));
}

/** Neither fails nor computes with what is not there. */
function isClean(results: Encoded): boolean {
  return !/"\$":"(?:T|n|u|x)"|undefined|NaN|\[object|Infinity|"nan"|"inf"/.test(
    JSON.stringify(results),
  );
}

const RANK: Readonly<Record<Likeness, number>> = { same: 0, doubtful: 1, different: 2 };

function worst(all: readonly Likeness[]): Likeness {
  return all.reduce<Likeness>((one, other) => (RANK[other] > RANK[one] ? other : one), 'same');
}

type Tagged = { readonly $: string; readonly [key: string]: Encoded };

function isTagged(value: Encoded): value is Tagged {
  return typeof value === 'object' && value !== null && '$' in value;
}

export function compareEncoded(old: Encoded, now: Encoded, rules: Rules): Likeness {
  const [a, b] = rules.isTranslation ? [simplify(old), simplify(now)] : [old, now];
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b, rules);
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  if (isTagged(a) && isTagged(b)) return compareTagged(a, b, rules);
  if (isThrown(a) || isThrown(b)) return compareFailures(a, b, rules);
  if (rules.isTranslation && (isLarge(a) || isLarge(b))) return 'doubtful';
  if (isTagged(a) && a.$ === 'r' && typeof b === 'number')
    return Number(a.v) === b ? 'doubtful' : 'different';
  if (isTagged(b) && b.$ === 'r' && typeof a === 'number')
    return Number(b.v) === a ? 'doubtful' : 'different';
  return a === b ? 'same' : 'different';
}

/** Whole numbers that not every language can hold. */
function isLarge(value: Encoded): boolean {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  return isTagged(value) && value.$ === 'b';
}

function compareLists(a: readonly Encoded[], b: readonly Encoded[], rules: Rules): Likeness {
  if (a.length !== b.length) return 'different';
  return worst(a.map((one, at) => compareEncoded(one, b[at] ?? null, rules)));
}

/** The last digits of a sum depend on its order. */
function compareNumbers(a: number, b: number): Likeness {
  if (a === b) return 'same';
  if (Number.isInteger(a) && Number.isInteger(b)) return 'different';
  return Math.abs(a - b) <= 1e-11 * Math.max(Math.abs(a), Math.abs(b)) ? 'same' : 'different';
}

function isThrown(value: Encoded): boolean {
  return readThrown(value) !== null;
}

function compareTagged(a: Tagged, b: Tagged, rules: Rules): Likeness {
  if (isThrown(a) || isThrown(b)) return compareFailures(a, b, rules);
  if (a.$ !== b.$) return 'different';
  switch (a.$) {
    case 'x':
    case 'f':
    case 'p':
      return 'doubtful';
    case 'r':
      return compareNumbers(Number(a.v), Number(b.v)) === 'same' || a.v === b.v
        ? 'same'
        : 'different';
    case 'o':
    case 'm':
      return a.c === b.c ? compareEntries(a.e, b.e, rules) : 'different';
    case 's':
      return compareUnordered(listOf(a.e), listOf(b.e), rules);
    case 'l':
    case 'z':
    case 'i':
    case 't':
    case 'F':
      return compareLists(listOf(a.e), listOf(b.e), rules);
    case 'P':
      return compareEncoded(a.v ?? null, b.v ?? null, rules);
    default:
      return JSON.stringify(a) === JSON.stringify(b) ? 'same' : 'different';
  }
}

function listOf(value: Encoded | undefined): readonly Encoded[] {
  return Array.isArray(value) ? value : [];
}

/** Equal but for their order is in doubt: it shows where somebody goes through them. */
function compareEntries(a: Encoded | undefined, b: Encoded | undefined, rules: Rules): Likeness {
  const [ours, theirs] = [listOf(a), listOf(b)];
  const exact = compareLists(ours, theirs, rules);
  if (exact !== 'different' || ours.length !== theirs.length) return exact;
  const byKey = new Map(theirs.map(entry => [JSON.stringify(listOf(entry)[0]), listOf(entry)[1]]));
  const found = ours.map(entry => {
    const [key, value = null] = listOf(entry);
    const other = byKey.get(JSON.stringify(key));
    return other === undefined ? 'different' : compareEncoded(value, other, rules);
  });
  if (worst(found) === 'different') return 'different';
  return rules.isTranslation ? worst(found) : 'doubtful';
}

function compareUnordered(a: readonly Encoded[], b: readonly Encoded[], rules: Rules): Likeness {
  if (compareLists(a, b, rules) === 'same') return 'same';
  const sort = (list: readonly Encoded[]) =>
    list
      .map(one => JSON.stringify(one))
      .toSorted()
      .join();
  return sort(a) === sort(b) ? 'doubtful' : 'different';
}

/** At least one of the two failed. */
function compareFailures(a: Encoded, b: Encoded, rules: Rules): Likeness {
  const [first, second] = [readThrown(a), readThrown(b)];
  if (first?.code !== undefined || second?.code !== undefined) return 'doubtful';
  // Where only the old one fails by itself, it was not made for such input.
  if (first === null) return rules.isGuess ? 'doubtful' : 'different';
  const isOwn = rules.thrown.has(String(first.name));
  if (second === null) return isOwn ? 'different' : 'doubtful';
  if (rules.isTranslation || rules.areStrangers) return 'same';
  if (first.name !== second.name) return isOwn ? 'different' : 'doubtful';
  return isOwn && first.message !== second.message ? 'different' : 'same';
}

function readThrown(value: Encoded): Tagged | null {
  return isTagged(value) && value.$ === 'T' ? value : null;
}

/** What JSON would make of it: `None` and `undefined` are `null`, a tuple is a list, `1.0` is 1. */
function simplify(value: Encoded): Encoded {
  if (!isTagged(value)) return value;
  switch (value.$) {
    case 'u':
      return null;
    case 'r':
      return Number.isFinite(Number(value.v))
        ? Number(value.v)
        : { $: 'n', v: tellInfinite(String(value.v)) };
    case 'n':
      return value.v === '-0' ? 0 : value;
    case 'l':
    case 'i':
    case 't':
      return listOf(value.e);
    case 'z':
    case 's':
      return { $: 's', e: listOf(value.e) };
    case 'o':
    case 'm':
      return {
        $: 'm',
        c: '',
        e: listOf(value.e)
          .filter(entry => !isAbsent(entry))
          .map(textKey),
      };
    case 'P':
      return simplify(value.v ?? null);
    default:
      return value;
  }
}

function tellInfinite(text: string): string {
  return text === 'nan' ? 'NaN' : text.replace('inf', 'Infinity');
}

/** A field that is undefined is not there. */
function isAbsent(entry: Encoded): boolean {
  const value = listOf(entry)[1] ?? null;
  return isTagged(value) && value.$ === 'u';
}

/** Keys of objects are always words. */
function textKey(entry: Encoded): Encoded {
  const [key = null, value = null] = listOf(entry);
  return [typeof key === 'number' ? String(key) : key, value];
}
