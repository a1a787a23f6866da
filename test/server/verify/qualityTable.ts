/** Precision and recall of checks: a rejected answer that was wrong is what they look for. */

export interface Judged {
  readonly right: boolean;
  /** What one check, or all together, said. */
  readonly said: 'rejected' | 'accepted' | 'silent';
}

export interface Quality {
  readonly spoke: number;
  readonly rejected: number;
  /** Of the rejected, how many were wrong; null where none was rejected. */
  readonly precision: number | null;
  /** Of the wrong ones that it spoke of, how many it rejected; null where none was wrong. */
  readonly recall: number | null;
  /** Accepted of the right (the .9 of a .9/.1 verifier) and of the wrong (its .1). */
  readonly acceptsRight: number | null;
  readonly acceptsWrong: number | null;
}

export function quality(all: readonly Judged[]): Quality {
  const count = (test: (judged: Judged) => boolean) => all.filter(test).length;
  const rejected = count(j => j.said === 'rejected');
  const caught = count(j => j.said === 'rejected' && !j.right);
  const right = count(j => j.right);
  const wrong = all.length - right;
  return {
    spoke: count(j => j.said !== 'silent'),
    rejected,
    precision: share(caught, rejected),
    recall: share(
      caught,
      count(j => j.said !== 'silent' && !j.right),
    ),
    acceptsRight: share(
      count(j => j.said === 'accepted' && j.right),
      right,
    ),
    acceptsWrong: share(
      count(j => j.said === 'accepted' && !j.right),
      wrong,
    ),
  };
}

/** The rows as a table for a terminal. */
export function qualityTable(rows: readonly (readonly [string, Quality])[]): string {
  const head = [
    'check',
    'spoke',
    'rejects',
    'precision',
    'recall',
    'accepts right',
    'accepts wrong',
  ];
  const lines = rows.map(([name, q]) => [
    name,
    String(q.spoke),
    String(q.rejected),
    ...[q.precision, q.recall, q.acceptsRight, q.acceptsWrong].map(percent),
  ]);
  const widths = head.map((_, i) =>
    Math.max(...[head, ...lines].map(line => line[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ');
  return [head, ...lines].map(line).join('\n');
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(1)} %`;
}
