/** What a line of code defines, read without a parser. */

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
  ['function', new RegExp(`^${PREFIX}function\\b\\s*(?:\\*\\s*)?([\\w$]+(?:[-.:][\\w$]+)*)`)],
  [
    'type',
    new RegExp(
      `^${PREFIX}(?:class|interface|enum|struct|trait|object|module|namespace|record)\\s+([\\w$]+)`,
    ),
  ],
  ['type', /^type\s+([A-Za-z_]\w*)(?:\[[^\]]*\])?\s+[\w*[]/],
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
  'if for foreach while switch return else elseif catch do try with await new throw default using lock'.split(
    ' ',
  ),
);

/** What a line at any depth begins: a function, a method or a type with a body, or one that goes on below. */
export function readBody(line: string): Definition | null {
  const text = line.trim();
  const found = readDefinition(text);
  if (found !== null) return found.kind === 'value' ? null : found;
  const name =
    findMethod(text) ?? SHORT_METHOD.exec(text)?.[1] ?? EXPRESSION_METHOD.exec(text)?.[1];
  return name === undefined || NO_METHODS.has(name) ? null : { name, kind: 'function' };
}

/** `name(a, b) { return a; }` */
const SHORT_METHOD =
  /^(?:(?:static|async|get|set|public|private|protected|override|readonly)\s+)*[*#]?([\w$]+)\s*\([^()]*\)\s*(?::[^={]+)?\{.*\}[,;]?$/;

/** `int name(int a) => a;` */
const EXPRESSION_METHOD = /^(?:[\w<>,?[\].]+\s+)+([\w$]+)\s*\([^()]*\)\s*=>/;

const METHOD =
  /^(?:(?:static|async|get|set|public|private|protected|override|readonly|final|abstract|virtual|internal|def|fn|fun|func|function|pub|[\w<>[\],.?]+)\s+)*[*#]?([\w$]+[?!]?)\s*(?:<[^<>]*>\s*)?\(/;

/** The method whose head a line is; null for any other. */
export function findMethod(line: string): string | null {
  if (!/[{:]$|^(async )?def\b/.test(line) || /^\W|[^=!<>]=(?!>)[^()]*$/.test(line)) return null;
  const name = METHOD.exec(line)?.[1];
  return name === undefined || NO_METHODS.has(name) ? null : name;
}

const NO_METHODS: ReadonlySet<string> = new Set(
  'if for foreach while switch catch elif elseif with return function super await do try else match using lock'.split(
    ' ',
  ),
);
