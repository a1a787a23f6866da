/** The lines by which a right answer would be known wherever it lies, and whether a text has them. */

/** Shorter ones stand everywhere. */
const MIN_LINE_CHARS = 16;
/** Of a text that has so many of them, more is the answer than chance. */
const MIN_SHARE = 0.6;

/** Those of `answer` that the code before does not have, without the blanks at their ends. */
export function listFixLines(answer: string, before: string): readonly string[] {
  const old = new Set(before.split('\n').map(line => line.trim()));
  const lines = answer.split('\n').map(line => line.trim());
  return [...new Set(lines)].filter(line => line.length >= MIN_LINE_CHARS && !old.has(line));
}

export interface FixIndex {
  readonly fixes: ReadonlyMap<string, readonly string[]>;
  /** From a line to whose it is. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Of each fix so many lines that a text with none of them cannot have it; null: too many to look for. */
  readonly probes: readonly string[] | null;
}

/** Those of the index that `text` has; escaped line ends, as caches write them, end lines, too. */
export function findFixes(text: string, { fixes, owners, probes }: FixIndex): readonly string[] {
  if (probes !== null && !probes.some(line => text.includes(line))) return [];
  const counts = new Map<string, Set<string>>();
  for (const raw of text.split(/\r?\n|\\r?\\n|\\n/)) {
    const line = raw.trim();
    for (const id of owners.get(line) ?? []) {
      counts.set(id, (counts.get(id) ?? new Set()).add(line));
    }
  }
  return [...counts].flatMap(([id, found]) =>
    found.size >= MIN_SHARE * fixes.get(id)!.length ? [id] : [],
  );
}

/** More take longer than to look at every line. */
const MAX_PROBES = 40;

export function indexFixes(fixes: ReadonlyMap<string, readonly string[]>): FixIndex {
  const owners = new Map<string, string[]>();
  const probes: string[] = [];
  for (const [id, lines] of fixes) {
    for (const form of lines.flatMap(listForms)) {
      owners.set(form, [...(owners.get(form) ?? []), id]);
    }
    const longest = lines.toSorted((a, b) => b.length - a.length);
    const enough = Math.floor((1 - MIN_SHARE) * lines.length) + 1;
    probes.push(...longest.slice(0, enough).flatMap(listForms));
  }
  return { fixes, owners, probes: probes.length > MAX_PROBES ? null : probes };
}

/** As it is written, and as it stands in a text within JSON. */
function listForms(line: string): readonly string[] {
  return [...new Set([line, JSON.stringify(line).slice(1, -1)])];
}
