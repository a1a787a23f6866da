/**
 * Finds the code again that a proposal was made for, in a document that may have changed meanwhile.
 *
 * Only an exact, single find counts: a proposal is refused rather than put in the wrong place.
 */

export type Anchor =
  | { readonly kind: 'found'; readonly offset: number }
  /** The code itself was changed or is gone. */
  | { readonly kind: 'changed' }
  /** It is there more than once, and none of them where it was. */
  | { readonly kind: 'ambiguous' };

/** Where `code`, once at `offset`, stands in `now`. */
export function reanchor(now: string, code: string, offset: number): Anchor {
  if (now.startsWith(code, offset)) return { kind: 'found', offset };
  if (code.trim() === '') return { kind: 'changed' };
  const first = now.indexOf(code);
  if (first < 0) return { kind: 'changed' };
  return now.indexOf(code, first + 1) < 0
    ? { kind: 'found', offset: first }
    : { kind: 'ambiguous' };
}
