/**
 * Words and code that stand where a secret would: in examples, in templates, in programs. Such a
 * text may leave, since keeping it here would cost a better answer and protect nothing.
 */

/** Whether `value` is only what one writes instead of a secret. */
export function isPlaceholder(value: string): boolean {
  return OPEN.test(value) || ONE_SIGN.test(value) || SAYS_SO.test(value) || WORDS.test(value);
}

/** `${PASSWORD}`, `$1`, `<password>`, `{0}`, `[token]`, `%s` and `***`; but `%24` is a sign. */
const OPEN = /^(?:[$<{[*]|%(?![0-9a-f]{2}))|\$[{(]|\{\{/i;
const ONE_SIGN = /^(.)\1*$/;
/** A random key of 40 signs holds one of these once in millions. */
const SAYS_SO =
  /example|your|change.?(?:me|this)|placeholder|dummy|redacted|goes.?here|replace|insert|sample|x{5}|\.{3}/i;
const WORDS =
  /^(?:(?:a|abc|auth|bar|baz|db|default|empty|foo|hidden|key|login|mock|my|name|new|none|null|old|pass|passphrase|passw(?:or)?d|passwort|pwd?|secret|some|string|test|the|token|undefined|user|username|value|word|xyz)[_-]?){1,5}\d{0,4}[!*]?$|^1234?5?6?7?8?9?$/i;

/** Whether `value` is a piece of a program: a call, a member, an index, a pattern. */
export function isExpression(value: string): boolean {
  return CODE.test(value) || (MEMBERS.test(value) && !isRandomLooking(value));
}

const CODE = /[\w\])]\(|\w\[|\)\.|[\])][+*?]|->|::|=>|&&|\|\|/;
const MEMBERS = /^[A-Za-z_$][\w$]{0,40}(?:\??\.[A-Za-z_$][\w$]{0,40}){1,8}$/;

/**
 * Whether `value` is drawn by a machine: of letters and digits in pieces that are shorter than
 * words, or with digits inside of words more than once. Counting up (`0123456789abcdef`) is not.
 */
export function isRandomLooking(value: string): boolean {
  if (NAME.test(value)) return false;
  const pieces = value.match(PIECE) ?? [];
  const signs = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const mean = signs / Math.max(1, pieces.length);
  const hasLower = /[a-z]/.test(value);
  const hasUpper = /[A-Z]/.test(value);
  if (!hasLower && !hasUpper) return false;
  if (!/\d/.test(value)) return hasLower && hasUpper && mean < NO_DIGIT_CHARS;
  const isMixed = (value.match(INSIDE) ?? []).length >= MIN_INSIDE;
  return mean < WORD_CHARS || (isMixed && mean < LONG_WORD_CHARS);
}

/** `SIGN_IN_V2_SUBMIT`: short words, but put together as a name. */
const NAME = /^_{0,2}(?:[A-Za-z]+\d{0,3}[_-]){1,20}[A-Za-z]*\d{0,3}$/;
/** A word with or without a capital, capitals alone, or digits. */
const PIECE = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;
/** Mean length of the pieces: about 2 in random text, more in capitals alone, 5 in names. */
const WORD_CHARS = 4;
const NO_DIGIT_CHARS = 3;
const LONG_WORD_CHARS = 7;
const INSIDE = /(?<=[A-Za-z])\d{1,4}(?=[A-Za-z])/g;
const MIN_INSIDE = 2;
