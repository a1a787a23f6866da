/** Reads JavaScript by V8 and TypeScript by Node's own parser. */
import { listUndefinedNames, type ParseError, readTree } from '../syntax/index.ts';
import { type CodeReader, makeReading } from './codeReader.ts';
import { parseJavaScript, parseTypeScript, toJavaScript } from './parseScript.ts';

export const javaScriptReader: CodeReader = makeScriptReader(parseJavaScript, code => code);
export const typeScriptReader: CodeReader = {
  ...makeScriptReader(parseTypeScript, toJavaScript),
  untyped: { language: 'javascript', strip: toJavaScript },
};

function makeScriptReader(
  parse: (code: string) => ParseError,
  strip: (code: string) => string | null,
): CodeReader {
  return {
    read: async code => {
      const error = parse(code);
      const plain = error === null ? strip(code) : null;
      return plain === null
        ? makeReading(error)
        : { kind: 'read', error, unknown: await findUnknownNames(plain) };
    },
    mayBeGiven: name => !IMPORTED_ONLY.has(name),
  };
}

/** Names that JavaScript uses though nothing defines them: `fs.readFile()` without an import of `fs`. */
export async function findUnknownNames(code: string): Promise<readonly string[]> {
  const tree = await readTree(code, 'javascript');
  const names = tree === null ? [] : listUndefinedNames(tree);
  return names.filter(
    name => !FOREIGN_NAMES.has(name) && !OPERATORS.has(name) && !(name in globalThis),
  );
}

/** The grammar takes them for names where parentheses follow: `await (value)?.close()`. */
const OPERATORS: ReadonlySet<string> = new Set(['await', 'yield']);

/** Modules of Node that are no globals, packages that no page has as one, and Python's functions. */
const IMPORTED_ONLY: ReadonlySet<string> = new Set(
  (
    'fs path os util http https zlib child_process execSync spawnSync readFileSync writeFileSync existsSync ' +
    'uuidv4 len range str int float dict isinstance enumerate elif def True False None'
  ).split(' '),
);

const FOREIGN_NAMES: ReadonlySet<string> = new Set(
  (
    'window document navigator location history screen self parent top frames alert confirm prompt ' +
    'localStorage sessionStorage indexedDB caches requestAnimationFrame cancelAnimationFrame ' +
    'requestIdleCallback getComputedStyle matchMedia customElements HTMLElement Element Node NodeList ' +
    'DOMParser XMLSerializer XMLHttpRequest FileReader Image Audio Worker SharedWorker Notification ' +
    'MutationObserver IntersectionObserver ResizeObserver CustomEvent KeyboardEvent MouseEvent CSS SVGElement ' +
    'React ReactDOM Vue angular $ jQuery _ d3 THREE gsap process require module exports __dirname __filename ' +
    'describe it test suite expect assert before after beforeEach afterEach beforeAll afterAll setup teardown suiteSetup suiteTeardown jest vi cy ' +
    'chrome browser vscode acquireVsCodeApi Deno Bun WScript ActiveXObject importScripts postMessage'
  ).split(' '),
);
