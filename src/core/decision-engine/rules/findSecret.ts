/**
 * Secrets in a text: the keys of our own configuration, shapes and tokens.
 *
 * All of the text is searched: a cap would be a hole.
 */
import { findToken } from './findToken.ts';
import { hasOwnKey } from './ownKeys.ts';
import { type SecretShape, SHAPES } from './secretShapes.ts';

/**
 * What occurs first in one of `texts`, by its name and never by itself; undefined where nothing does.
 * `keys` are those that the person configured, whatever they look like.
 */
export function findSecret(texts: readonly string[], keys: readonly string[]): string | undefined {
  if (hasOwnKey(texts, keys)) return 'a key of your own settings';
  for (const text of texts) {
    const name = findLately(text);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A text is judged for the decision, and once more at the socket. */
function findLately(text: string): string | undefined {
  if (text.length > MAX_KEPT_CHARS) return findInText(text);
  if (!lately.has(text)) {
    lately.set(text, findInText(text));
    const [oldest] = lately.keys();
    if (lately.size > MAX_KEPT && oldest !== undefined) lately.delete(oldest);
  }
  return lately.get(text);
}

const MAX_KEPT = 16;
const MAX_KEPT_CHARS = 50_000;
const lately = new Map<string, string | undefined>();

function findInText(text: string): string | undefined {
  return SHAPES.find(shape => hasSecret(text, shape))?.name ?? findToken(text);
}

/** A placeholder may stand before the real one. */
function hasSecret(text: string, { pattern, isSecret }: SecretShape): boolean {
  for (const found of text.matchAll(pattern)) if (isSecret(found)) return true;
  return false;
}
