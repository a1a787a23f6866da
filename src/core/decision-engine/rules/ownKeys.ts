/** The keys of our own configuration in a text, in whatever form a program may have written them. */
import { isInPieces, isPlaceholder } from './placeholder.ts';

/** Whether one of `keys` occurs in one of `texts`. */
export function hasOwnKey(texts: readonly string[], keys: readonly string[]): boolean {
  const forms = keys.filter(isRealKey).map(listForms);
  if (forms.length === 0) return false;
  return texts.some(text => {
    const folded = text.toLowerCase();
    return forms.some(
      ({ plain, coded }) =>
        plain.some(form => folded.includes(form)) || coded.some(form => text.includes(form)),
    );
  });
}

/** The text with `mark` in the place of each key, in whatever form. */
export function redactOwnKeys(text: string, keys: readonly string[], mark: string): string {
  let shown = text;
  for (const { plain, coded } of keys.filter(isShownKey).map(listForms)) {
    for (const form of new Set(plain)) {
      shown = shown.replace(
        new RegExp(form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi'),
        () => mark,
      );
    }
    for (const form of coded) shown = shown.replaceAll(form, mark);
  }
  return shown;
}

/** In a log nothing is lost by blotting out a word too much. */
const isShownKey = (key: string) => key.length >= MIN_SHOWN_CHARS;
const MIN_SHOWN_CHARS = 6;

/** Local servers are given words such as `lm-studio` for a key, and every text may say them. */
function isRealKey(key: string): boolean {
  if (key.length >= MIN_KEY_CHARS && /\d/.test(key)) return true;
  return (
    key.length >= MIN_DRAWN_CHARS && !isPlaceholder(key) && !WORDS.test(key) && isInPieces(key)
  );
}

const MIN_KEY_CHARS = 12;
const MIN_DRAWN_CHARS = 8;
const WORDS = /^(?:[a-z]+|[A-Z][a-z]+)(?:[-_. ](?:[a-z]+|[A-Z][a-z]+))*$/;

interface KeyForms {
  /** In small letters, since a log may have turned them into capitals. */
  readonly plain: readonly string[];
  /** Whose letters are another text in capitals. */
  readonly coded: readonly string[];
}

function listForms(key: string): KeyForms {
  const bytes = new TextEncoder().encode(key);
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  const escaped = JSON.stringify(key).slice(1, -1);
  const slashed = [key, escaped].map(form => form.replaceAll('/', '\\/'));
  const plain = [key, encodeURIComponent(key), escaped, ...slashed, hex];
  const coded = [0, 1, 2].flatMap(offset => listBase64(bytes, offset));
  return { plain: plain.map(form => form.toLowerCase()), coded };
}

/** Of the part that does not depend on what stands around the key, such as `user:` in front. */
function listBase64(bytes: Uint8Array, offset: number): readonly string[] {
  const text = '\0'.repeat(offset) + String.fromCharCode(...bytes);
  const whole = btoa(text).replace(/=+$/, '');
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor((text.length * 8) / 6);
  const inner = whole.slice(from, to);
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}
