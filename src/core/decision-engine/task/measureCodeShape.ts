/**
 * How involved a piece of code looks, in any language: counts, no parser.
 *
 * A parser per language would cost more than the whole decision may take, and selections seldom
 * parse. Counts go through `log1p`, so that ten times the code moves a score by a constant.
 */
export const CODE_FEATURES = [
  'codeLines',
  'codeDepth',
  'loops',
  'nestedLoops',
  'branches',
  'calls',
  'methodKinds',
  'arithmetic',
  'comparisons',
  'indexing',
  'mutations',
  'functions',
  'classes',
  'recursion',
  'comprehensions',
  'stringLiterals',
  'literalChars',
  'numbersInCode',
  'imports',
  'asserts',
  'asyncMarks',
  'typeMarks',
] as const;
type CodeFeature = (typeof CODE_FEATURES)[number];

const LOOP = /\b(?:for|while|loop|foreach|forEach|until)\b/g;
const BRANCH = /\b(?:if|elif|else|case|switch|match|except|catch|when|unless)\b|\?\s/g;
const CALL = /[\w\])]\(/g;
const METHOD = /\.([A-Za-z_]\w*)\s*\(/g;
const ARITHMETIC = /[+\-*/%^&|](?![=>\-+*/|&])|<<|>>|\*\*/g;
const COMPARISON = /[=!<>]=|[<>](?![<>=])|\b(?:in|not|and|or|is)\b|&&|\|\|/g;
const INDEX = /[\w\])]\[/g;
const MUTATION =
  /[+\-*/%|&]=|\+\+|\.(?:append|push|pop|insert|remove|add|delete|extend|update|shift|splice|sort|reverse|set)\(|\]\s*=[^=]/g;
/** A Go receiver stands before the name; bounded, since an unclosed one must not be read again and again. */
const FUNCTION_NAME =
  /\b(?:def|function|func|fn|sub|proc)\s+(?:\([^()\n]{0,200}\)\s*)?([A-Za-z_]\w*)/g;
const CALLED_NAME = /\b([A-Za-z_]\w*)\s*\(/g;
const CLASS = /\b(?:class|struct|interface|trait|enum|impl)\s+\w/g;
/** The look ahead keeps lines without any bracket from being read again and again. */
const COMPREHENSION = /\bfor\b(?=[^:\n]*[\])}])[^:\n]*\bin\b[^:\n]*[\])}]|=>|\blambda\b|\|\w+\|/g;
const STRING = /"[^"\n]*"|'[^'\n]*'|`[^`]*`/g;
const NUMBER = /\b\d+(?:\.\d+)?\b/g;
const IMPORT = /^[ \t]*(?:import|from|use|using|#include|require|const .*require\()/gm;
const ASSERT = /\b(?:assert\w*|expect|should)\b/g;
const ASYNC = /\b(?:async|await|Promise|Thread|goroutine|go func|chan|mutex|lock|atomic|yield)\b/g;
const TYPE = /:\s*[A-Z]\w*[<[]|->\s*\w|<\w+(?:,\s*\w+)*>|\b(?:List|Dict|Map|Optional|Vec|Tuple)\b/g;
const INDENT_UNIT = 4;
const DEEPEST = 12;

/** The figures of `code`, in the order of `CODE_FEATURES`. */
export function measureCodeShape(code: string): readonly number[] {
  const lines = code === '' ? [] : code.split('\n');
  const strings = code.match(STRING) ?? [];
  const bare = code.replace(STRING, '""');
  const methods = new Set(Array.from(bare.matchAll(METHOD), match => match[1]));
  const shape: Record<CodeFeature, number> = {
    codeLines: Math.log1p(lines.length),
    codeDepth: measureDepth(lines),
    loops: Math.log1p(countMatches(bare, LOOP)),
    nestedLoops: countNestedLoops(lines),
    branches: Math.log1p(countMatches(bare, BRANCH)),
    calls: Math.log1p(countMatches(bare, CALL)),
    methodKinds: Math.log1p(methods.size),
    arithmetic: Math.log1p(countMatches(bare, ARITHMETIC)),
    comparisons: Math.log1p(countMatches(bare, COMPARISON)),
    indexing: Math.log1p(countMatches(bare, INDEX)),
    mutations: Math.log1p(countMatches(bare, MUTATION)),
    functions: Math.log1p(countMatches(bare, FUNCTION_NAME)),
    classes: Math.log1p(countMatches(bare, CLASS)),
    recursion: detectRecursion(bare),
    comprehensions: Math.log1p(countMatches(bare, COMPREHENSION)),
    stringLiterals: Math.log1p(strings.length),
    literalChars: Math.log1p(strings.reduce((sum, text) => sum + text.length - 2, 0)),
    numbersInCode: Math.log1p(countMatches(bare, NUMBER)),
    imports: Math.log1p(countMatches(code, IMPORT)),
    asserts: Math.log1p(countMatches(bare, ASSERT)),
    asyncMarks: Math.log1p(countMatches(bare, ASYNC)),
    typeMarks: Math.log1p(countMatches(bare, TYPE)),
  };
  return CODE_FEATURES.map(name => shape[name]);
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function measureIndent(line: string): number {
  const lead = /^[ \t]*/.exec(line)![0];
  return lead.replaceAll('\t', '    ').length;
}

function measureDepth(lines: readonly string[]): number {
  let most = 0;
  for (const line of lines) most = Math.max(most, measureIndent(line));
  return Math.min(most / INDENT_UNIT, DEEPEST);
}

/** The deepest stack of loops, by indentation. */
function countNestedLoops(lines: readonly string[]): number {
  const open: number[] = [];
  let most = 0;
  for (const line of lines) {
    const depth = measureIndent(line);
    while (open.length > 0 && open.at(-1)! >= depth) open.pop();
    if (/^\s*(?:for|while|loop|foreach)\b/.test(line) && open.length < DEEPEST) open.push(depth);
    most = Math.max(most, open.length);
  }
  return most;
}

/** 1 when a function is called after the head of its own definition. Two passes, however many there are. */
function detectRecursion(code: string): number {
  const defined = new Map<string, number>();
  for (const { 0: head, 1: name, index } of code.matchAll(FUNCTION_NAME)) {
    if (name!.length > 1 && !defined.has(name!)) defined.set(name!, index + head.length);
  }
  if (defined.size === 0) return 0;
  for (const { 1: name, index } of code.matchAll(CALLED_NAME)) {
    if (index >= (defined.get(name!) ?? Number.POSITIVE_INFINITY)) return 1;
  }
  return 0;
}
