/** Code in a fenced block that it cannot end: the fence is longer than any in it. */
export function wrapInFence(code: string, label: string): string {
  const runs = [...code.matchAll(/`{3,}/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(MIN_MARKS, ...runs.map(length => length + 1)));
  return `${fence}${label}\n${code}\n${fence}`;
}

/** Fewer marks in a row are inline code. */
const MIN_MARKS = 3;
