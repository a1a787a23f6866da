/**
 * Where language, file or tests are given, the code is the code, whatever stands around it: an
 * answer that became Markdown could not be checked.
 */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const CODE = 'def add(a, b):\n    return a + b';
const BLOCK = `~python\n${CODE}\n~`;
const SIZES = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0, priority: 'cost' } as const;
const PLAIN: Task = { prompt: 'Write add(a, b) in Python', ...SIZES };
const TESTS = 'assert add(1, 2) == 3';
const GIVEN: Task = { ...PLAIN, language: 'python', filePath: 'add.py', tests: TESTS };

/** `~` stands for three backticks. */
function check(answer: string, task = GIVEN, code = CODE, language = 'python') {
  const cleaned = cleanAnswer(answer.replaceAll('~', '```'), task);
  assert.deepEqual(
    { code: cleaned.code, language: cleaned.language, openEnded: cleaned.openEnded },
    { code: code.replaceAll('~', '```'), language, openEnded: false },
  );
}

function table(
  name: string,
  answers: Readonly<Record<string, string>>,
  tasks: readonly Task[] = [GIVEN],
) {
  suite(name, () => {
    for (const [what, answer] of Object.entries(answers)) {
      test(what, () => {
        for (const task of tasks) check(answer, task);
      });
    }
  });
}

const SETTLED: readonly Task[] = [
  GIVEN,
  { ...PLAIN, language: 'python' },
  { ...PLAIN, filePath: 'a/add.py' },
  { ...PLAIN, tests: TESTS },
  { ...PLAIN, prompt: 'Write add(a, b)', tests: TESTS },
];

table(
  'code that is wrapped',
  {
    'in a tag': `<answer>\n${BLOCK}\n</answer>`,
    'in comments': `<!-- add.py -->\n${BLOCK}\n<!-- end -->`,
    'beside a list whose items end with semicolons': `${BLOCK}\n\n- takes two numbers;\n- adds them;\n- returns the sum.`,
    'beside lines that it changed': `I changed\n\n    return a - b;\n\nto\n\n    return a + b;\n\n${BLOCK}`,
    'beside references': `@see sum\n@see total\n${BLOCK}`,
  },
  SETTLED,
);

table('a label that is no language', {
  text: BLOCK.replace('python', 'text'),
  console: BLOCK.replace('python', 'console'),
  diff: BLOCK.replace('python', 'diff'),
  markdown: BLOCK.replace('python', 'markdown'),
  'none, beside a command': `~sh\npython add.py\n~\n~\n${CODE}\n~`,
  'text, beside an output without one': `~text\n${CODE}\n~\n\nOutput:\n\n~\n3 apples\n~`,
  'text, beside data that it gives': `~text\n${CODE}\n~\n\nResult:\n\n~json\n{"a": 1}\n~`,
  'markdown around a whole answer': `~markdown\n# Adds\n\n${BLOCK}\n\nDone.\n~`,
  'a text, beside a command': `~sh\npython add.py\n~\n~text\n${CODE}\n~`,
});

table('what is shown beside code', {
  'an output without a label': `${BLOCK}\n\nOutput:\n\n~\n3 apples\n~`,
  'an output of both blocks without one': `~\n${CODE}\n~\n\nOutput:\n\n~\n[3]\n~`,
  'an output that looks like code': `${BLOCK}\n\nIt prints:\n\n~\n{\n  "sum": 3\n}\n~`,
  'words that nothing leads': `${BLOCK}\n\nSo:\n\n~\n3 apples\n~`,
  'a command': `${BLOCK}\n\nThen:\n\n~\npython add.py\n~`,
  'a folder tree': `${BLOCK}\n\nFiles:\n\n~\nsrc/\n├── add.py\n└── b.py\n~`,
  'a session': `${BLOCK}\n\nTry it:\n\n~\n>>> add(1, 2)\n3\n~`,
  'a session with the label of the code': `${BLOCK}\n\nTry it:\n\n~python\n>>> add(1, 2)\n3\n~`,
});

table('a closing fence that is indented', {
  'before a list': `1. Write:\n\n~python\n${CODE}\n   ~\n\n2. Call \`add(1, 2)\`, which gives 3 = 1 + 2`,
  'before what may be code': `~python\n${CODE}\n  ~\n\nadd(1, 2) is 3`,
  'before headings': `~python\n${CODE}\n ~\n\n## Notes\n\n- It adds.`,
  'before a labelled block': `~python\n${CODE}\n  ~\n\nx = 1\n\n~bash\npython add.py\n~`,
  'before an indented, labelled block': `~python\n${CODE}\n  ~\n\n- a = b\n  ~bash\n  ls\n  ~`,
  'before a block without a label': `~python\n${CODE}\n  ~\n\nIt prints:\n\n~\n3\n~`,
  'before one that slipped, too': `~python\n${CODE}\n  ~\n\nIt prints:\n\n  ~\n  3\n  ~`,
});

table('words on the line of the fence', {
  'a file': BLOCK.replace('python', 'python (src/add.py)'),
  'a remark': BLOCK.replace('python', 'python complete solution'),
});

table('code without a fence', {
  'that a sentence touches': `${CODE}\nThis function adds two numbers.`,
  'that sentences of several lines touch': `${CODE}\nThis function adds \`a\` and \`b\`\nand returns the sum.`,
  'that a sentence leads': `This function adds two numbers.\n${CODE}`,
  'beside a command': `${CODE}\n\nRun it:\n\n~bash\npython add.py\n~`,
  'beside its output': `${CODE}\n\n**Output:**\n\n~\n3\n~`,
});

test('a closing fence that is deeper than the code closes before words', () => {
  const js: Task = { ...PLAIN, prompt: 'Write it', language: 'javascript' };
  for (const words of ['**Notes**\n\n1. a = b\n2. c', 'It calls `f` (once), which is all.']) {
    check(`~js\nf();\n ~\n\n${words}`, js, 'f();', 'javascript');
  }
});

test('code with a docstring needs no fence beside a command', () => {
  const code = 'def f():\n    """F."""\n    return 1';
  check(`${code}\n\nRun it:\n\n~bash\npython f.py\n~`, GIVEN, code);
});
