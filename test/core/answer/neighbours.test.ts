/**
 * From an answer to the file, in languages and shapes that no other test has: what a model says about a
 * selection, and what the document is then.
 */
import assert from 'node:assert/strict';
import { type Case, run } from './reachFile.ts';

const CASES: Readonly<Record<string, Case>> = {
  'Kotlin: a branch of when, dedented': {
    language: 'kotlin',
    document: 'fun f(x: Int) = when (x) {\n«    1 -> "a"\n    2 -> "b"\n»    else -> "c"\n}\n',
    answer: '~~~kotlin\n1 -> "one"\n2 -> "two"\n~~~',
    wanted: 'fun f(x: Int) = when (x) {\n    1 -> "one"\n    2 -> "two"\n    else -> "c"\n}\n',
  },
  'Kotlin: a chain in the middle': {
    language: 'kotlin',
    document: 'val a = xs\n«    .filter { it > 1 }\n    .map { it * 2 }\n»    .sum()\n',
    answer: '~~~\n.filter { it >= 1 }\n.map { it * 2 }\n~~~',
    wanted: 'val a = xs\n    .filter { it >= 1 }\n    .map { it * 2 }\n    .sum()\n',
  },
  'Kotlin: a method is left out': {
    language: 'kotlin',
    document: 'class A {\n«    fun a() = 1\n    fun b() = 2\n»}\n',
    answer: '~~~kotlin\nfun a() = 10\n// b stays as it is\n~~~',
    wanted: null,
  },
  'Swift: a case, with its margin lost on the first line': {
    language: 'swift',
    document: 'switch x {\n«    case .a:\n        return 1\n»    default:\n        return 0\n}\n',
    answer: '~~~swift\ncase .a:\n        return 2\n~~~',
    wanted: 'switch x {\n    case .a:\n        return 2\n    default:\n        return 0\n}\n',
  },
  'Swift: a text of several lines keeps its lines': {
    language: 'swift',
    document: 'func f() {\n«    let a = """\n    one\n      two\n    """\n»}\n',
    answer: '~~~swift\nlet a = """\none\n  three\n"""\n~~~',
    wanted: 'func f() {\n    let a = """\n    one\n      three\n    """\n}\n',
  },
  'Swift: a diff': {
    language: 'swift',
    document: '«let a = 1\nlet b = 2\n»',
    answer: '~~~diff\n@@ -1,2 +1,2 @@\n let a = 1\n-let b = 2\n+let b = 3\n~~~',
    wanted: 'let a = 1\nlet b = 3\n',
  },
  'PHP: in a page': {
    language: 'php',
    document:
      '<ul>\n<?php foreach ($xs as $x): ?>\n«  <li><?= $x ?></li>\n»<?php endforeach ?>\n</ul>\n',
    answer: '~~~php\n<li><?= htmlspecialchars($x) ?></li>\n~~~',
    wanted:
      '<ul>\n<?php foreach ($xs as $x): ?>\n  <li><?= htmlspecialchars($x) ?></li>\n<?php endforeach ?>\n</ul>\n',
  },
  'PHP: a heredoc at the margin': {
    language: 'php',
    document: 'function q() {\n«    return <<<SQL\nSELECT 1\nFROM a\nSQL;\n»}\n',
    answer: '~~~php\n    return <<<SQL\nSELECT 2\nFROM a\nSQL;\n~~~',
    wanted: 'function q() {\n    return <<<SQL\nSELECT 2\nFROM a\nSQL;\n}\n',
  },
  'PHP: search and replace': {
    language: 'php',
    document: '«$a = 1;\n$b = $a;\n»',
    answer: '<<<<<<< SEARCH\n$b = $a;\n=======\n$b = $a + 1;\n>>>>>>> REPLACE',
    wanted: '$a = 1;\n$b = $a + 1;\n',
  },
  'Ruby: the end of a method and the next one': {
    language: 'ruby',
    document: 'class A\n  def a\n«    1\n  end\n\n  def b\n    2\n  end\n»end\n',
    answer: '~~~ruby\n    10\n  end\n\n  def b\n    2\n  end\n~~~',
    wanted: 'class A\n  def a\n    10\n  end\n\n  def b\n    2\n  end\nend\n',
  },
  'Ruby: a squiggly heredoc moves along': {
    language: 'ruby',
    document: 'def t\n«  <<~TEXT\n    one\n      two\n  TEXT\n»end\n',
    answer: '~~~ruby\n<<~TEXT\n  one\n    three\nTEXT\n~~~',
    wanted: 'def t\n  <<~TEXT\n    one\n      three\n  TEXT\nend\n',
  },
  'Ruby: thinking in brackets': {
    language: 'ruby',
    document: '«puts 1\n»',
    answer: '[THINK]Maybe\n~~~ruby\nputs 3\n~~~\n[/THINK]\n~~~ruby\nputs 2\n~~~',
    wanted: 'puts 2\n',
  },
  'Lua: a function in a table': {
    language: 'lua',
    document: 'local M = {\n«  add = function(a, b)\n    return a\n  end,\n»}\n',
    answer: '~~~lua\nadd = function(a, b)\n  return a + b\nend,\n~~~',
    wanted: 'local M = {\n  add = function(a, b)\n    return a + b\n  end,\n}\n',
  },
  'Lua: a long text at the margin': {
    language: 'lua',
    document: 'if x then\n«  s = [[\none\ntwo\n]]\n»end\n',
    answer: '~~~lua\n  s = [[\none\nthree\n]]\n~~~',
    wanted: 'if x then\n  s = [[\none\nthree\n]]\nend\n',
  },
  'SQL: a condition in the middle of a line': {
    language: 'sql',
    document: 'SELECT a FROM t WHERE «a > 1»;\n',
    answer: '~~~sql\na >= 1\n~~~',
    wanted: 'SELECT a FROM t WHERE a >= 1;\n',
  },
  'SQL: columns, deeper than what follows': {
    language: 'sql',
    document: 'SELECT\n«    a,\n    b\n»FROM t;\n',
    answer: '~~~sql\na,\nc\n~~~',
    wanted: 'SELECT\n    a,\n    c\nFROM t;\n',
  },
  'SQL: behind words, without a fence': {
    language: 'sql',
    document: '«SELECT a FROM t;\n»',
    answer: 'Here is the corrected query:\n\nSELECT a, b FROM t;',
    wanted: 'SELECT a, b FROM t;\n',
  },
  'HTML: a script inside': {
    language: 'html',
    document: '<script>\n«  const a = 1;\n  if (a) {\n    b();\n  }\n»</script>\n',
    answer: '~~~js\nconst a = 2;\nif (a) {\n  b();\n}\n~~~',
    wanted: '<script>\n  const a = 2;\n  if (a) {\n    b();\n  }\n</script>\n',
  },
  'HTML: entities that are meant': {
    language: 'html',
    document: '«<p>a &lt; b</p>\n»',
    answer: '~~~html\n<p>a &lt;= b</p>\n~~~',
    wanted: '<p>a &lt;= b</p>\n',
  },
  'HTML: closing tags first': {
    language: 'html',
    document: '<div>\n  <p>\n«    x\n  </p>\n</div>\n»',
    answer: '~~~html\n    y\n  </p>\n</div>\n~~~',
    wanted: '<div>\n  <p>\n    y\n  </p>\n</div>\n',
  },
  'Vue: a template': {
    language: 'vue',
    document: '<template>\n«  <a :href="url">\n    {{ name }}\n  </a>\n»</template>\n',
    answer: '~~~vue\n<a :href="url" rel="x">\n  {{ name }}\n</a>\n~~~',
    wanted: '<template>\n  <a :href="url" rel="x">\n    {{ name }}\n  </a>\n</template>\n',
  },
  'Vue: a method of the script': {
    language: 'vue',
    document:
      '<script>\nexport default {\n  methods: {\n«    f() {\n      return 1;\n    },\n»  },\n};\n</script>\n',
    answer: '~~~javascript\nf() {\n  return 2;\n},\n~~~',
    wanted:
      '<script>\nexport default {\n  methods: {\n    f() {\n      return 2;\n    },\n  },\n};\n</script>\n',
  },
  'Makefile: blanks become its tabs': {
    language: 'makefile',
    document: 'all:\n«\tcc a.c\n\tstrip a\n»\nclean:\n\trm a\n',
    answer: '~~~makefile\n    cc -O2 a.c\n    strip a\n~~~',
    wanted: 'all:\n\tcc -O2 a.c\n\tstrip a\n\nclean:\n\trm a\n',
  },
  'Makefile: a whole rule': {
    language: 'makefile',
    document: '«all:\n\tcc a.c\n»',
    answer: '~~~make\nall: a.c\n    cc a.c\n    strip a\n~~~',
    wanted: 'all: a.c\n\tcc a.c\n\tstrip a\n',
  },
  'Makefile: recipe lines at the margin of the answer': {
    language: 'makefile',
    document: 'all:\n«\tcc a.c\n»',
    answer: '~~~\ncc a.c -o a\n~~~',
    wanted: 'all:\n\tcc a.c -o a\n',
  },
  'Dockerfile: a line that goes on': {
    language: 'dockerfile',
    document: 'FROM x\n«RUN apt-get update && \\\n    apt-get install -y a\n»CMD a\n',
    answer: '~~~dockerfile\nRUN apt-get update && \\\n    apt-get install -y a b\n~~~',
    wanted: 'FROM x\nRUN apt-get update && \\\n    apt-get install -y a b\nCMD a\n',
  },
  'Dockerfile: the second line of one': {
    language: 'dockerfile',
    document: 'RUN a && \\\n«    b && \\\n»    c\n',
    answer: '~~~dockerfile\nb -x && \\\n~~~',
    wanted: 'RUN a && \\\n    b -x && \\\n    c\n',
  },
  'TOML: a table': {
    language: 'toml',
    document: '[a]\nx = 1\n\n«[b]\ny = 2\nz = 3\n»',
    answer: 'Sure:\n\n~~~toml\n[b]\ny = 20\nz = 3\n~~~\n',
    wanted: '[a]\nx = 1\n\n[b]\ny = 20\nz = 3\n',
  },
  'TOML: a key is gone': {
    language: 'toml',
    document: '«[b]\ny = 2\nz = 3\n»',
    answer: '~~~toml\n[b]\ny = 20\n~~~',
    wanted: null,
  },
  'notebook: magic and a line of the shell': {
    language: 'python',
    document: '«%matplotlib inline\n!pip install x\nplot(1)\n»',
    answer: '~~~python\n%matplotlib inline\n!pip install x\nplot(2)\n~~~',
    wanted: '%matplotlib inline\n!pip install x\nplot(2)\n',
  },
  'notebook: a cell without a last line end': {
    language: 'python',
    document: '«df = load()\ndf.head()»',
    answer: '~~~python\ndf = load()\ndf.head(10)\n~~~',
    wanted: 'df = load()\ndf.head(10)',
  },
  'LaTeX: items of a list': {
    language: 'latex',
    document: '\\begin{itemize}\n«  \\item One\n  \\item Tow\n»\\end{itemize}\n',
    answer: '~~~latex\n\\item One\n\\item Two\n~~~',
    wanted: '\\begin{itemize}\n  \\item One\n  \\item Two\n\\end{itemize}\n',
  },
  'LaTeX: a sentence, without a fence': {
    language: 'latex',
    document: '«This are \\emph{good} words. They stay.\n»',
    answer: 'These are \\emph{good} words. They stay.',
    wanted: 'These are \\emph{good} words. They stay.\n',
  },
  'Elixir: a clause': {
    language: 'elixir',
    document: 'defmodule A do\n«  def f(0), do: 1\n  def f(n), do: n\n»end\n',
    answer: '~~~elixir\ndef f(0), do: 1\ndef f(n), do: n * f(n - 1)\n~~~',
    wanted: 'defmodule A do\n  def f(0), do: 1\n  def f(n), do: n * f(n - 1)\nend\n',
  },
  'Haskell: guards': {
    language: 'haskell',
    document: 'f x\n«  | x > 0 = 1\n  | otherwise = 0\n»',
    answer: '~~~haskell\n| x >= 0 = 1\n| otherwise = 0\n~~~',
    wanted: 'f x\n  | x >= 0 = 1\n  | otherwise = 0\n',
  },
  'Scala: numbered lines': {
    language: 'scala',
    document: 'object A {\n«  val a = 1\n  val b = 2\n»}\n',
    answer: '~~~scala\n2 | val a = 1\n3 | val b = 3\n~~~',
    wanted: 'object A {\n  val a = 1\n  val b = 3\n}\n',
  },
  'Dart: a widget in arguments': {
    language: 'dart',
    document: 'return Row(\n  children: [\n«    Text("a"),\n    Text("b"),\n»  ],\n);\n',
    answer: '{"code": "Text(\\"a\\"),\\nText(\\"c\\"),"}',
    wanted: 'return Row(\n  children: [\n    Text("a"),\n    Text("c"),\n  ],\n);\n',
  },
  'Terraform: a block, in a patch of apply_patch': {
    language: 'terraform',
    document: '«resource "a" "b" {\n  x = 1\n}\n»',
    answer:
      '*** Begin Patch\n*** Update File: main.tf\n@@\n resource "a" "b" {\n-  x = 1\n+  x = 2\n }\n*** End Patch',
    wanted: 'resource "a" "b" {\n  x = 2\n}\n',
  },
  'PowerShell: in CRLF': {
    language: 'powershell',
    document: 'if ($a) {\r\n«    Get-Item x\r\n    Get-Item y\r\n»}\r\n',
    answer: '~~~powershell\nGet-Item x\nGet-Item z\n~~~',
    wanted: 'if ($a) {\r\n    Get-Item x\r\n    Get-Item z\r\n}\r\n',
  },
  'C: a directive stays at the margin': {
    language: 'c',
    document: 'int f(void) {\n«    int a = 1;\n#ifdef X\n    a = 2;\n#endif\n»    return a;\n}\n',
    answer: '~~~c\nint a = 1;\n#ifdef X\na = 3;\n#endif\n~~~',
    wanted: 'int f(void) {\n    int a = 1;\n#ifdef X\n    a = 3;\n#endif\n    return a;\n}\n',
  },
  'GraphQL: a field': {
    language: 'graphql',
    document: 'type A {\n«  id: ID\n  name: String\n»}\n',
    answer: '~~~graphql\nid: ID!\nname: String\n~~~',
    wanted: 'type A {\n  id: ID!\n  name: String\n}\n',
  },
  'Svelte: a block of logic': {
    language: 'svelte',
    document: '{#if a}\n«  <p>{a}</p>\n»{/if}\n',
    answer: '~~~svelte\n<p class="x">{a}</p>\n~~~',
    wanted: '{#if a}\n  <p class="x">{a}</p>\n{/if}\n',
  },
  'R: an answer in other words and two blocks': {
    language: 'r',
    document: '«f <- function(x) {\n  x + 1\n}\n»',
    answer:
      'Corrected:\n\n~~~r\nf <- function(x) {\n  x + 2\n}\n~~~\n\nUse it so:\n\n~~~r\nf(1)\n~~~',
    wanted: 'f <- function(x) {\n  x + 2\n}\n',
  },
};

suite('neighbours in further languages', () => {
  for (const [name, each] of Object.entries(CASES)) {
    test(name, () => assert.equal(run(each), each.wanted));
  }
});
