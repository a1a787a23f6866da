/**
 * Where some lines stand in others one after another. This is Knuth, Morris and Pratt's search, for
 * which hostile repetition is like any other text.
 */

/** The first place; null where they do not. */
export function findRun(outer: readonly string[], inner: readonly string[]): number | null {
  return findRuns(outer, inner, 1)[0] ?? null;
}

/** The first places, at most so many. */
export function findRuns(
  outer: readonly string[],
  inner: readonly string[],
  maxPlaces: number,
): readonly number[] {
  if (inner.length === 0 || inner.length > outer.length) return [];
  const falls = listFalls(inner);
  const places: number[] = [];
  let fit = 0;
  for (const [at, line] of outer.entries()) {
    while (fit > 0 && line !== inner[fit]) fit = falls[fit - 1] ?? 0;
    if (line === inner[fit]) fit += 1;
    if (fit < inner.length) continue;
    places.push(at - inner.length + 1);
    if (places.length >= maxPlaces) break;
    fit = falls[fit - 1] ?? 0;
  }
  return places;
}

/** How much of the beginning still fits where a line does not. */
function listFalls(inner: readonly string[]): readonly number[] {
  const falls = [0];
  for (let at = 1, fit = 0; at < inner.length; at += 1) {
    while (fit > 0 && inner[at] !== inner[fit]) fit = falls[fit - 1] ?? 0;
    if (inner[at] === inner[fit]) fit += 1;
    falls.push(fit);
  }
  return falls;
}
