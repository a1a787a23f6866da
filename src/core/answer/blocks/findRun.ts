/**
 * Where some lines stand in others one after another; null where they do not. This is Knuth, Morris
 * and Pratt's search, for which hostile repetition is like any other text.
 */
export function findRun(outer: readonly string[], inner: readonly string[]): number | null {
  if (inner.length === 0 || inner.length > outer.length) return null;
  const falls = [0];
  for (let at = 1, fit = 0; at < inner.length; at += 1) {
    while (fit > 0 && inner[at] !== inner[fit]) fit = falls[fit - 1] ?? 0;
    if (inner[at] === inner[fit]) fit += 1;
    falls.push(fit);
  }
  let fit = 0;
  for (const [at, line] of outer.entries()) {
    while (fit > 0 && line !== inner[fit]) fit = falls[fit - 1] ?? 0;
    if (line === inner[fit]) fit += 1;
    if (fit === inner.length) return at - inner.length + 1;
  }
  return null;
}
