/** Texts that lose a section, texts without a block, and what was said to a tool instead of the code. */
import assert from 'node:assert/strict';
import { type Case, run } from '../reachFile.ts';

type Row = Pick<Case, 'language' | 'document' | 'answer' | 'wanted' | 'prompt' | 'intent'>;

const GUIDE = '# T\n\n## Install\n\nRun npm i.\n\n## Usage\n\nCall it.\n\n## License\n\nMIT.\n';
const UNLICENSED = GUIDE.replace('\n## License\n\nMIT.\n', '');
const RENAMED = GUIDE.replace('Install', 'Setup');
const inFence = (label: string, text: string) => `~~~${label}\n${text}~~~`;
const edit = (language: string, old: string, answer: string, wanted: string | null): Row => ({
  language,
  document: `«${old}»`,
  answer,
  wanted,
});
const editGuide = (answer: string, wanted: string | null, prompt?: string): Row => ({
  ...edit('markdown', GUIDE, answer, wanted),
  ...(prompt !== undefined && { prompt }),
});

const SECTIONS: Readonly<Record<string, Row>> = {
  'one without a block': editGuide(UNLICENSED, null),
  'one in a block': editGuide(inFence('markdown', UNLICENSED), null),
  'all but one': editGuide(inFence('markdown', '# T\n\n## Install\n\nRun `npm i`.\n'), null),
  'one while another is better written': editGuide(
    UNLICENSED,
    null,
    'Rewrite this text so that it is easier to read. Keep its language.',
  ),
  'none, under another heading': editGuide(inFence('markdown', RENAMED), RENAMED),
  'one that was to go': editGuide(UNLICENSED, UNLICENSED.trimEnd(), 'Drop the License section.'),
  'one that is named in German': editGuide(UNLICENSED, UNLICENSED.trimEnd(), 'License kann weg.'),
  'one with its heading underlined': edit(
    'markdown',
    'Title\n=====\n\nA\n\nPart one\n--------\n\nB\n\nPart two\n--------\n\nC\n',
    inFence('markdown', 'Title\n=====\n\nA better.\n\nPart one\n--------\n\nB\n'),
    null,
  ),
  'none: a remark in a block of code': edit(
    'markdown',
    '## Use\n\n```sh\n# a comment\nls\n```\n\n## End\n\nbye\n',
    '## Use\n\n```sh\nls\n```\n\n## End\n\nBye.\n',
    '## Use\n\n```sh\nls\n```\n\n## End\n\nBye.\n',
  ),
  'of reStructuredText': edit(
    'restructuredtext',
    'Title\n=====\n\nA\n\nUse\n---\n\nB\n\nMore\n----\n\nC\n',
    inFence('rst', 'Title\n=====\n\nA better.\n\nUse\n---\n\nB\n'),
    null,
  ),
  'of AsciiDoc': edit(
    'asciidoc',
    '= T\n\n== A\n\none\n\n== B\n\ntwo\n',
    inFence('adoc', '= T\n\n== A\n\none better\n'),
    null,
  ),
  'of LaTeX': edit(
    'latex',
    '\\section{A}\nText a.\n\\section{B}\nText b.\n',
    inFence('latex', '\\section{A}\nText aa.\n'),
    null,
  ),
  'of a page': edit(
    'html',
    '<section>\n  <h2>A</h2>\n</section>\n<section>\n  <h2>Beta</h2>\n  <p>About beta</p>\n</section>\n',
    inFence('html', '<section>\n  <h2>A</h2>\n</section>\n'),
    null,
  ),
};

const MESSAGE = 'Fix teh login bug\n\nThe sesion was not closed.\n';
const FIXED = 'Fix the login bug\n\nThe session was not closed.\n';

const TEXTS: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(
    ['git-commit', 'scminput', 'plaintext', 'restructuredtext', 'latex', 'jj-commit'].map(id => [
      `of ${id}`,
      edit(id, MESSAGE, FIXED, FIXED),
    ]),
  ),
  'below words that lead to it': edit(
    'git-commit',
    MESSAGE,
    `Here is the corrected commit message:\n\n${FIXED}`,
    FIXED,
  ),
  'between words, in a block': edit(
    'git-commit',
    MESSAGE,
    `Here you go:\n\n${inFence('', FIXED)}\n\nI fixed the typos.`,
    FIXED,
  ),
  'of one line': edit('git-commit', 'fix stuf\n', 'fix stuff', 'fix stuff\n'),
  refused: edit('git-commit', MESSAGE, "I'm sorry, but I can't help with that.", null),
  'that is about code': edit(
    'foolang',
    'let a = 1;\nlet b = 2;\n',
    'I cannot say what is wrong with this code.',
    null,
  ),
};

const F = 'def f(a):\n    return a\n';
const G = 'def f(a):\n    return a + 1\n';

const TOOLS: Readonly<Record<string, Row>> = {
  'writes all of it': edit(
    'python',
    F,
    inFence('tool_code', `write_file(path="a.py", content="""${G}""")\n`),
    G,
  ),
  'replaces a part': edit(
    'python',
    F,
    inFence(
      'tool_code',
      'print(default_api.replace(old_string="return a", new_string="return a + 1"))\n',
    ),
    G,
  ),
  'writes it in one line': edit(
    'python',
    F,
    inFence('tool_code', "write(content='def f(a):\\n    return a + 1\\n')\n"),
    G,
  ),
  'only reads': edit('python', F, inFence('tool_code', 'read_file(path="a.py")\n'), null),
  'only reads, by its place': edit('python', F, inFence('tool_code', 'read_file("a.py")\n'), null),
  'is JSON without arguments': edit(
    'python',
    F,
    inFence('json', '{"tool": "read_file", "path": "a.py"}\n'),
    null,
  ),
  'stands above the code': edit(
    'python',
    F,
    `${inFence('tool_code', 'print(run("x"))\n')}\n${inFence('tool_outputs', 'ok\n')}\n${inFence('python', G)}`,
    G,
  ),
};

const SHORT =
  'function f(list) {\n  return list.filter(item => item.ok).reduce((sum, item) => sum + item.price, 0);\n';
const REMARKS: Readonly<Record<string, Row>> = Object.fromEntries(
  [`${SHORT}  // sums what is ok\n}\n`, `${SHORT}}\n// One expression instead of a loop.\n`].map(
    now => [
      JSON.stringify(now.slice(-30)),
      {
        ...edit(
          'javascript',
          'function f(list) {\n  let total = 0;\n  for (const item of list) {\n    if (item.ok) {\n      total += item.price;\n    }\n  }\n  return total;\n}\n',
          inFence('js', now),
          now,
        ),
        ...{ intent: 'refactor', prompt: 'Refactor this code.' },
      } as const,
    ],
  ),
);

const checkAll = (name: string, rows: Readonly<Record<string, Row>>) =>
  suite(name, () => {
    for (const [what, row] of Object.entries(rows)) {
      test(what, () => assert.equal(run(row)?.trimEnd() ?? null, row.wanted?.trimEnd() ?? null));
    }
  });

checkAll('a section that a text loses', SECTIONS);
checkAll('a text', TEXTS);
checkAll('a call of a tool', TOOLS);
checkAll('a refactoring that ends with a remark', REMARKS);
