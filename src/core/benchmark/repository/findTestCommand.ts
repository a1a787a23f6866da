/** The command by which a project runs single test files: its own runner, with the options of its own scripts. */
import { listTestRunners, type TestRunner } from '../../languages/index.ts';

/** Reads a file of the project; null where there is none. */
export type ReadFile = (path: string) => string | null;

/** Null where the project names no runner that is known. A wish has `{tests}` where they belong. */
export function findTestCommand(
  tests: readonly string[],
  read: ReadFile,
  wish: string | undefined,
): string | null {
  const quoted = tests.map(quoteWord);
  if (wish !== undefined) return wish.replaceAll('{tests}', () => quoted.join(' '));
  for (const runner of listTestRunners()) {
    const own = tests.filter(path => runner.endings.includes(readEnding(path)));
    const [first] = own;
    if (first === undefined) continue;
    for (const folder of listFolders(first)) {
      const manifest = findManifest(runner, folder, read);
      if (manifest === null) continue;
      const command = `${callRunner(runner, manifest)} ${nameTests(runner, own, folder)}`.trim();
      return folder === '' ? command : `cd ${quoteWord(folder)} && ${command}`;
    }
  }
  return null;
}

const readEnding = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** The file's folder and those above, the nearest first; the last is the project's own, ''. */
function listFolders(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return Array.from({ length: parts.length + 1 }, (_, at) =>
    parts.slice(0, parts.length - at).join('/'),
  );
}

function findManifest({ manifest }: TestRunner, folder: string, read: ReadFile): string | null {
  for (const file of manifest.files) {
    const text = read(folder === '' ? file : `${folder}/${file}`);
    if (text !== null && (manifest.says.test(text) || manifest.says.test(file))) return text;
  }
  return null;
}

/** A runner of scripts as a script of the package calls it, without the tests that it names there. */
function callRunner({ call, options = '', isScript }: TestRunner, manifest: string): string {
  const usual = [call, options].filter(Boolean).join(' ');
  const own = isScript ? findScript(call, manifest) : null;
  return own === null ? usual : [usual, ...own].join(' ');
}

function findScript(call: string, manifest: string): readonly string[] | null {
  const scripts = readScripts(manifest);
  const parts = SCRIPT_NAMES.flatMap(name => (scripts[name] ?? '').split(/&&|\|\||;|\|/));
  for (const part of parts) {
    const words = part.match(WORD) ?? [];
    const wanted = call.split(' ');
    const at = words.findIndex((_, i) => wanted.every((word, j) => words[i + j] === word));
    if (at >= 0) return keepOptions(words.slice(at + wanted.length));
  }
  return null;
}

const SCRIPT_NAMES = ['test', 'unit', 'test:unit', 'tests', 'mocha'];
const WORD = /(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g;

/** An option, and the word behind one that is no pattern of files itself. */
function keepOptions(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    if (word.startsWith('-')) return !ENDLESS.test(word);
    const before = words[at - 1] ?? '';
    return /^--?[a-z][a-z-]*$/i.test(before) && !ALONE.test(before) && !ENDLESS.test(before);
  });
}

/** Options that watch or count what is covered, and those without a value. */
const ENDLESS = /^--?(?:w|watch|watchAll|coverage|cov)\b/;
const ALONE = /^--?(?:b|bail|exit|recursive|colou?r|ci|verbose|silent|inline-diffs|check-leaks)$/;

function readScripts(manifest: string): Readonly<Record<string, string>> {
  try {
    const { scripts } = JSON.parse(manifest) as { scripts?: Record<string, unknown> };
    const entries = Object.entries(scripts ?? {});
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

function nameTests({ names }: TestRunner, tests: readonly string[], folder: string): string {
  const inside = tests.map(path => (folder === '' ? path : path.slice(folder.length + 1)));
  switch (names) {
    case 'files':
      return inside.map(quoteWord).join(' ');
    case 'folders': {
      const all = inside.map(path => `./${path.split('/').slice(0, -1).join('/')}`);
      return [...new Set(all)].map(quoteWord).join(' ');
    }
    case 'none':
      return '';
  }
}

/** One word for a shell, whatever is in it. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-')
    ? word
    : `'${word.startsWith('-') ? './' : ''}${word.replaceAll("'", `'\\''`)}'`;
}
