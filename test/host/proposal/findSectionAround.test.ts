/** The section around a line of a text: from its heading to the next one that is not below it. */
import assert from 'node:assert/strict';
import { findSectionAround } from '../../../src/host/proposal/findSectionAround.ts';

const FENCE = '```';
const TEXTS: Readonly<Record<string, string>> = {
  markdown: `Before all.\nStill.\n\n# Title\n\nIntro.\n\n## Install\n\n${FENCE}sh\n# no heading\nnpm i\n${FENCE}\n\n### Deep\n\nText.\n\n## Use\n\nMore.\n\nLast One\n--------\nEnd.\n`,
  latex: '\\section{One}\nText.\n\\subsection{Inner}\nMore.\n\n\\section{Two}\nEnd.\n',
  restructuredtext: 'One\n===\n\nText.\n\nInner\n-----\nMore.\n\nTwo\n===\nEnd.\n',
  asciidoc: '= Title\n\nIntro.\n\n== One\nText.\n\n== Two\nEnd.\n',
  plaintext: 'First\nparagraph.\n\nSecond\nparagraph.\n',
};

/** Lines are counted from one. */
const CASES: readonly (readonly [
  language: string,
  line: number,
  first: number,
  last: number,
  heading: string | null,
])[] = [
  ['markdown', 2, 1, 2, null],
  ['markdown', 6, 4, 25, 'Title'],
  ['markdown', 8, 8, 17, 'Install'],
  ['markdown', 11, 8, 17, 'Install'],
  ['markdown', 14, 8, 17, 'Install'],
  ['markdown', 17, 15, 17, 'Deep'],
  ['markdown', 21, 19, 21, 'Use'],
  ['markdown', 25, 23, 25, 'Last One'],
  ['latex', 2, 1, 4, 'One'],
  ['latex', 4, 3, 4, 'Inner'],
  ['latex', 7, 6, 7, 'Two'],
  ['restructuredtext', 4, 1, 8, 'One'],
  ['restructuredtext', 8, 6, 8, 'Inner'],
  ['asciidoc', 6, 5, 6, 'One'],
  ['plaintext', 5, 4, 5, null],
];

suite('the section around a line', () => {
  for (const [language, line, first, last, heading] of CASES) {
    test(`of ${language}, line ${line}: ${heading ?? 'a paragraph'}`, () => {
      const lines = (TEXTS[language] ?? '').split('\n');
      const found = findSectionAround(lines, line - 1, language);
      assert.deepEqual(found, { first: first - 1, last: last - 1, heading });
    });
  }
  test('is none on an empty line before all headings, and none in code', () => {
    assert.equal(findSectionAround(['a', '', '# b'], 1, 'markdown'), undefined);
    assert.equal(findSectionAround(['# a', 'b'], 1, 'shellscript'), undefined);
  });
});
