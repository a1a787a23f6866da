/** What an answer that stands for selected code is read as: that code, whole, and nothing else. */
import { check, F, FENCE, G } from './readSelection.ts';

suite('what is put around code in an answer', () => {
  check('numbers of lines', '~js\n1 | function f() {\n2 |   a();\n3 |   return 2;\n4 | }\n~', F, G);
  check(
    'numbers and tabs',
    '~js\n 12\tfunction f() {\n 13\t  a();\n 14\t  return 2;\n 15\t}\n~',
    F,
    G,
  );
  check('numbers that are the code', '~csv\n1,a\n2,c\n~', '1,a\n2,b\n', '1,a\n2,c', {
    language: 'csv',
  });
  check(
    'numbers that begin what is matched',
    '~rust\n1 => 4,\n2 => 5,\n~',
    '        1 => 2,\n',
    '1 => 4,\n2 => 5,',
    { language: 'rust' },
  );
  const ENTITIES = 'if (a &lt; b &amp;&amp; c &gt; 2) {\n  x(&quot;y&quot;);\n}';
  const PLAIN = 'if (a < b && c > 2) {\n  x("y");\n}';
  check('characters that are escaped', `~js\n${ENTITIES}\n~`, PLAIN.replace('2', '1'), PLAIN);
  check(
    'some of them',
    '~js\nconst f = x => x &lt; 2;\n~',
    'const f = x => x < 1;\n',
    'const f = x => x < 2;',
  );
  check('also in a page', '~html\n&lt;b&gt;2&lt;/b&gt;\n~', '<b>1</b>\n', '<b>2</b>', {
    language: 'html',
  });
  const ESCAPE = "const escape = s => s.replace(/</g, '&lt;');";
  check('but not those that are meant', `~js\n${ESCAPE}\n~`, 'const escape = s => s;\n', ESCAPE);
  check('nor those of a page', '~html\n<b>a &amp; b</b>\n~', '<b>a</b>\n', '<b>a &amp; b</b>', {
    language: 'html',
  });
  check('the name of the file', `~js\n// src/x.js\n${G}~`, F, G);
  check(
    'but not where the code has it',
    `~js\n// src/x.js\n${G}~`,
    `// src/x.js\n${F}`,
    `// src/x.js\n${G}`,
  );
  check('a mark of the byte order', `~js\n\uFEFF${G}~`, F, G);
  check('a fence that is glued to the last line', `~js\n${G.trimEnd()}~\n\nThat is all.`, F, G);
});

suite('several blocks in an answer', () => {
  const TEST = "import { f } from './x.js';\nconsole.assert(f() === 2);";
  check('of two files', `### src/x.js\n~js\n${G}~\n\n### test/x.test.js\n~js\n${TEST}\n~`, F, G, {
    filePath: '/w/src/x.js',
  });
  check(
    'of two files that comments name',
    `~js\n// src/x.js\n${G}~\n~js\n// test/x.test.js\n${TEST}\n~`,
    F,
    G,
    { filePath: 'src/x.js' },
  );
  check('of which one shows the use', `~js\n${G}~\n\nUsage:\n\n~js\n${TEST}\n~`, F, G);
  check(
    'of which one shows the use, in no known words',
    `~js\n${G}~\n\nSo wird sie benutzt:\n\n~js\n${TEST}\n~`,
    F,
    G,
  );
  check('of which one is the code as it was', `Vorher:\n~js\n${F}~\nNachher:\n~js\n${G}~`, F, G);
  check(
    'of which one is needed by the other',
    `~js\nfunction two() {\n  return 2;\n}\n~\nand\n~js\nfunction f() {\n  a();\n  return two();\n}\n~`,
    F,
    'function two() {\n  return 2;\n}\n\nfunction f() {\n  a();\n  return two();\n}',
  );
  check(
    'of which each has a part',
    `~js\n${G}~\n~js\nfunction g() {\n  return 2;\n}\n~`,
    `${F}\nfunction g() {\n  return 1;\n}\n`,
    `${G}\nfunction g() {\n  return 2;\n}`,
  );
  check('beside tests that were asked for', `~js\n${TEST}\n~`, F, TEST, { intent: 'test' });
});

suite('fences inside of an answer', () => {
  const DOC = '"""Doc.\n\n~\nx()\n~\n"""\n\ndef f():\n    return 1\n'.replaceAll('~', FENCE);
  check(
    'in a text at the margin',
    `~python\n${DOC.replace('1', '2')}~`,
    DOC,
    DOC.replace('1', '2'),
    { language: 'python' },
  );
  const PAGE = 'const page = `\n# T\n\n~sh\nls\n~\n`;\nf(page);\n'.replaceAll('~', FENCE);
  check(
    'in a template',
    `Here:\n\n~js\n${PAGE.replace('f(', 'g(')}~\n\nDone.`,
    PAGE,
    PAGE.replace('f(', 'g('),
  );
  const MDX = 'import X from "x"\n\n# T\n\n~js\nrun();\n~\n\n<X />\n'.replaceAll('~', FENCE);
  check('in MDX', `~mdx\n${MDX.replace('# T', '# U')}~`, MDX, MDX.replace('# T', '# U'), {
    language: 'mdx',
  });
  check('in MDX without a block', MDX.replace('# T', '# U'), MDX, MDX.replace('# T', '# U'), {
    language: 'mdx',
  });
  const YAML = 'a: |\n  ~\n  x\n  ~\nb: 1\n'.replaceAll('~', FENCE);
  check('in YAML', `~yaml\n${YAML.replace('1', '2')}~`, YAML, YAML.replace('1', '2'), {
    language: 'yaml',
  });
  const SHELL = 'cat <<EOF\n~\nx\n~\nEOF\necho 1\n'.replaceAll('~', FENCE);
  check('in a heredoc', `~sh\n${SHELL.replace('1', '2')}~`, SHELL, SHELL.replace('1', '2'), {
    language: 'shellscript',
  });
});
