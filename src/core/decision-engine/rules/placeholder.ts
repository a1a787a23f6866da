/**
 * Words and code that stand where a secret would: in examples, in templates, in programs. Such a
 * text may leave, since keeping it here would cost a better answer and protect nothing.
 */

/** Whether `value` is only what one writes instead of a secret. */
export function isPlaceholder(value: string): boolean {
  return OPEN.test(value) || isMonotonous(value) || SAYS_SO.test(value) || WORDS.test(value);
}

/** `${PASSWORD}`, `$1`, `<password>`, `{0}`, `[token]`, `%s` and `***`; but `%24` is a sign. */
const OPEN = /^(?:[$<{[*]|%(?![0-9a-f]{2}))|\$[{(]|\{\{/i;
/** A random key of 40 signs holds one of these once in millions. */
const SAYS_SO =
  /example|your|change.?(?:me|this)|placeholder|dummy|redacted|goes.?here|replace|insert|sample|x{5}|\.{3}/i;
const WORDS =
  /^(?:(?:a|abc|auth|bar|baz|db|default|empty|foo|hidden|key|login|mock|my|name|new|none|null|old|pass|passphrase|passw(?:or)?d|passwort|pwd?|secret|some|string|test|the|token|undefined|user|username|value|word|xyz)[_-]?){1,5}\d{0,4}[!*]?$|^1234?5?6?7?8?9?$/i;

/** Of one sign for the most part: crosses, stars, and the zeros of data in base64. */
function isMonotonous(value: string): boolean {
  const counts = new Map<string, number>();
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return Math.max(...counts.values()) > value.length / 2;
}

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
  const mean = measureMeanPiece(value);
  const hasLower = /[a-z]/.test(value);
  const hasUpper = /[A-Z]/.test(value);
  if (!hasLower && !hasUpper) return false;
  if (!/\d/.test(value)) return hasLower && hasUpper && mean < NO_DIGIT_CHARS;
  const isMixed = (value.match(INSIDE) ?? []).length >= MIN_INSIDE;
  return mean < WORD_CHARS || (isMixed && mean < LONG_WORD_CHARS);
}

/** Whether `value` is drawn from small and large letters and digits, as no checksum and no id is. */
export function isDrawn(value: string): boolean {
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  return isMixed && !NAME.test(value) && measureMeanPiece(value) < DRAWN_CHARS;
}

/** Whether `value` is in pieces that are shorter than words. */
export function isInPieces(value: string): boolean {
  return measureMeanPiece(value) < WORD_CHARS;
}

function measureMeanPiece(value: string): number {
  const pieces = value.match(PIECE) ?? [];
  return pieces.reduce((sum, piece) => sum + piece.length, 0) / Math.max(1, pieces.length);
}

/** `SIGN_IN_V2_SUBMIT`: short words, but put together as a name. */
const NAME = /^_{0,2}(?:[A-Za-z]+\d{0,3}[_-]){1,20}[A-Za-z]*\d{0,3}$/;
/** A word with or without a capital, capitals alone, or digits. */
const PIECE = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;
/** Mean length of the pieces: about 2 in random text, more in capitals alone, 5 in names. */
const WORD_CHARS = 4;
const DRAWN_CHARS = 3.2;
const NO_DIGIT_CHARS = 3;
const LONG_WORD_CHARS = 7;
const INSIDE = /(?<=[A-Za-z])\d{1,4}(?=[A-Za-z])/g;
const MIN_INSIDE = 2;
