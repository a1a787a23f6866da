/**
 * Tests in JavaScript as the body of a function behind the answer's code: imports become calls that
 * the harness answers, and what test frameworks define is given where the tests use it.
 */
import { isBuiltin } from 'node:module';

interface PreparedScript {
  /** The function's body; `__GIVEN__` stands for what the harness gives. */
  readonly body: string;
  /** What the tests need and is missing; null where all is here. */
  readonly missing: string | null;
  readonly names: {
    /** The first line of the body: the frameworks' names, taken out of this variable. */
    readonly framework: (given: string) => string;
    readonly listFramework: () => readonly string[];
    /** Ways to the names that the tests and the answer share, as the members of a record. */
    readonly thunks: string;
  };
}

/** Pure. Reads line by line, without a parser. */
export function prepareScript(tests: string, code: string): PreparedScript {
  const body = stripExports(replaceImports(tests));
  const framework = listFrameworkNames(tests, code);
  return {
    body,
    missing: findMissing(tests, body),
    names: {
      framework: given =>
        framework.length > 0 ? `const {${framework.join(', ')}} = ${given};` : '',
      listFramework: () => framework,
      thunks: listSharedWords(tests, code)
        .map(n => `${n}: () => typeof ${n} === 'undefined' ? undefined : ${n}`)
        .join(', '),
    },
  };
}

function replaceImports(tests: string): string {
  return tests
    .replace(IMPORT, (line, clause: string, spec: string, at: number) =>
      isQuoted(tests, at) ? line : keepLines(line, `const ${formatBindings(clause, spec)};`),
    )
    .replace(BARE_IMPORT, (line, _, at: number, all: string) =>
      isQuoted(all, at) ? line : keepLines(line, ''),
    )
    .replace(
      DYNAMIC_IMPORT,
      (_, spec: string) => `__GIVEN__.load(${JSON.stringify(spec)}, [], '')`,
    );
}

/** Within a template, as the code that a test is about. */
function isQuoted(text: string, at: number): boolean {
  const marks = text.slice(0, at).match(/(?<!\\)`/g);
  return (marks?.length ?? 0) % 2 === 1;
}

function stripExports(tests: string): string {
  return tests
    .replace(/^[ \t]*export\s*\{[^}\n]*\}[ \t]*;?[ \t]*$/gm, '')
    .replace(
      /^[ \t]*export[ \t]+(?:default[ \t]+)?(?=(?:async|function|class|const|let|var)\b)/gm,
      '',
    );
}

/** The first thing that the tests want and that is not here. */
function findMissing(tests: string, body: string): string | null {
  const specs = [
    ...[...tests.matchAll(IMPORT)].map(match => (isQuoted(tests, match.index) ? '.' : match[2])),
    ...[...tests.matchAll(BARE_IMPORT), ...tests.matchAll(REQUIRE)].map(match => match[1]),
  ];
  const elsewhere = specs.find(spec => spec !== undefined && isElsewhere(spec));
  if (elsewhere !== undefined) return elsewhere;
  if (/\.to\.(?:be|equal|deep|have|eql|throw|include)\b/.test(tests)) return 'chai';
  const plain = body.replace(COMMENT, '').replace(/^[ \t]*const .*__GIVEN__.*$/gm, '');
  return /[(`]/.test(plain) ? null : 'a test: they test nothing';
}

const IMPORT =
  /^[ \t]*import\s+(?:type\s+)?([^'"`;()]{1,2000}?)\s*\bfrom\s*['"]([^'"\n]+)['"](?:\s*with\s*\{[^}\n]*\})?[ \t]*;?/gm;
const BARE_IMPORT = /^[ \t]*import\s*['"]([^'"\n]+)['"][ \t]*;?/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*['"](\.[^'"\n]+)['"]\s*\)/g;
const REQUIRE = /\brequire\(\s*['"]([^'"\n]+)['"]\s*\)/g;
const COMMENT = /\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|(?<!:)\/\/[^\n]*/g;

