/** What an answer repeats of the document around the code is in the document once. */
import assert from 'node:assert/strict';
import { type Case, run } from './reachFile.ts';

const CASES: Readonly<Record<string, Case>> = {
  'whole file ts': {
    language: 'typescript',
    document:
      "import { a } from './a';\n\n«export function f() {\n  return 1;\n}\n»\nexport function g() {\n  return 2;\n}\n",
    answer:
      "~~~ts\nimport { a } from './a';\n\nexport function f() {\n  return 10;\n}\n\nexport function g() {\n  return 2;\n}\n~~~",
    wanted:
      "import { a } from './a';\n\nexport function f() {\n  return 10;\n}\n\nexport function g() {\n  return 2;\n}\n",
  },
  'enclosing class repeated': {
    language: 'python',
    document:
      'class A:\n«    def f(self):\n        return 1\n»\n    def g(self):\n        return 2\n',
    answer: '~~~python\nclass A:\n    def f(self):\n        return 10\n~~~',
    wanted: 'class A:\n    def f(self):\n        return 10\n\n    def g(self):\n        return 2\n',
  },
  'line above repeated': {
    language: 'javascript',
    document: 'function f() {\n«  const a = 1;\n  return a;\n»}\n',
    answer: '~~~js\nfunction f() {\n  const a = 2;\n  return a;\n}\n~~~',
    wanted: 'function f() {\n  const a = 2;\n  return a;\n}\n',
  },
  'import added above the fn': {
    language: 'typescript',
    document: "import { a } from './a';\n\n«export function f() {\n  return 1;\n}\n»",
    answer: "~~~ts\nimport { a } from './a';\n\nexport function f() {\n  return a();\n}\n~~~",
    wanted: "import { a } from './a';\n\nexport function f() {\n  return a();\n}\n",
  },
  'case in switch whole': {
    language: 'go',
    document: 'switch x {\n«case 1:\n\tf()\n»case 2:\n\tg()\n}\n',
    answer: '~~~go\nswitch x {\ncase 1:\n\tf(1)\ncase 2:\n\tg()\n}\n~~~',
    wanted: 'switch x {\ncase 1:\n\tf(1)\ncase 2:\n\tg()\n}\n',
  },
  'php open tag': {
    language: 'php',
    document: '<?php\n\n«function f() {\n  return 1;\n}\n»',
    answer: '~~~php\n<?php\n\nfunction f() {\n  return 2;\n}\n~~~',
    wanted: '<?php\n\nfunction f() {\n  return 2;\n}\n',
  },
  'go package': {
    language: 'go',
    document: 'package a\n\n«func f() int {\n\treturn 1\n}\n»',
    answer: '~~~go\npackage a\n\nfunc f() int {\n\treturn 2\n}\n~~~',
    wanted: 'package a\n\nfunc f() int {\n\treturn 2\n}\n',
  },
  'java class wrapper invented': {
    language: 'java',
    document: 'class A {\n«    int f() {\n        return 1;\n    }\n»}\n',
    answer: '~~~java\nclass A {\n    int f() {\n        return 2;\n    }\n}\n~~~',
    wanted: 'class A {\n    int f() {\n        return 2;\n    }\n}\n',
  },
  'vue whole component': {
    language: 'vue',
    document: '<script>\n«const a = 1;\n»</script>\n',
    answer: '~~~vue\n<script>\nconst a = 2;\n</script>\n~~~',
    wanted: '<script>\nconst a = 2;\n</script>\n',
  },
  'yaml parent repeated': {
    language: 'yaml',
    document: 'services:\n  web:\n«    image: x\n    restart: no\n»',
    answer: '~~~yaml\nservices:\n  web:\n    image: y\n    restart: no\n~~~',
    wanted: 'services:\n  web:\n    image: y\n    restart: no\n',
  },
  'json braces invented': {
    language: 'json',
    document: '{\n«  "a": 1,\n  "b": 2\n»}\n',
    answer: '~~~json\n{\n  "a": 10,\n  "b": 2\n}\n~~~',
    wanted: '{\n  "a": 10,\n  "b": 2\n}\n',
  },
  'a shorter answer with the head of its class': {
    language: 'python',
    document: 'class A:\n«    def f(self):\n        x = 1\n        y = x\n        return y\n»',
    answer: '~~~python\nclass A:\n    def f(self):\n        return 1\n~~~',
    prompt: 'Simplify.',
    wanted: 'class A:\n    def f(self):\n        return 1\n',
  },
  'brackets on lines of their own': {
    language: 'csharp',
    document: 'class A\n{\n«    int f()\n    {\n        return 1;\n    }\n»}\n',
    answer: '~~~csharp\nclass A\n{\n    int f()\n    {\n        return 2;\n    }\n}\n~~~',
    wanted: 'class A\n{\n    int f()\n    {\n        return 2;\n    }\n}\n',
  },
  'not a line that the code begins with, too': {
    language: 'javascript',
    document: 'a();\n«a();\nb();\n»b();\n',
    answer: '~~~js\na();\nb();\nc();\n~~~',
    wanted: 'a();\na();\nb();\nc();\nb();\n',
  },
  'not a block that the code is put into': {
    language: 'javascript',
    document: 'if (x) {\n«  a();\n»}\n',
    answer: '~~~js\nif (y) {\n  a();\n}\n~~~',
    wanted: 'if (x) {\n  if (y) {\n    a();\n  }\n}\n',
  },
  'not brackets alone': {
    language: 'javascript',
    document: 'f({\n«  a: 1,\n»});\n',
    answer: '~~~js\na: 1,\nb: {\n},\n~~~',
    wanted: 'f({\n  a: 1,\n  b: {\n  },\n});\n',
  },
  'not in the middle of a line': {
    language: 'javascript',
    document: 'a();\nconst x = «1»;\n',
    answer: '~~~js\na();\n~~~',
    wanted: 'a();\nconst x = a();\n',
  },
};

suite('surroundings that an answer repeats', () => {
  for (const [name, each] of Object.entries(CASES)) {
    test(name, () => assert.equal(run(each), each.wanted));
  }
});
