/** Keys of data and style sheets that an answer no longer has, and none in their place. */
import { findLanguage } from '../../languages/index.ts';

/** The names that are gone; none in languages of which the keys are not known. */
export function findLostKeys(old: string, now: string, language: string | null): readonly string[] {
  const known = findLanguage(language);
  if (known?.keys === undefined) return [];
  const before = countKeys(old, known.keys);
  const after = countKeys(now, known.keys);
  const lost = [...before].flatMap(([key, count]) => {
    const less = count - (after.get(key) ?? 0);
    return less > 0 ? new Array<string>(less).fill(key) : [];
  });
  const gained = [...after].reduce(
    (sum, [key, count]) => sum + Math.max(0, count - (before.get(key) ?? 0)),
    0,
  );
  // A key that stood there twice may be there once.
  const isDouble = lost.length === 1 && after.has(lost[0] ?? '');
  return isDouble || lost.length <= gained ? [] : [...new Set(lost)];
}

/** So many are read. */
const MAX_KEYS = 20_000;

function countKeys(text: string, pattern: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let read = 0;
  for (const match of text.matchAll(new RegExp(pattern, 'gm'))) {
    const key =
      match
        .slice(1)
        .find(group => group !== undefined)
        ?.trim() ?? '';
    counts.set(key, (counts.get(key) ?? 0) + 1);
    read += 1;
    if (read >= MAX_KEYS) break;
  }
  return counts;
}
