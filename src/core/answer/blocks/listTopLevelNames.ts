/**
 * The names that a piece of code defines at its top level, read line by line without a parser: it
 * must also work on code that does not parse and on languages that have no parser here.
 */

/** Names that code defines at the outermost indentation, in order, each once. */
export function listTopLevelNames(code: string): readonly string[] {
  const names = new Set<string>();
  for (const line of dedent(code).split('\n')) {
    const found = /^\s/.test(line) ? null : readDefinition(line);
    if (found !== null) names.add(found.name);
  }
  return [...names];
}

export interface Definition {
  readonly name: string;
  readonly kind: 'function' | 'type' | 'value';
}

/** What a line without indentation defines; null where it defines nothing. */
export function readDefinition(line: string): Definition | null {
  for (const [kind, pattern] of DEFINITIONS) {
    const name = pattern.exec(line)?.[1];
    if (name === undefined || KEYWORDS.has(name)) continue;
    return { name, kind: kind === 'value' && FUNCTION_VALUE.test(line) ? 'function' : kind };
  }
  return null;
}

const PREFIX =
  '(?:(?:export|default|declare|abstract|public|private|protected|static|final|async|pub(?:\\(crate\\))?|unsafe|inline|virtual|override|internal|sealed|partial|open|data|suspend)\\s+)*';

/** One pattern per way to define: the first that matches a line names it. */
const DEFINITIONS: readonly (readonly [Definition['kind'], RegExp])[] = [
  ['function', new RegExp(`^${PREFIX}function\\b\\s*(?:\\*\\s*)?([\\w$]+)`)],
  [
    'type',
    new RegExp(
      `^${PREFIX}(?:class|interface|enum|struct|trait|object|module|namespace|record)\\s+([\\w$]+)`,
    ),
  ],
  ['value', new RegExp(`^${PREFIX}(?:const|let|var|val|type)\\s+([\\w$]+)\\s*(?:[:=<]|$)`)],
  ['function', new RegExp(`^${PREFIX}(?:def|fn|fun|sub|proc)\\s+(?:self\\.)?([\\w$]+[?!]?)`)],
  ['function', /^func\s+(?:\([^)]*\)\s*)?(\w+)/],
  ['value', /^(?:module\.)?exports\.([\w$]+)\s*=/],
  ['value', /^([A-Za-z_]\w*)\s*(?::[^=]+)?=(?!=)/],
  ['function', /^([A-Za-z_]\w*)\s*\(\)\s*\{/],
  ['function', /^(?:[\w:<>,*&[\]]+\s+)+[*&]?(\w+)\s*\([^;]*\)\s*(?:const\s*)?\{?\s*$/],
];

const FUNCTION_VALUE = /=\s*(?:async\s*)?(?:function\b|lambda\b|\w+\s*=>|\([^()]*\)[^=]*=>)/;

const KEYWORDS: ReadonlySet<string> = new Set(
  'if for while switch return else catch do try with await new throw default'.split(' '),
);

/** Code without the indentation that all of it has, as code quoted from a list or a class has. */
export function dedent(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter(l => l.trim() !== '').map(l => /^\s*/.exec(l)?.[0].length ?? 0);
  const least = indents.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  return indents.length === 0 ? code : lines.map(line => line.slice(least)).join('\n');
}
