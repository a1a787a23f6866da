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
    const name = SHAPES.find(shape => hasSecret(text, shape))?.name ?? findToken(text);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A placeholder may stand before the real one. */
function hasSecret(text: string, { pattern, isSecret }: SecretShape): boolean {
  for (const found of text.matchAll(pattern)) if (isSecret(found)) return true;
  return false;
}
