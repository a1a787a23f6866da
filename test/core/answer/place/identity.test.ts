/**
 * An answer that equals the selection changes nothing, whatever its indentation: for random selections
 * of lines in the project's own sources and in files of further languages, in all line ends.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import {
  applyAnswer,
  cleanAnswer,
  findLostCode,
  wrapInFence,
} from '../../../../src/core/answer/index.ts';
import { detectFileLanguage } from '../../../../src/core/languages/index.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

interface Source {
  readonly name: string;
  readonly text: string;
}

function readFolder(folder: string, ending: RegExp): readonly Source[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter(name => ending.test(name))
    .map(name => ({
      name: join(folder, name),
      text: readFileSync(join(ROOT, folder, name), 'utf8'),
    }));
}

const OWN = [
  ...readFolder('src', /\.(ts|css|html)$/),
  ...['README.md', 'CONTRIBUTING.md', 'package.json', 'esbuild.mjs', 'media/panel.css'].map(
    name => ({
      name,
      text: readFileSync(join(ROOT, name), 'utf8'),
    }),
  ),
];
const FOREIGN = readFolder('test/fixtures/languages', /^(?!README)/);

/** The same lines without what all of them begin with. */
function dedent(lines: readonly string[]): readonly string[] {
  const indents = lines
    .filter(line => line.trim() !== '')
    .map(line => /^[ \t]*/.exec(line)?.[0] ?? '');
  let margin = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  return lines.map(line => (line.startsWith(margin) ? line.slice(margin.length) : ''));
}

/** What models make of the same code. */
const FORMS: Readonly<Record<string, (code: string, language: string) => string>> = {
  plain: code => code,
  fenced: wrapInFence,
  dedented: (code, language) => wrapInFence(dedent(code.split('\n')).join('\n'), language),
  trimmed: (code, language) => wrapInFence(code.trim(), language),
  deeper: (code, language) =>
    wrapInFence(
      code
        .split('\n')
        .map(line => (line === '' ? '' : `  ${line}`))
        .join('\n'),
      language,
    ),
  'in words': (code, language) =>
    `Here is the corrected code:\n\n${wrapInFence(code, language)}\n\nI changed nothing else.`,
};

const task = (language: string, replaces: string) => ({
  prompt: 'Find what is wrong in this code and fix it. Change nothing else.',
  language,
  replaces,
  promptTokens: 0,
  promptTokensUpper: 0,
  outputTokens: 0,
  priority: 'cost' as const,
});

function checkSelection({ name, text }: Source, from: number, to: number, form: string) {
  const language = detectFileLanguage(name) ?? 'plaintext';
  checkLines({ language, text, name }, from, to, form);
}

interface Text {
  readonly language: string;
  readonly text: string;
  readonly name?: string;
}

function checkLines(
  { language, text, name = language }: Text,
  from: number,
  to: number,
  form: string,
) {
  const lines = text.split(/(?<=\n)/);
  const selected = lines.slice(from, to).join('');
  if (selected.trim() === '') return;
  const before = lines.slice(0, from).join('');
  const after = lines.slice(to).join('');
  const shown = selected.replace(/\r\n/g, '\n');
  const answer = FORMS[form]!(shown, language);
  const given = { ...task(language, selected), context: { before, after } };
  const { code } = cleanAnswer(answer, given);
  assert.notEqual(code, null, `${name}:${from + 1}-${to} ${form}: no code`);
  assert.equal(findLostCode(code ?? '', given, language), null);
  const now = applyAnswer({ before, selected, after, language }, code ?? '');
  assert.equal(now, selected, `${name}:${from + 1}-${to} ${form}`);
}

function checkSources(sources: readonly Source[], runs: number) {
  const place = fc.record({
    source: fc.constantFrom(...sources),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    size: fc.integer({ min: 1, max: 30 }),
    isCrlf: fc.boolean(),
    form: fc.constantFrom(...Object.keys(FORMS)),
  });
  const property = fc.property(place, ({ source, at, size, isCrlf, form }) => {
    const text = isCrlf ? source.text.replace(/\n/g, '\r\n') : source.text;
    const count = text.split('\n').length;
    const from = Math.floor(at * count);
    checkSelection({ ...source, text }, from, from + size, form);
  });
  // Other ranges each time; what fails is told with its seed.
  fc.assert(property, { numRuns: runs });
}

/** A text's colon opens no block: the line below it is as deep as it. */
const WITH_COLONS: readonly (readonly [language: string, selected: string])[] = [
  ['typescript', '  // Note:\n  // so it is'],
  ['typescript', '   * Such as:\n   * so it is'],
  ['typescript', '  /* Note:\n  so it is */'],
  ['python', '    # Note:\n    # so it is'],
  ['lua', '    -- Note:\n    -- so it is'],
  ['php', '\t// Note:\n\t// so it is'],
  ['markdown', '  Kinds:\n  so it is'],
  ['plaintext', '  Kinds:\n  so it is'],
  ['latex', '  Kinds:\n  so it is'],
  ['html', '  <p>Kinds:\n  so it is</p>'],
  ['vue', '  <!-- Note:\n  so it is -->'],
  ['yaml', '  cache:\n  image: x'],
  ['css', '  color:\n  red;'],
];

suite('an answer that equals the selection', () => {
  test("changes nothing in the project's own sources", () => checkSources(OWN, 1_500));
  test('changes nothing in files of further languages', () => checkSources(FOREIGN, 1_500));
  for (const [language, selected] of WITH_COLONS) {
    test(`stays below a colon of ${language}: ${JSON.stringify(selected)}`, () => {
      const text = `{\n${selected}\n}\n`;
      checkLines({ language, text }, 1, 3, 'trimmed');
      checkLines({ language, text: text.replace(/\n/g, '\r\n') }, 1, 3, 'trimmed');
    });
  }
});
