/** The registry of languages: its names lead to one entry each, and no other file knows a language. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  areRelated,
  detectCodeLanguage,
  detectFileLanguage,
  findLanguage,
  findLanguageId,
  findMentionedLanguage,
  LANGUAGES,
  mayMention,
} from '../../../src/core/languages/index.ts';

const SRC = fileURLToPath(new URL('../../../src', import.meta.url));

/** Who may name a language, and why. */
const EXCEPTIONS: readonly (readonly [path: string, why: string])[] = [
  ['core/languages/', 'the registry'],
  ['core/decision-engine/task/', 'words of requests that the weights were trained with'],
  ['server/verify/readers/', 'one reader for each parser of the registry'],
  ['server/verify/run/', 'one runner for each harness of the registry'],
  ['server/verify/programs/', 'the texts of these harnesses'],
  ['server/verify/sandbox/', 'finds and starts the programs that run code'],
  ['server/verify/project/resolveToolPath.ts', 'looks behind the scripts of version managers'],
  ['core/answer/blocks/shownBlocks.ts', 'programs that a command line starts'],
  ['host/route/ask.ts', 'an example in a placeholder'],
  ['protocol/settings/rules.ts', 'an example in a description'],
  ['protocol/tools/routing.ts', 'an example in a description'],
];

suite('registry of languages', () => {
  test('no two languages share a name, an ending or a file', () => {
    for (const list of ['names', 'extensions', 'files'] as const) {
      const all = LANGUAGES.flatMap(each => [
        ...(list === 'names' ? [each.id] : []),
        ...(each[list] ?? []),
      ]);
      assert.deepEqual([...new Set(all)], all);
    }
    const wrong = LANGUAGES.flatMap(({ id, names = [], extensions = [] }) =>
      [id, ...names, ...extensions].filter(name => findLanguageId(name) !== id),
    );
    assert.deepEqual(wrong, []);
  });

  test('names are lower case', () => {
    const all = LANGUAGES.flatMap(({ id, names = [], extensions = [], files = [] }) => [
      ...[id, ...names, ...extensions, ...files],
    ]);
    assert.deepEqual(
      all.filter(name => name !== name.toLowerCase()),
      [],
    );
  });

  const check = (name: string, id: string | null) =>
    test(`${name} is ${id}`, () => assert.equal(findLanguageId(name), id));
  check('C++', 'cpp');
  check('Python3.11', 'python');
  check('language-rust', 'rust');
  check('es2020', 'javascript');
  check('Shell Script', 'shellscript');
  check('TSX', 'typescriptreact');
  check('klingon', null);
  check('x'.repeat(10_000), null);

  test('files are known by their name before their ending', () => {
    assert.equal(detectFileLanguage('C:\\work\\CMakeLists.txt'), 'cmake');
    assert.equal(detectFileLanguage('/a.b/Gemfile'), 'ruby');
    assert.equal(detectFileLanguage('/a.b/notes.txt'), 'plaintext');
    assert.equal(detectFileLanguage('/a.b/none'), null);
  });

  test('a request names the first language that it certainly names', () => {
    const mention = (text: string) => findMentionedLanguage(text)?.id ?? null;
    assert.equal(mention('Rewrite this Java class in Kotlin'), 'java');
    assert.equal(mention('a C++ and a Rust version'), 'cpp');
    assert.equal(mention('go on, be swift, and make it dart'), null);
    assert.equal(mention('javac fails'), null);
  });

  test('whoever says any name of a family speaks of each language in it', () => {
    const typescript = findLanguage('ts');
    assert.ok(typescript);
    assert.ok(mayMention('mend app.js', typescript));
    assert.ok(!mayMention('mend app.py', typescript));
  });

  test('labels of one family stand for one another, others do not', () => {
    assert.ok(areRelated('javascript', 'typescriptreact'));
    assert.ok(areRelated('c', 'cpp'));
    assert.ok(!areRelated('java', 'javascript'));
    assert.ok(areRelated('klingon', 'klingon'));
  });

  test('code is known by its looks', () => {
    assert.equal(detectCodeLanguage('def f(x):\n    return x')?.id, 'python');
    assert.equal(detectCodeLanguage('fn main() {\n}')?.id, 'rust');
    assert.equal(detectCodeLanguage('some words'), null);
  });

  test('no other file names a language', () => {
    const ids = LANGUAGES.filter(each => each.role === 'program' && each.grammar !== undefined)
      .map(each => each.id)
      .filter(id => id.length >= MIN_ID_CHARS);
    const named = new RegExp(`(?<![a-z])(?:${ids.join('|')})(?![a-z])`, 'i');
    const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
      .map(entry => join(entry.parentPath, entry.name).slice(SRC.length + 1));
    const found = files.filter(
      file =>
        !EXCEPTIONS.some(([path]) => file.startsWith(path)) &&
        named.test(stripComments(readFileSync(join(SRC, file), 'utf8'))),
    );
    assert.deepEqual(found, []);
  });
});

/** Shorter ids are words of their own. */
const MIN_ID_CHARS = 4;

function stripComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
