/**
 * The names that languages go by, as VS Code's language ids: in a request (`C++`), behind a fence
 * (`py3`, `python3.11`), and in the ending of a file.
 */

/** VS Code's id of a language under any of its usual names; the name itself if it is unknown. */
export function normalizeLanguageName(name: string): string {
  return findLanguageId(name) ?? name.trim().toLowerCase();
}

/** The id of a name that is certainly a language's, with or without a version; null for others. */
export function findLanguageId(name: string): string | null {
  if (name.length > MAX_NAME_CHARS) return null;
  const lower = name.trim().toLowerCase();
  const bare = lower.replace(/^lang(uage)?-/, '');
  return IDS.get(bare) ?? IDS.get(bare.replace(/[-_ ]?v?\d+(\.\d+)*$/, '')) ?? null;
}

/** The language of a file by its name or its ending; null where they tell nothing. */
export function detectFileLanguage(path: string): string | null {
  const name = path.slice(-MAX_NAME_CHARS).split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  const ending = /\.([a-z0-9+#]+)$/.exec(name)?.[1];
  return FILES.get(name) ?? (ending === undefined ? null : (ENDINGS.get(ending) ?? null));
}

/** A longer name is no language's. */
const MAX_NAME_CHARS = 200;

/** Each with its file endings, then with the names that are no endings. */
const NAMES: Readonly<Record<string, readonly [endings: string, names: string]>> = {
  javascript: ['js mjs cjs', 'node nodejs node.js ecmascript es'],
  javascriptreact: ['jsx', ''],
  typescript: ['ts mts cts', ''],
  typescriptreact: ['tsx', ''],
  python: ['py pyi', 'pycon ipython'],
  json: ['json jsonc json5 ipynb', ''],
  shellscript: ['sh bash zsh', 'shell console shell-session terminal fish'],
  powershell: ['ps1', 'pwsh'],
  bat: ['bat cmd', 'batch'],
  c: ['c h', ''],
  cpp: ['cpp cc cxx hpp hh', 'c++'],
  csharp: ['cs', 'c#'],
  fsharp: ['fs fsx', 'f#'],
  go: ['go', 'golang'],
  rust: ['rs', ''],
  ruby: ['rb', ''],
  kotlin: ['kt kts', ''],
  java: ['java', ''],
  scala: ['scala sbt', ''],
  groovy: ['groovy gradle', ''],
  swift: ['swift', ''],
  'objective-c': ['mm', 'objc objectivec'],
  php: ['php', ''],
  perl: ['pl pm', ''],
  lua: ['lua', ''],
  r: ['r', ''],
  julia: ['jl', ''],
  haskell: ['hs', ''],
  ocaml: ['ml mli', ''],
  elixir: ['ex exs', 'iex'],
  erlang: ['erl', ''],
  clojure: ['clj cljs', ''],
  lisp: ['lisp el', 'elisp'],
  scheme: ['scm', 'racket'],
  dart: ['dart', ''],
  zig: ['zig', ''],
  nim: ['nim', ''],
  vb: ['vb', 'vbnet visualbasic'],
  pascal: ['pas', 'delphi'],
  fortran: ['f90', ''],
  cobol: ['cob cbl', ''],
  matlab: ['', 'octave'],
  asm: ['asm', 'assembly nasm'],
  solidity: ['sol', ''],
  sql: ['sql', 'mysql postgresql postgres psql plsql sqlite tsql'],
  graphql: ['graphql gql', ''],
  proto3: ['proto', 'protobuf'],
  html: ['html htm', 'xhtml'],
  css: ['css', ''],
  scss: ['scss', 'sass'],
  less: ['less', ''],
  vue: ['vue', ''],
  svelte: ['svelte', ''],
  xml: ['xml svg xsd', ''],
  yaml: ['yml yaml', ''],
  toml: ['toml', ''],
  ini: ['ini cfg conf properties', 'dotenv env'],
  csv: ['csv tsv', ''],
  http: ['http', ''],
  nginx: ['', ''],
  terraform: ['tf hcl', ''],
  dockerfile: ['dockerfile', 'docker'],
  makefile: ['mk', 'make'],
  cmake: ['cmake', ''],
  gherkin: ['feature', 'cucumber'],
  latex: ['tex', ''],
  restructuredtext: ['rst', ''],
  asciidoc: ['adoc', ''],
  markdown: ['md mdx', ''],
  plaintext: ['txt', 'text output plain log'],
  diff: ['diff patch', ''],
  mermaid: ['mmd', ''],
};

const splitNames = (list: string) => list.split(' ').filter(word => word !== '');

const IDS: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([id, [endings, names]]) =>
    [id, ...splitNames(endings), ...splitNames(names)].map(name => [name, id] as const),
  ),
);

const ENDINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([id, [endings]]) =>
    splitNames(endings).map(ending => [ending, id] as const),
  ),
);

/** Files without an ending, or whose ending misleads. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['dockerfile', 'dockerfile'],
  ['makefile', 'makefile'],
  ['cmakelists.txt', 'cmake'],
  ['gemfile', 'ruby'],
  ['rakefile', 'ruby'],
  ['jenkinsfile', 'groovy'],
]);
