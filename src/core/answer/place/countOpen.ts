/** Brackets that are open behind the lines; those in strings are none. */
export function countOpen(lines: readonly string[]): number {
  const text = lines.join('\n').replace(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/g, '');
  return (text.match(/[{([]/g)?.length ?? 0) - (text.match(/[})\]]/g)?.length ?? 0);
}