const FRAMEWORKS = /^(?:node:test|vitest|mocha|@jest\/globals|bun:test)$/;

/** A package; the standard library, the frameworks and the answer itself, however it is called, are here. */
function isElsewhere(spec: string): boolean {
  return !isBuiltin(spec) && !FRAMEWORKS.test(spec) && !/^(?:\.|\/|@\/|~\/|src\/)/.test(spec);
}

/** The lines of a test keep their numbers. */
function keepLines(old: string, replacement: string): string {
  return replacement + '\n'.repeat(old.split('\n').length - 1);
}

/** `a, { b as c }` of an import as a pattern with its value. */
function formatBindings(clause: string, spec: string): string {
  const star = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
  const first = /^\s*([\w$]+)/.exec(clause)?.[1];
  const named = (/\{([^}]*)\}/.exec(clause)?.[1] ?? '')
    .split(',')
    .map(item => item.trim().replace(/^type\s+/, ''))
    .filter(Boolean)
    .map(item => item.split(/\s+as\s+/) as [string, string?]);
  const wanted = named.map(([name]) => name);
  if (first !== undefined) wanted.push('default');
  const call = `await __GIVEN__.load(${JSON.stringify(spec)}, ${JSON.stringify(wanted)}, ${JSON.stringify(first ?? '')})`;
  if (star !== undefined)
    return `${first === undefined ? star : `{ default: ${first} }`} = ${call}`;
  const parts = named.map(([name, local]) => (local === undefined ? name : `${name}: ${local}`));
  if (first !== undefined) parts.push(`default: ${first}`);
  return `{ ${parts.join(', ')} } = ${call}`;
}

const FRAMEWORK_NAMES =
  'describe suite context it test specify expect before after beforeAll afterAll beforeEach afterEach ' +
  'setup teardown suiteSetup suiteTeardown assert jest vi chai sinon cy';

/** A call with a name and a function, as frameworks take it; an answer may well be called `test`. */
const TAKES_WORK =
  /^\s*(?:\.\w+\s*)?\(\s*(?:(['"`])(?:(?!\1)[^\n]){0,200}\1\s*,\s*)?(?:\{[^}\n]*\}\s*,\s*)?(?:async\b\s*)?(?:function\b|\([^()\n]*\)\s*=>|\w+\s*=>)/;
const SUREST = new Set(['describe', 'it', 'expect', 'beforeEach', 'afterEach', 'jest', 'vi']);

/** The frameworks' names that the tests use as such; the answer's own only where that is certain. */
function listFrameworkNames(tests: string, code: string): readonly string[] {
  const declared = (text: string, name: string) =>
    new RegExp(
      `\\b(?:const|let|var|class|function|import)\\b[^;=()\\n]{0,200}(?<![\\w$.])${name}(?![\\w$])`,
    ).test(text);
  const names = FRAMEWORK_NAMES.split(' ').filter(name => {
    if (declared(tests, name)) return false;
    const uses = [...tests.matchAll(new RegExp(`(?<![\\w$.])${name}(?![\\w$])`, 'g'))];
    if (uses.length === 0) return false;
    if (SUREST.has(name) || !declared(code, name)) return true;
    return uses.some(({ index }) =>
      TAKES_WORK.test(tests.slice(index + name.length, index + name.length + 400)),
    );
  });
  const requires = /\brequire\(/.test(tests) && !declared(tests, 'require');
  return requires ? [...names, 'require'] : names;
}

const MAX_SHARED = 500;
const RESERVED: ReadonlySet<string> = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for function ' +
    'if import in instanceof new null return super switch this throw true try typeof var void while with yield let ' +
    'static await implements interface package private protected public arguments eval undefined'
  ).split(' '),
);

function listSharedWords(tests: string, code: string): readonly string[] {
  const known = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  const words = new Set(tests.match(/[A-Za-z_$][\w$]*/g));
  return [...words].filter(word => known.has(word) && !RESERVED.has(word)).slice(0, MAX_SHARED);
}
