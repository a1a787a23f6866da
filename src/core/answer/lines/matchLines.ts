/** Which lines of one text stand in another, in their order, whatever their indentation is. */

/** For each line of `later` the line of `earlier` that it is; null for one that is new. */
export function matchLines(
  earlier: readonly string[],
  later: readonly string[],
): readonly (number | null)[] {
  const old = earlier.map(line => line.trim());
  const now = later.map(line => line.trim());
  const found = new Array<number | null>(now.length).fill(null);
  matchRange({ old, now, found }, { from: 0, to: old.length }, { from: 0, to: now.length });
  return found;
}

interface Matching {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly found: (number | null)[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Matches what both ranges begin and end with, then what is between. */
function matchRange(all: Matching, { from: a, to: b }: Range, { from: c, to: d }: Range): void {
  const { old, now, found } = all;
  let start = 0;
  while (a + start < b && c + start < d && old[a + start] === now[c + start]) {
    found[c + start] = a + start;
    start += 1;
  }
  let end = 0;
  while (a + start < b - end && c + start < d - end && old[b - end - 1] === now[d - end - 1]) {
    found[d - end - 1] = b - end - 1;
    end += 1;
  }
  const left = { from: a + start, to: b - end };
  const right = { from: c + start, to: d - end };
  const size = (left.to - left.from) * (right.to - right.from);
  if (size === 0) return;
  if (size <= MAX_COMPARED) matchBest(all, left, right);
  else matchAroundUnique(all, left, right);
}

/** More pairs of lines are not compared each with each. */
const MAX_COMPARED = 250_000;

/** The matching that keeps the most, found by comparing each line with each. */
function matchBest({ old, now, found }: Matching, left: Range, right: Range): void {
  const height = left.to - left.from;
  const width = right.to - right.from;
  const best = new Uint32Array((height + 1) * (width + 1));
  const at = (i: number, j: number) => i * (width + 1) + j;
  const weigh = (i: number, j: number) => {
    const line = old[left.from + i] ?? '';
    return line === now[right.from + j] ? weighLine(line) : 0;
  };
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      const weight = weigh(i, j);
      const both = weight === 0 ? 0 : weight + (best[at(i + 1, j + 1)] ?? 0);
      best[at(i, j)] = Math.max(both, best[at(i + 1, j)] ?? 0, best[at(i, j + 1)] ?? 0);
    }
  }
  for (let i = 0, j = 0; i < height && j < width; ) {
    const weight = weigh(i, j);
    if (weight > 0 && best[at(i, j)] === weight + (best[at(i + 1, j + 1)] ?? 0)) {
      found[right.from + j] = left.from + i;
      i += 1;
      j += 1;
    } else if ((best[at(i + 1, j)] ?? 0) >= (best[at(i, j + 1)] ?? 0)) i += 1;
    else j += 1;
  }
}

/** Empty lines and brackets are alike everywhere: they must not draw the others apart. */
function weighLine(line: string): number {
  if (line === '') return 1;
  return /[\p{L}\p{N}]/u.test(line) ? 8 : 2;
}

/** Splits at the lines that both ranges have once, in the longest order that both agree on. */
function matchAroundUnique(all: Matching, left: Range, right: Range): void {
  const { old, now, found } = all;
  const places = countPlaces(old, left);
  const own = countPlaces(now, right);
  const pairs: { readonly i: number; readonly j: number }[] = [];
  for (let j = right.from; j < right.to; j += 1) {
    const line = now[j] ?? '';
    const i = places.get(line);
    if (i !== undefined && i >= 0 && (own.get(line) ?? -1) >= 0) pairs.push({ i, j });
  }
  let before = { i: left.from, j: right.from };
  const kept = keepLongestRise(pairs);
  for (const { i, j } of kept) {
    found[j] = i;
    matchRange(all, { from: before.i, to: i }, { from: before.j, to: j });
    before = { i: i + 1, j: j + 1 };
  }
  if (kept.length === 0) return;
  matchRange(all, { from: before.i, to: left.to }, { from: before.j, to: right.to });
}

/** Where each line stands; -1 for one that stands there twice. */
function countPlaces(lines: readonly string[], { from, to }: Range): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const line = lines[at] ?? '';
    places.set(line, places.has(line) ? -1 : at);
  }
  return places;
}

/** The longest part of the pairs, ascending in `j`, that also ascends in `i`. */
function keepLongestRise<T extends { readonly i: number }>(pairs: readonly T[]): readonly T[] {
  const ends: number[] = [];
  const before = new Array<number>(pairs.length).fill(-1);
  for (const [at, { i }] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.i ?? 0) < i) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = at;
  }
  const kept: T[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) kept.push(pair);
  }
  return kept.reverse();
}
