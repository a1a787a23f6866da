/**
 * Which programming language a task is in: the editor's word first, else a fence's tag, a name in
 * the prose, or the look of the code. `unknown` is an answer.
 */
import type { PromptParts } from './splitPrompt.ts';

const ALIASES: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  javascriptreact: 'javascript',
  jsx: 'javascript',
  node: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  typescriptreact: 'typescript',
  golang: 'go',
  rs: 'rust',
  rb: 'ruby',
  cs: 'csharp',
  'c#': 'csharp',
  'c++': 'cpp',
  cc: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  kt: 'kotlin',
  sh: 'shellscript',
  bash: 'shellscript',
  shell: 'shellscript',
  zsh: 'shellscript',
  'shell script': 'shellscript',
  ps1: 'powershell',
  pwsh: 'powershell',
  'f#': 'fsharp',
  fs: 'fsharp',
  fsx: 'fsharp',
  'visual basic': 'vb',
  'vb.net': 'vb',
  objc: 'objective-c',
  'obj-c': 'objective-c',
  hs: 'haskell',
  ex: 'elixir',
  exs: 'elixir',
  jl: 'julia',
  pl: 'perl',
  tex: 'latex',
  jsonc: 'json',
  json5: 'json',
  docker: 'dockerfile',
  gql: 'graphql',
  tf: 'terraform',
  htm: 'html',
  yml: 'yaml',
  md: 'markdown',
};
/** Longer language ids are nobody's. */
const ID_CHARS = 40;

const NAMED =
  /\b(python|javascript|typescript|golang|rust|java|kotlin|swift|ruby|php|scala|haskell|perl|lua|sql|bash|c\+\+|c#|julia|elixir|dart|css|html)(?![\w+#])/i;
const LOOKS: readonly (readonly [string, RegExp])[] = [
  [
    'python',
    /^[ \t]*(?:def \w+\(.*\).*:|from [\w.]+ import |elif .*:|import \w+\s*$|class \w+.*:\s*$)/m,
  ],
  ['rust', /\bfn \w+.*\{|\blet mut |\bimpl\b.*\{|\bpub (?:fn|struct|enum)\b/],
  ['go', /^[ \t]*(?:func (?:\(\w+ \*?\w+\) )?\w+\(|package \w+\s*$)|:= /m],
  ['typescript', /\binterface \w+ \{|: (?:string|number|boolean)\b|\bas const\b|\bimport type\b/],
  ['java', /\bpublic (?:static )?(?:final )?(?:class|void|int|String)\b|\bSystem\.out\./],
  ['csharp', /\busing System\b|\bnamespace \w+|\bpublic (?:async )?Task\b/],
  ['cpp', /#include\s*[<"]|\bstd::|\btemplate\s*</],
  ['javascript', /\b(?:const|let|var) \w+ =|=>|\bfunction\b|\brequire\(|console\.log/],
  ['php', /<\?php|\$\w+\s*=/],
  ['ruby', /^[ \t]*(?:def \w+[^:]*$|end\s*$|require ')/m],
  ['sql', /\bSELECT\b[\s\S]{1,400}\bFROM\b|\bCREATE TABLE\b/i],
  ['shellscript', /^#!.*sh\b|\bfi\s*$|\bdone\s*$/m],
];

/** One canonical name, lower case. */
export function detectTaskLanguage({ prose, code, fenceTag }: PromptParts, given?: string): string {
  if (given !== undefined && given.trim() !== '') return normalizeLanguage(given);
  if (fenceTag !== '') return normalizeLanguage(fenceTag);
  const named = NAMED.exec(prose)?.[1];
  if (named !== undefined) return normalizeLanguage(named);
  return LOOKS.find(([, look]) => look.test(code))?.[0] ?? 'unknown';
}

function normalizeLanguage(name: string): string {
  const plain = name.trim().toLowerCase().slice(0, ID_CHARS);
  return Object.hasOwn(ALIASES, plain) ? ALIASES[plain]! : plain;
}
