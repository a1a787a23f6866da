/** How much of some code stands in a text, line by line, whatever its indentation is. */

/** The share of the code's lines that the text has; lines without words count only where all are such. */
export function measureKept(code: string, text: string): number {
  const all = code.split('\n').flatMap(line => line.trim() || []);
  const words = all.filter(line => /[\p{L}\p{N}]/u.test(line));
  const lines = words.length > 0 ? words : all;
  if (lines.length === 0) return 0;
  const there = new Set(text.split('\n').map(line => line.trim()));
  return lines.filter(line => there.has(line)).length / lines.length;
}
