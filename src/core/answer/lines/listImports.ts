/** The lines of code that import something, told line by line, in most languages. */

/** Each import with all of its lines: brackets that it opens are closed. */
export function listImports(lines: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!IMPORT.test(lines[at] ?? '')) continue;
    const own: string[] = [];
    let depth = 0;
    const last = Math.min(lines.length, at + MAX_IMPORT_LINES);
    for (; at < last; at += 1) {
      const line = lines[at] ?? '';
      own.push(line);
      depth += count(line, /[({]/g) - count(line, /[)}]/g);
      if (depth <= 0) break;
    }
    found.push(own);
  }
  return found;
}

/** How imports begin. */
const IMPORT =
  /^(?:import\b|from\s+\S+\s+import\b|#\s*include\b|using\s+[\w.:]+|use\s+[\w:\\{]|require\b|require_relative\b|package\s|(?:const|let|var)\s.*=\s*require\(|export\s.*\sfrom\s|@import\b|@use\b|open\s+[A-Z]|library\(|source\s)/;
/** An import of more lines than this is no import. */
const MAX_IMPORT_LINES = 40;

const count = (line: string, sign: RegExp): number => line.match(sign)?.length ?? 0;
