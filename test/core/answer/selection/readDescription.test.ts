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
    'with unchanged lines as they are',
    `~js\n${F.replace('  return 1;', '-  return 1;\n+  return 2;')}~`,
    F,
    G,
  );
  check(
    'moved by blanks',
    '~js\n  function f() {\n    a();\n-   return 1;\n+   return 2;\n  }\n~',
    F,
    G,
  );
  check(
    'not where such lines are the code',
    '~js\nconst x = a\n+ b\n- d;\n~',
    'const x = a\n+ b\n- c;\n',
    'const x = a\n+ b\n- d;',
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

suite('the call of a tool in tags as an answer', () => {
  const FAMILIES: Readonly<Record<string, (code: string) => string>> = {
    'of Claude': code =>
      `<function_calls>\n<invoke name="write">\n<parameter name="path">x.js</parameter>\n<parameter name="content">${code}</parameter>\n</invoke>\n</function_calls>`,
    'of Claude, with a space of names': code =>
      `<x:function_calls><x:invoke name="write">\n<x:parameter name="content">${code}</x:parameter>\n</x:invoke></x:function_calls>`.replace(
        '><x:inv',
        '>\n<x:inv',
      ),
    'of DeepSeek': code =>
      `<｜DSML｜function_calls>\n<｜DSML｜invoke name="write">\n<｜DSML｜parameter name="content" string="true">${code}</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>`,
    'of MiniMax': code =>
      `<minimax:tool_call>\n<invoke name="write">\n<parameter name="content">${code}</parameter>\n</invoke>\n</minimax:tool_call>`,
    'of Qwen': code =>
      `<tool_call>\n<function=write_file>\n<parameter=path>\nx.js\n</parameter>\n<parameter=content>\n${code}</parameter>\n</function>\n</tool_call>`,
    'of GLM': code =>
      `<tool_call>write_file\n<arg_key>path</arg_key>\n<arg_value>x.js</arg_value>\n<arg_key>content</arg_key>\n<arg_value>${code}</arg_value>\n</tool_call>`,
    'of Cline': code =>
      `<write_to_file>\n<path>x.js</path>\n<content>\n${code}</content>\n<line_count>4</line_count>\n</write_to_file>`,
    'of no family': code => `<edit path="x.js">\n<![CDATA[\n${code}]]>\n</edit>`,
    'with a block in it': code =>
      `<create_file>\n<content>\n~js\n${code}~\n</content>\n</create_file>`,
    'without its end': code =>
      `<tool_call>\n<function=write>\n<parameter=content>\n${code}</parameter>\n</function>`,
  };
  for (const [family, write] of Object.entries(FAMILIES)) {
    check(`${family} is the code in it`, write(G), F, G);
    check(`${family} behind words`, `I will fix it:\n\n${write(G)}\n\nDone.`, F, G);
    check(
      `${family} in a block`,
      `~xml\n${write(G).replaceAll('~', '')}\n~`.replace('js\nfunction', 'function'),
      F,
      G,
    );
  }
  const replace = (old: string, now: string) =>
    `<invoke name="str_replace">\n<parameter name="old_str">${old}</parameter>\n<parameter name="new_str">${now}</parameter>\n</invoke>`;
  check('of what is replaced', replace('  return 1;', '  return 2;'), F, G);
  check('of a part of a line', replace('return 1', 'return 2'), F, G);
  check(
    'of two places',
    `${replace('  a();', '  b();')}\n${replace('return 1', 'return 2')}`,
    F,
    G.replace('a()', 'b()'),
  );
  check(
    'at the depth that the code was shown at',
    replace('if (a) {\n  b();\n}', 'if (a) {\n  c();\n}'),
    '    if (a) {\n      b();\n    }\n',
    '    if (a) {\n      c();\n    }',
  );
  check(
    'with lines to search',
    '<apply_diff>\n<path>x.js</path>\n<diff>\n<<<<<<< SEARCH\n:start_line:3\n-------\n  return 1;\n=======\n  return 2;\n>>>>>>> REPLACE\n</diff>\n</apply_diff>',
    F,
    G,
  );
  check(
    'with a patch',
    '<apply_patch>\n<diff>\n@@ -3 +3 @@\n-  return 1;\n+  return 2;\n</diff>\n</apply_patch>',
    F,
    G,
  );
  check(
    'with escaped signs',
    '<write_file>\n<content>if (a &lt; b &amp;&amp; c) {\n  x();\n}</content>\n</write_file>',
    'if (a < b && c) {\n  y();\n}',
    'if (a < b && c) {\n  x();\n}',
  );
  checkDefect('of what is not there is no answer', replace('return 7', 'return 8'), F);
  checkDefect('of what is there twice is no answer', replace('a', 'b'), F.replace('a()', 'a(a)'));
  checkDefect('that only reads is no answer', '<read_file>\n<path>x.js</path>\n</read_file>', F);
  checkDefect(
    'that runs something is no answer',
    'I look first.\n<tool_call>\n<function=bash>\n<parameter=command>\nls\n</parameter>\n</function>\n</tool_call>',
    F,
  );
  check(
    'is code where the code is given, too',
    `~js\n${G}~\n\n<read_file>\n<path>x.js</path>\n</read_file>`,
    F,
    G,
  );
  const PAGE = '<section>\n<code>1</code>\n</section>\n';
  check('is code in a page', PAGE.replace('1', '2'), PAGE, PAGE.replace('1', '2'), {
    language: 'html',
  });
  check(
    'is code in a component',
    `~tsx\n<file>\n<a>2</a>\n</file>\n~`,
    '<div>\n<a>1</a>\n</div>\n',
    '<file>\n<a>2</a>\n</file>',
    { language: 'typescriptreact' },
  );
  const OWN = 'const call = `\n<tool_call>\n<function=f>\n</function>\n</tool_call>`;\nf(1);\n';
  check(
    'is code where the code writes such',
    `~js\n${OWN.replace('1', '2')}~`,
    OWN,
    OWN.replace('1', '2'),
  );
  const JSON_CALL = JSON.stringify({ content: G });
  for (const [name, call] of Object.entries({
    Llama: `<function=write_file>${JSON_CALL}</function>`,
    Mistral: `[TOOL_CALLS]write_file[ARGS]${JSON_CALL}`,
    DeepSeek: `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>write_file<｜tool▁sep｜>${JSON_CALL}<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
    Kimi: `<|tool_calls_section_begin|><|tool_call_begin|>functions.write:0<|tool_call_argument_begin|>${JSON_CALL}<|tool_call_end|><|tool_calls_section_end|>`,
  })) {
    check(`of ${name}, with JSON in the marks`, call, F, G);
  }
});

suite('code in a message', () => {
  const message = JSON.stringify({ code: G });
  check('behind and before words', `Sure!\n\n${message}\n\nThat is all.`, F, G);
  check(
    'in a block of its own',
    JSON.stringify({ fixed: `~js\n${G}~` }).replaceAll('~', FENCE),
    F,
    G,
  );
  check('in a tag that says it is the answer', `<answer>\n${G}</answer>`, F, G);
});
