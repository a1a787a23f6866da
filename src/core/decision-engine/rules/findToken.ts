/**
 * Tokens that show by themselves what they are, wherever they stand in a text.
 *
 * Only long words are looked at, since a token is one: that leaves a tenth of a program.
 */
import { findBySecretlint } from './findBySecretlint.ts';
import { KNOWN_TOKENS } from './knownTokens.ts';
import { isDrawn, isPlaceholder } from './placeholder.ts';

/** The name of what occurs in `text`, with its article; undefined where nothing does. */
export function findToken(text: string): string | undefined {
  const words = (text.match(LONG_WORD) ?? []).filter(isLikely);
  if (words.length === 0) return undefined;
  const lines = words.join('\n');
  for (const [found, ...groups] of lines.matchAll(ANY_KNOWN)) {
    if (!isPlaceholder(found)) return KNOWN_TOKENS[groups.findIndex(Boolean)]?.name;
  }
  for (const { groups } of lines.matchAll(DRAWN)) {
    if (isDrawn(groups?.value ?? '')) return 'a token with its maker in front';
  }
  return findBySecretlint(lines);
}

/** All in one pass, each in a group of its own. */
const ANY_KNOWN = new RegExp(KNOWN_TOKENS.map(({ pattern }) => `(${pattern})`).join('|'), 'g');

const LONG_WORD = /[\w.~+/=$:@-]{15,}/g;

/** Of small letters without a digit, only the longest are tokens. */
function isLikely(word: string): boolean {
  return word.length >= MIN_LETTERS || /\d/.test(word) || !/[a-z]/.test(word);
}

const MIN_LETTERS = 24;

/** Most makers of today mark theirs so: `maker_kind_` and what was drawn. Checksums have no capitals. */
const DRAWN =
  /(?<![\w.~+/$%-])(?!sha\d)(?:[a-z][a-z0-9]{2,11}|[A-Z][A-Z0-9]{2,11})(?:[_-][A-Za-z0-9]{1,9}){0,2}[_-](?=(?<value>[\w-]{30,300}))/g;
