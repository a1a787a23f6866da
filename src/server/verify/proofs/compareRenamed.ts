/**
 * Whether two lists of tokens are the same code but for names, and the names those that a request gives:
 * one by one, everywhere, and none that was there before.
 */
import type { Token } from './compareCode.ts';

/** `unsure`: scopes would have to be known to tell. */
export type Renaming =
  | { readonly kind: 'same'; readonly names: readonly (readonly [from: string, to: string])[] }
  | { readonly kind: 'other'; readonly from: string; readonly to: string }
  | { readonly kind: 'unsure' };

const UNSURE: Renaming = { kind: 'unsure' };

interface Compared {
  readonly old: readonly Token[];
  readonly now: readonly Token[];
  /** The words of the request, without its code. */
  readonly request: string;
  /** Names of methods in the old code: calls of them are members. */
  readonly methods: ReadonlySet<string>;
}

export function compareRenamed({ old, now, request, methods }: Compared): Renaming {
  const [words, nowWords] = [listWords(old), listWords(now)];
  const part = words.findIndex((word, at) => word !== nowWords[at]);
  if (part >= 0 || nowWords.length > words.length) {
    const at = part < 0 ? words.length : part;
    return { kind: 'other', from: words[at] ?? 'nothing', to: nowWords[at] ?? 'nothing' };
  }
  if (old.length !== now.length) return UNSURE;
  const names = new Map<string, string>();
  for (const [at, token] of old.entries()) {
    const to = now[at];
    if (to === undefined || token.names !== to.names) return UNSURE;
    if (token.text === to.text) continue;
    if (token.names === undefined) return UNSURE;
    // One name that becomes two, neither of which it was, is another variable in one of the places.
    const known = names.get(token.text) ?? to.text;
    if (known !== to.text) {
      return isNamed(to.text, request) ? UNSURE : { kind: 'other', from: token.text, to: to.text };
    }
    names.set(token.text, to.text);
  }
  const isSure = [...names].every(
    ([from, to]) =>
      isNamed(from, request) &&
      isNamed(to, request) &&
      !old.some(({ text, names: kind }) => kind !== undefined && text === to) &&
      isEverywhere(from, old, now, methods.has(from)),
  );
  const isOneToOne = new Set(names.values()).size === names.size;
  const isAsked = isInOrder(names, request) && isWhole(names, old, request);
  return names.size > 0 && isSure && isOneToOne && isAsked
    ? { kind: 'same', names: [...names] }
    : UNSURE;
}

/** Old and new names stand in the request in the same order, whether pair by pair or all old ones first. */
function isInOrder(names: ReadonlyMap<string, string>, request: string): boolean {
  const places = [...names].map(pair => pair.map(name => findName(name, request)));
  const byOld = places.toSorted(([a = 0], [b = 0]) => a - b);
  return byOld.every(([, place = 0], at) => at === 0 || (byOld[at - 1]?.[1] ?? 0) < place);
}

/** What stands between an old name and its new one stands between no other name of the code and a word. */
function isWhole(
  names: ReadonlyMap<string, string>,
  old: readonly Token[],
  request: string,
): boolean {
  const known = new Set(old.flatMap(({ text, names: kind }) => (kind === undefined ? [] : [text])));
  return [...names].every(([from, to]) => {
    const start = findName(from, request) + from.length;
    const between = request.slice(start, findName(to, request));
    if (between === '' || between.length > MAX_BETWEEN_CHARS) return true;
    const pairs = request.matchAll(new RegExp(`([\\w$]+)${escapeName(between)}(?=[\\w$])`, 'g'));
    return [...pairs].every(([, name = '']) => names.has(name) || !known.has(name));
  });
}

const MAX_BETWEEN_CHARS = 30;

/** All but names, structure and punctuation: no renaming changes these. */
function listWords(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ text, names }) =>
    names !== undefined || /^<\/?\w+>$|^[\s,:;(){}[\]=]*$/.test(text) ? [] : [text],
  );
}

function isNamed(name: string, request: string): boolean {
  return findName(name, request) >= 0;
}

/** Where it stands as a word of its own; -1: nowhere. */
function findName(name: string, request: string): number {
  return request.search(new RegExp(`(?<![\\w$])${escapeName(name)}(?![\\w$])`));
}

function escapeName(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** A variable keeps the members that are called alike; a member is renamed with all of them. */
function isEverywhere(
  from: string,
  old: readonly Token[],
  now: readonly Token[],
  isMethod: boolean,
): boolean {
  const places = old.flatMap(({ text, names }, at) =>
    names !== undefined && text === from ? [{ names, isChanged: now[at]?.text !== from }] : [],
  );
  const members = places.filter(({ names }) => names === 'member');
  const others = places.filter(({ names }) => names !== 'member');
  if (!others.every(({ isChanged }) => isChanged)) return false;
  if (others.length === 0 || isMethod) return members.every(({ isChanged }) => isChanged);
  return members.every(({ isChanged }) => !isChanged);
}
