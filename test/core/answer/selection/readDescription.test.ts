/** An answer that describes a change instead of giving the code: applied exactly, or no answer. */
import { check, checkDefect, F, FENCE, G } from './readSelection.ts';

suite('a patch as an answer', () => {
  const HUNK = '@@ -2,3 +2,3 @@\n   a();\n-  return 1;\n+  return 2;\n }';
  check('is applied', `~diff\n--- a/x.js\n+++ b/x.js\n${HUNK}\n~`, F, G);
  check('whatever its label', `~js\n${HUNK}\n~`, F, G);
  check('without a block', `--- a/x.js\n+++ b/x.js\n${HUNK}`, F, G);
  check(
    'without a header, where it can be nothing else',
    '~js\n a();\n-return 1;\n+return 2;\n }\n~',
    F,
    G,
  );
  check(
    'without the blank of unchanged lines',
    '~diff\n@@\n a();\n-  return 1;\n+  return 2;\n}\n~',
    F,
    G,
  );
  check(
    'in two places',
    `~diff\n@@\n-  a();\n+  b();\n@@\n-  return 1;\n+  return 2;\n~`,
    F,
    G.replace('a()', 'b()'),
  );
  check(
    'at the depth of the code',
    '~diff\n@@\n if (x) {\n-  a();\n+  if (y) {\n+    a();\n+  }\n }\n~',
    '    if (x) {\n      a();\n    }\n',
    '    if (x) {\n      if (y) {\n        a();\n      }\n    }',
  );
  check(
    'of the selected part alone, where it shows what is around it',
    '~diff\n@@\n function f() {\n-  a();\n+  b();\n   return 1;\n }\n~',
    '  a();\n  return 1;\n',
    '  b();\n  return 1;',
  );
  check(
    'of the file that was asked about',
    '~diff\n--- a/lib/y.js\n+++ b/lib/y.js\n@@\n-no();\n+yes();\n--- a/lib/x.js\n+++ b/lib/x.js\n@@\n-  return 1;\n+  return 2;\n~',
    F,
    G,
    { filePath: '/w/lib/x.js' },
  );
  check(
    'in the form of a tool',
    '*** Begin Patch\n*** Update File: x.js\n@@ function f() {\n   a();\n-  return 1;\n+  return 2;\n*** End Patch',
    F,
    G,
  );
  check('in the oldest form', '~\n3c3\n<   return 1;\n---\n>   return 2;\n~', F, G);
  check(
    'beside the code gives way to it',
    `~diff\n@@\n-  return 1;\n+  return 3;\n~\n\nAll of it:\n\n~js\n${G}~`,
    F,
    G,
  );
  check(
    'is code where a patch is selected',
    '~diff\n@@ -1 +1 @@\n-a\n+c\n~',
    '@@ -1 +1 @@\n-a\n+b\n',
    '@@ -1 +1 @@\n-a\n+c',
    { language: 'diff' },
  );
  check('is no list', '~yaml\n- a\n- c\n~', '- a\n- b\n', '- a\n- c', { language: 'yaml' });
  checkDefect('that does not fit is no answer', '~diff\n@@\n-  return 7;\n+  return 2;\n~', F);
  checkDefect('that fits twice is no answer', '~diff\n@@\n-a();\n+b();\n~', 'a();\nc();\na();\n');
  checkDefect('of which one place fits is no answer', `~diff\n${HUNK}\n@@\n-x();\n+y();\n~`, F);
  checkDefect('that only adds is no answer', '~diff\n@@ -1,0 +2,1 @@\n+  b();\n~', F);
  for (const language of ['python', 'go', 'markdown', 'yaml', 'html', 'plaintext']) {
    checkDefect(
      `in ${language} as well`,
      '~diff\n@@\n-no such line\n+another\n~',
      'some line\nmore\n',
      { language },
    );
    check(
      `applied in ${language}`,
      '~diff\n@@\n-some line\n+another\n~',
      'some line\nmore\n',
      'another\nmore',
      { language },
    );
  }
});

suite('what to search and replace as an answer', () => {
  const BLOCK = '<<<<<<< SEARCH\n  return 1;\n=======\n  return 2;\n>>>>>>> REPLACE';
  check('is applied', `~js\n${BLOCK}\n~`, F, G);
  check('without a block and below a name', `x.js\n${BLOCK}`, F, G);
  check(
    'in other marks',
    '------- SEARCH\n  return 1;\n=======\n  return 2;\n+++++++ REPLACE',
    F,
    G,
  );
  check(
    'twice',
    `${BLOCK}\n${BLOCK.replace('return 1', 'a()').replace('return 2', 'b()')}`,
    F,
    G.replace('a()', 'b()'),
  );
  check(
    'with blocks in it',
    '<<<<<<< SEARCH\n~sh\nls\n~\n=======\n~sh\nls -l\n~\n>>>>>>> REPLACE',
    '# T\n\n~sh\nls\n~\n'.replaceAll('~', FENCE),
    '# T\n\n~sh\nls -l\n~'.replaceAll('~', FENCE),
    { language: 'markdown' },
  );
  check(
    'is code where it is selected',
    `~js\n${F}~`,
    `<<<<<<< HEAD\n${F}=======\n${G}>>>>>>> other\n`,
    F,
  );
  checkDefect('that is not there is no answer', BLOCK.replace('return 1', 'return 7'), F);
  checkDefect('that does not end is no answer', BLOCK.split('>>>')[0] ?? '', F);
});

suite('a message as an answer', () => {
  const json = (value: unknown) => JSON.stringify(value);
  check('is the code in it', json({ code: G }), F, G);
  check('in a block', `~json\n${json({ explanation: 'Better.\nMuch.', answer: G })}\n~`, F, G);
  check('of a tool', json({ name: 'write', arguments: { path: 'x.js', content: G } }), F, G);
  check(
    'of a tool in marks',
    `<tool_call>\n${json({ name: 'edit', arguments: json({ new_code: G }) })}\n</tool_call>`,
    F,
    G,
  );
  check(
    'of what shall be replaced',
    json({ tool: 'edit', input: { old_string: 'return 1;', new_string: 'return 2;' } }),
    F.replace('  return 1;', 'return 1;'),
    G.replace('  return 2;', 'return 2;'),
  );
  checkDefect(
    'without code is no answer',
    json({ name: 'read_file', arguments: { path: 'x.js' } }),
    F,
  );
  check(
    'is code where JSON is selected',
    '~json\n{ "code": "a\\nb" }\n~',
    '{ "code": "a" }\n',
    '{ "code": "a\\nb" }',
    { language: 'json' },
  );
  check('is code where it has no text', '~js\n{ "a": 1 }\n~', '{ a: 2 }', '{ "a": 1 }');
});
