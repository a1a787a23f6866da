/**
 * The names that a piece of code defines at its top level, read line by line without a parser: it
 * must also work on code that does not parse and on languages that have no parser here.
 */

/** Names that code defines at the outermost indentation, in order, each once. */
export function topLevelNames(code: string): readonly string[] {
  const names = new Set<string>();
  for (const line of dedent(code).split('\n')) {
    if (/^\s/.test(line)) continue;
    for (const pattern of DEFINITIONS) {
      const name = pattern.exec(line)?.[1];
      if (name !== undefined && !KEYWORDS.has(name)) {
        names.add(name);
        break;
      }
    }
  }
  return [...names];
}

const PREFIX =
  '(?:(?:export|default|declare|abstract|public|private|protected|static|final|async|pub(?:\\(crate\\))?|unsafe|inline|virtual|override|internal|sealed|partial|open|data|suspend)\\s+)*';

/** One pattern per way to define: the first that matches a line names it. */
const DEFINITIONS: readonly RegExp[] = [
  new RegExp(`^${PREFIX}function\\s*\\*?\\s*([\\w$]+)`),
  new RegExp(
    `^${PREFIX}(?:class|interface|enum|struct|trait|object|module|namespace|record)\\s+([\\w$]+)`,
  ),
  new RegExp(`^${PREFIX}(?:const|let|var|val|type)\\s+([\\w$]+)\\s*(?:[:=<]|$)`),
  new RegExp(`^${PREFIX}(?:def|fn|fun|sub|proc)\\s+(?:self\\.)?([\\w$]+[?!]?)`),
  /^func\s+(?:\([^)]*\)\s*)?(\w+)/,
  /^(?:module\.)?exports\.([\w$]+)\s*=/,
  /^([A-Za-z_]\w*)\s*(?::\s*[^=]+)?=(?!=)/,
  /^([A-Za-z_]\w*)\s*\(\)\s*\{/,
  /^(?:[\w:<>,*&[\]]+\s+)+[*&]?(\w+)\s*\([^;]*\)\s*(?:const\s*)?\{?\s*$/,
];

const KEYWORDS: ReadonlySet<string> = new Set(
  'if for while switch return else catch do try with await new throw default'.split(' '),
);

/** Code quoted from a list or a class is indented as a whole. */
function dedent(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter(l => l.trim() !== '').map(l => /^\s*/.exec(l)?.[0].length ?? 0);
  const least = indents.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  return indents.length === 0 ? code : lines.map(line => line.slice(least)).join('\n');
}
