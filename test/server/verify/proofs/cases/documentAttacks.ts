/** What is documentation and what is more. */
import type { Attack } from './attack.ts';

const document = (language: string, code: string, right: string[], wrong: string[]): Attack => ({
  ...{ intent: 'document', language, code, right, wrong },
});

export const DOCUMENT_ATTACKS: readonly Attack[] = [
  document(
    'javascript',
    'const a = b\n[1].map(f)',
    ['// One.\nconst a = b\n// Two.\n[1].map(f)'],
    ['const a = b;\n// Two.\n[1].map(f)', 'const a = b\n;[1].map(f)'],
  ),
  document(
    'javascript',
    'function f() {\n  return g(/* istanbul ignore next */ 1);\n}',
    ['/** Gives. */\nfunction f() {\n  return g(/* istanbul ignore next */ 1);\n}'],
    [
      '/** Gives. */\nfunction f() {\n  return g(/* one */ 1);\n}',
      'function f() {\n  return // gives\n  g(/* istanbul ignore next */ 1);\n}',
    ],
  ),
  document(
    'javascript',
    'const s = `a\n  b`;\nconst t = "//x";',
    ['// Two texts.\nconst s = `a\n  b`; // the first\nconst t = "//x";'],
    ['const s = `a\n  // first\n  b`;\nconst t = "//x";', 'const s = `a\n  b`;\nconst t = "";//x"'],
  ),
  document(
    'javascript',
    'const x = /* @__PURE__ */ make();\nexport default x;',
    ['// Made once.\nconst x = /* @__PURE__ */ make();\nexport default x;'],
    [
      '// Made once.\nconst x = make();\nexport default x;',
      'const x = /* @__PURE__ */ make();\nexport { x };',
    ],
  ),
  document(
    'typescript',
    '/// <reference types="node" />\nexport enum A { B = 1, C }',
    [
      '/// <reference types="node" />\n/** Kinds. */\nexport enum A {\n  /** The first. */\n  B = 1,\n  C,\n}',
      '/// <reference types="node" />\nexport enum A { B = 1, /* next */ C }',
    ],
    [
      '/** Kinds. */\nexport enum A { B = 1, C }',
      '/// <reference types="node" />\nexport enum A { B = 1, C = 3 }',
      '/// <reference types="node" />\nexport const enum A { B = 1, C }',
    ],
  ),
  document(
    'typescript',
    '// @ts-expect-error\nconst a: number = "x";\nlabel: for (;;) break label;',
    ['// @ts-expect-error\nconst a: number = "x"; // on purpose\nlabel: for (;;) break label;'],
    [
      '// on purpose\nconst a: number = "x";\nlabel: for (;;) break label;',
      '// @ts-expect-error\nconst a: number = "x";\nfor (;;) break;',
      '// @ts-expect-error\nconst a = "x";\nlabel: for (;;) break label;',
    ],
  ),
  document(
    'python',
    '# -*- coding: latin-1 -*-\ndef f(a, /, b, *, c=None):\n    return a or b',
    [
      '# -*- coding: latin-1 -*-\ndef f(a, /, b, *, c=None):\n    r"""Gives \\a or b."""\n    return a or b',
      "# -*- coding: latin-1 -*-\ndef f(a, /, b, *, c=None):\n    '''Gives.\n\n    c: unused\n    '''\n    # first\n    return a or b",
    ],
    [
      '# Either.\ndef f(a, /, b, *, c=None):\n    return a or b',
      '# -*- coding: latin-1 -*-\ndef f(a, /, b, c=None):\n    """Gives."""\n    return a or b',
      '# -*- coding: latin-1 -*-\ndef f(a, /, b, *, c=None):\n    f"""Gives {a}."""\n    return a or b',
      '# -*- coding: latin-1 -*-\ndef f(a, /, b, *, c=None):\n    b"""Gives."""\n    return a or b',
    ],
  ),
  document(
    'python',
    'class A:\n    x = 1\n    y = "text"\n\n    def f(self): pass',
    [
      'class A:\n    """An A."""\n\n    x = 1\n    y = "text"\n\n    def f(self):\n        """Does nothing."""\n        pass',
      'class A:\n    x = 1  # one\n    y = "text"\n\n    def f(self): pass',
    ],
    [
      'class A:\n    x = 1\n    y = "the text"\n\n    def f(self): pass',
      'class A:\n    """An A."""\n    x = 1\n    "text"\n\n    def f(self): pass',
      'class A:\n    x = 1\n    y = "text"\n\n    def f(self):\n        """Does nothing."""\n        return self',
      'class A:\n    x = 1\n    y = ("text")\n\n    def f(self): ...',
    ],
  ),
  document(
    'python',
    'def f():\n    for i in g():\n        if i:\n            break\n    else:\n        h()',
    [
      'def f():\n    """Looks."""\n    for i in g():\n        if i:\n            break\n    else:  # none\n        h()',
    ],
    [
      'def f():\n    """Looks."""\n    for i in g():\n        if i:\n            break\n        else:\n            h()',
      'def f():\n    for i in g():\n        if i:\n            break\n    h()',
    ],
  ),
  document(
    'python',
    'x = [\n    1,  # noqa: E501\n    2,\n]  # fmt: skip',
    ['# Numbers.\nx = [\n    1,  # noqa: E501\n    2,  # two\n]  # fmt: skip'],
    [
      'x = [\n    1,  # one\n    2,\n]  # fmt: skip',
      'x = [\n    1,  # noqa: E501\n    2,\n]',
      'x = (\n    1,  # noqa: E501\n    2,\n)  # fmt: skip',
    ],
  ),
  document(
    'go',
    '//nolint:errcheck\nfunc f() { g() }\n\n//export F\nfunc F() {}',
    [
      '// f calls g.\n//\n//nolint:errcheck\nfunc f() { g() }\n\n// F is empty.\n//\n//export F\nfunc F() {}',
    ],
    [
      '// f calls g.\nfunc f() { g() }\n\n//export F\nfunc F() {}',
      '//nolint:errcheck\nfunc f() { g() }\n\n// export F\nfunc F() {}',
      '//nolint:errcheck\nfunc f() { go g() }\n\n//export F\nfunc F() {}',
    ],
  ),
  document(
    'ruby',
    '# frozen_string_literal: true\ndef f = 1',
    ['# frozen_string_literal: true\n\n# One.\ndef f = 1'],
    ['# One.\ndef f = 1', '# frozen_string_literal: true\ndef f = 2'],
  ),
  document(
    'css',
    'a { color: red; }\n/* stylelint-disable-next-line */\nb { top: 0 }',
    ['/* Links. */\na { color: red; }\n/* stylelint-disable-next-line */\nb { top: 0 }'],
    [
      '/* Links. */\na { color: blue; }\n/* stylelint-disable-next-line */\nb { top: 0 }',
      'a { color: red; }\nb { top: 0 }',
    ],
  ),
];
