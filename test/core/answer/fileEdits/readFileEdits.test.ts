/** Changes of several files in one answer: all of them fit, or none is taken. */
import assert from 'node:assert/strict';
import { readFileEdits } from '../../../../src/core/answer/index.ts';

const A = { path: 'src/a.js', text: 'const one = 1;\nconst two = 2;\nuse(one, two);\n' };
const B = { path: 'src/deep/b.js', text: 'const two = 2;\r\nexport { two };\r\n' };
const block = (old: string, now: string) =>
  `<<<<<<< SEARCH\n${old}\n=======\n${now}\n>>>>>>> REPLACE`;

function edited(answer: string, given = [A, B]) {
  const read = readFileEdits(answer, given);
  return read.kind === 'defect'
    ? read.defect
    : Object.fromEntries(read.files.map(each => [each.path, each.text]));
}

suite('changes of several files', () => {
  test('each block is of the file that is named before it', () => {
    const answer = [
      '<think>Hm.</think>Here it is:',
      'src/a.js',
      block('const two = 2;', 'const two = 3;'),
      block('const one = 1;', 'const one = 0;'),
      '**src/deep/b.js**',
      '```js',
      block('const two = 2;', 'const two = 3;'),
      '```',
    ].join('\n');
    assert.deepEqual(edited(answer), {
      'src/a.js': 'const one = 0;\nconst two = 3;\nuse(one, two);\n',
      'src/deep/b.js': 'const two = 3;\r\nexport { two };\r\n',
    });
  });

  test('the end of a path is enough, and so is a place that is in one file only', () => {
    assert.deepEqual(edited(`### \`b.js\`\n${block('const two = 2;', 'const two = 4;')}`), {
      'src/deep/b.js': 'const two = 4;\r\nexport { two };\r\n',
    });
    assert.deepEqual(edited(block('use(one, two);', 'use(two);')), {
      'src/a.js': 'const one = 1;\nconst two = 2;\nuse(two);\n',
    });
  });

  test('a patch is read, too', () => {
    const patch =
      '--- a/src/a.js\n+++ b/src/a.js\n@@ -1,2 +1,2 @@\n-const one = 1;\n+const one = 5;\n const two = 2;';
    for (const answer of [patch, `Done:\n\n\`\`\`diff\n${patch}\n\`\`\``]) {
      assert.deepEqual(edited(answer), {
        'src/a.js': 'const one = 5;\nconst two = 2;\nuse(one, two);\n',
      });
    }
  });

  for (const [what, answer, why] of [
    ['no change', 'I would not change it.', /no block/],
    ['a block that does not end', '<<<<<<< SEARCH\na\n=======\nb\n', /does not end/],
    [
      'lines that are not there',
      `src/a.js\n${block('const three = 3;', '')}`,
      /src\/a\.js does not fit/,
    ],
    ['one that fits several files', block('const two = 2;', 'const two = 3;'), /several files/],
    ['one that fits none', block('nothing', 'something'), /no file/],
    ['a change of nothing', `src/a.js\n${block('const one = 1;', 'const one = 1;')}`, /nothing/],
    [
      'one right and one wrong',
      `src/a.js\n${block('const one = 1;', 'x')}\n${block('absent', 'y')}`,
      /does not fit/,
    ],
    [
      'another file',
      '--- a/etc/passwd\n+++ b/etc/passwd\n@@ -1 +1 @@\n-root\n+me',
      /none of the files/,
    ],
  ] as const) {
    test(`${what} is refused`, () => assert.match(String(edited(answer)), why));
  }
});
