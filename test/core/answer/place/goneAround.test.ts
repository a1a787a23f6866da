/** What an answer leaves out or says otherwise of the code around its own: nothing of it reaches the file. */
import assert from 'node:assert/strict';
import { run } from '../reachFile.ts';

/** A document in three parts: `old` is selected between `above` and `below`, and is to be `now`. */
interface Row {
  readonly language: string;
  readonly above: string;
  readonly old: string;
  readonly now: string;
  readonly below: string;
  readonly answer: string;
}

const METHOD = {
  language: 'java',
  above: 'class A {\n    int x = 1;\n\n',
  old: '    int get() {\n        return x;\n    }\n',
  now: '    int get() {\n        return x + 1;\n    }\n',
  below: '\n    void set(int n) { x = n; }\n}\n',
};
const FUNCTION = {
  language: 'go',
  above: 'package p\n\nfunc A() {}\n\n',
  old: 'func B() int {\n\treturn 1\n}\n',
  now: 'func B() int {\n\treturn 2\n}\n',
  below: '\nfunc C() {}\n',
};
const ITEM = {
  language: 'json',
  above: '{\n  "a": 1,\n',
  old: '  "b": 2,\n',
  now: '  "b": 4,\n',
  below: '  "c": 3\n}\n',
};
const PYTHON = {
  language: 'python',
  above: 'class A(Base):\n    x = 1\n\n',
  old: '    def get(self):\n        return self.x\n',
  now: '    def get(self):\n        return self.x + 1\n',
  below: '\n    def set(self, n):\n        self.x = n\n',
};

const ROWS: Readonly<Record<string, Row>> = {
  'remarks for what is around a function': {
    ...FUNCTION,
    answer: `// ... existing code ...\n\n${FUNCTION.now}\n// ... existing code ...\n`,
  },
  'remarks in words of any language': {
    ...FUNCTION,
    answer: `// … (oben wie gehabt)\n${FUNCTION.now}//...\n`,
  },
  'remarks within the head of the class': {
    ...PYTHON,
    answer: `class A(Base):\n    # ...\n\n${PYTHON.now}\n    # ... rest ...\n`,
  },
  'a head that says less': { ...PYTHON, answer: `class A:\n${PYTHON.now}` },
  'a head that says more, and a remark': {
    ...METHOD,
    answer: `public class A {\n\n    // ... other members\n\n${METHOD.now}}\n`,
  },
  'a head with its bracket on the next line': {
    ...METHOD,
    language: 'csharp',
    above: 'sealed class A : B\n{\n    int x = 1;\n\n',
    answer: `public class A\n{\n${METHOD.now}}\n`,
  },
  'remarks around the line of a part of it': {
    language: 'typescript',
    above: 'const a = ',
    old: '1',
    now: '2',
    below: ';\nb();\n',
    answer: '// ... existing code ...\nconst a = 2;\n// ... existing code ...\n',
  },
  'brackets around an item': { ...ITEM, answer: `{\n${ITEM.now.replace(',', '')}}\n` },
  'an item without its comma': { ...ITEM, answer: '"b": 4\n' },
  'brackets of a list that has a name': {
    language: 'json',
    above: '{\n  "xs": [\n',
    old: '    { "a": 1 },\n',
    now: '    { "a": 5 },\n',
    below: '    { "a": 2 }\n  ]\n}\n',
    answer: '[\n  { "a": 5 }\n]\n',
  },
  'brackets of a dictionary that has a name': {
    language: 'python',
    above: 'D = {\n    "a": 1,\n',
    old: '    "b": 2,\n    "c": 3,\n',
    now: '    "b": 3,\n    "c": 4,\n',
    below: '    "d": 4,\n}\n',
    answer: '{\n    "b": 3,\n    "c": 4\n}\n',
  },
  'a column of a query without its comma': {
    language: 'sql',
    above: 'SELECT\n  id,\n',
    old: '  name,\n',
    now: '  UPPER(name) AS name,\n',
    below: '  age\nFROM users;\n',
    answer: 'UPPER(name) AS name\n',
  },
};

/** What looks like it, and stays. */
const KEPT: Readonly<Record<string, Row>> = {
  'a comma is not put behind the last item': {
    ...ITEM,
    below: '}\n',
    now: '  "b": 4\n',
    answer: '"b": 4\n',
  },
  'a comma is not put into a remark': {
    ...ITEM,
    language: 'typescript',
    above: 'const o = {\n',
    now: '  "b": 4, // was 2\n',
    answer: '"b": 4, // was 2\n',
  },
  'the body of a stub stays': {
    language: 'python',
    above: 'class A(Protocol):\n',
    old: '    def get(self): ...\n',
    now: '    def get(self) -> int:\n        ...\n',
    below: '',
    answer: 'def get(self) -> int:\n    ...\n',
  },
  'a remark of the code itself stays': {
    ...FUNCTION,
    old: `// ... more below\n${FUNCTION.old}`,
    now: `// ... more below\n${FUNCTION.now}`,
    answer: `// ... more below\n${FUNCTION.now}`,
  },
  'a list in a list keeps its brackets': {
    language: 'json',
    above: '[\n',
    old: '  [\n    1\n  ],\n',
    now: '  [\n    2\n  ],\n',
    below: '  [3]\n]\n',
    answer: '[\n  2\n],\n',
  },
};

suite('what an answer leaves out of its surroundings', () => {
  for (const [name, row] of Object.entries({ ...ROWS, ...KEPT })) {
    const { language, above, old, now, below, answer } = row;
    test(name, () => {
      const document = `${above}«${old}»${below}`;
      const fenced = `~~~${language}\n${answer}~~~`;
      const wanted = above + now + below;
      assert.equal(run({ language, document, answer: fenced, wanted }), wanted);
    });
  }
  for (const gap of ['(unchanged)', '[bez zmian]', '*(変更なし)*']) {
    test(`a section is not lost to ${gap}`, () => {
      const document = '«# A\n\nText one here.\n\n## B\n\nText two, which is long.\n»';
      const answer = `~~~markdown\n# A\n\nText one here, better.\n\n## B\n\n${gap}\n~~~`;
      const asked = { prompt: 'Improve the first paragraph.', intent: 'refactor' } as const;
      const given = { language: 'markdown', document, answer, wanted: null, ...asked };
      assert.equal(run(given), null);
    });
  }
});
