/** Documentation, types and names change no code: what is proven, what is refuted, and what is neither. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import type { Task, TaskKind } from '../../../../src/core/types.ts';
import { checkSameCode } from '../../../../src/server/verify/proofs/checkSameCode.ts';
import { plainTask } from '../asTask.ts';
import { inputOf } from '../inputOf.ts';

type Result = 'passed' | 'failed' | 'silent';

/** Each answer with what is found of it, where it stands for `replaces`. */
function check(
  intent: TaskKind,
  language: string,
  replaces: string,
  cases: readonly (readonly [code: string, wanted: Result])[],
  words = 'Do it.',
) {
  for (const [code, wanted] of cases) {
    test(`${intent}, ${language}, ${wanted}: ${JSON.stringify(code)}`, async () => {
      const prompt = `${words}\n\n\`\`\`${language}\n${replaces}\n\`\`\``;
      const task: Task = { ...plainTask(prompt), intent, language, replaces };
      const answer = { ...cleanAnswer('', task), code, language };
      const found = await checkSameCode(inputOf(task, answer));
      assert.equal(found.kind, wanted, JSON.stringify(found));
    });
  }
}

suite('checkSameCode', () => {
  check('document', 'javascript', 'function f(a) {\n  return a + 1;\n}', [
    ['/** Adds one. */\nfunction f(a) {\n  // More.\n\n  return a + 1;\n}', 'passed'],
    ['/** Adds one. */\nfunction f(a) {\n  return a + 2;\n}', 'failed'],
    ['function f(a) {\n  return // one\n  a + 1;\n}', 'failed'],
    ['/** Adds one. */\nfunction f(a = 1) {\n  return a + 1;\n}', 'failed'],
  ]);
  check('document', 'javascript', "'use strict';\n// @ts-ignore\nf(`a`);", [
    ["'use strict';\n// @ts-ignore\n// Calls f.\nf(`a`);", 'passed'],
    ["'use strict';\n// Calls f.\nf(`a`);", 'failed'],
    ['// @ts-ignore\nf(`a`);', 'failed'],
    ["'use strict';\n// @ts-ignore\nf(`a `);", 'failed'],
  ]);
  check('document', 'python', '@g\ndef f(a, b=1):\n    x = "s"\n    return a', [
    ['@g\ndef f(a, b=1):\n    """Gives a."""\n    x = "s"  # unused\n    return a', 'passed'],
    ['"""A module."""\n@g\ndef f(a, b=1):\n    x = "s"\n    return a', 'passed'],
    ['@g\ndef f(a, b=1):\n    """Gives a."""\n    x = "t"\n    return a', 'failed'],
    ['def f(a, b=1):\n    """Gives a."""\n    x = "s"\n    return a', 'failed'],
    ['@g\ndef f(a, b=2):\n    x = "s"\n    return a', 'failed'],
  ]);
  check('document', 'python', 'if a:\n    b()\nc()', [
    ['# Why.\nif a:\n    b()\nc()', 'passed'],
    ['# Why.\nif a:\n    b()\n    c()', 'failed'],
  ]);
  check('document', 'go', '//go:build linux\n\nfunc f() {}', [
    ['//go:build linux\n\n// f does nothing.\nfunc f() {}', 'passed'],
    ['// f does nothing.\nfunc f() {}', 'failed'],
  ]);
  check('document', 'rust', 'fn f() -> u8 { 1 }', [
    ['/// Gives one.\nfn f() -> u8 { 1 }', 'passed'],
    ['/// Gives one.\nfn f() -> u8 { 1; }', 'failed'],
  ]);
  check('document', 'java', 'int f() { return 1; }', [
    ['/** One. */\nint f() { return 1; }', 'passed'],
    ['/** One. */\nlong f() { return 1; }', 'failed'],
  ]);
  check('document', 'javascriptreact', 'const a = () => <p>\n  Hi <b>{x}</b>\n</p>;', [
    ['const a = () => <p>\n  {/* Greets. */}\n  Hi <b>{x}</b>\n</p>;', 'passed'],
    ['// Greets.\nconst a = () => <p>\n  Hi <b>{x}</b>\n</p>;', 'passed'],
    ['const a = () => <p>\n  Ho <b>{x}</b>\n</p>;', 'failed'],
    ['const a = () => <p>\n  Hi<b>{x}</b>\n</p>;', 'failed'],
  ]);
  check(
    'document',
    'typescript',
    'class A { @Input() a = `x // y`; }\nconst r = /[/*]/g;\n// eslint-disable-next-line\nf();',
    [
      [
        '/** An input. */\nclass A { @Input() a = `x // y`; }\nconst r = /[/*]/g; // both\n// eslint-disable-next-line\nf();',
        'passed',
      ],
      [
        'class A { @Input() a = `x`; }\nconst r = /[/*]/g;\n// eslint-disable-next-line\nf();',
        'failed',
      ],
      [
        'class A { @Input() a = `x // y`; }\nconst r = /[/*]/;\n// eslint-disable-next-line\nf();',
        'failed',
      ],
      [
        'class A { @Input({}) a = `x // y`; }\nconst r = /[/*]/g;\n// eslint-disable-next-line\nf();',
        'failed',
      ],
      ['class A { @Input() a = `x // y`; }\nconst r = /[/*]/g;\nf();', 'failed'],
    ],
  );
  check(
    'document',
    'python',
    '"""Use: a FILE"""\nfrom docopt import docopt\n\nargs = docopt(__doc__)',
    [
      [
        '"""Use: a FILE"""\nfrom docopt import docopt\n\n# Reads.\nargs = docopt(__doc__)',
        'passed',
      ],
      ['"""Use it."""\nfrom docopt import docopt\n\nargs = docopt(__doc__)', 'failed'],
    ],
  );
  check('document', 'python', 'x = f(a)  # type: ignore\nif x:\n    y = 1', [
    ['# Both.\nx = f(a)  # type: ignore\nif x:\n    y = 1', 'passed'],
    ['x = f(a)  # may fail\nif x:\n    y = 1', 'failed'],
    ['x = f(a)  # type: ignore\nif x:\n    pass\ny = 1', 'failed'],
  ]);
  check('document', 'c', '#if A\n#pragma once\nint f(void) { return 1; }\n#endif', [
    ['#if A\n#pragma once\n/* One. */\nint f(void) { return 1; }\n#endif', 'passed'],
    ['#if B\n#pragma once\nint f(void) { return 1; }\n#endif', 'failed'],
    ['#if A\nint f(void) { return 1; }\n#endif', 'failed'],
  ]);
  check('document', 'rust', '#[inline]\nfn f() -> u8 { 1 }', [
    ['/// One.\n#[inline]\nfn f() -> u8 { 1 }', 'passed'],
    ['/// One.\nfn f() -> u8 { 1 }', 'failed'],
  ]);
  check('document', 'shellscript', '#!/bin/bash\nset -e\n# shellcheck disable=SC2086\nls $1', [
    ['#!/bin/bash\n# Lists.\nset -e\n# shellcheck disable=SC2086\nls $1', 'passed'],
    ['#!/bin/sh\nset -e\n# shellcheck disable=SC2086\nls $1', 'failed'],
    ['#!/bin/bash\nset -e\n# Lists.\nls $1', 'failed'],
  ]);
  check(
    'types',
    'python',
    'from dataclasses import dataclass\n\n@dataclass\nclass A:\n    a: int\n    b = 1',
    [
      [
        'from dataclasses import dataclass\n\n@dataclass\nclass A:\n    a: int\n    b: int = 1',
        'failed',
      ],
    ],
  );
  check('types', 'typescript', "const kind = 'a';\nfunction f(x) {\n  return x === 'a';\n}", [
    [
      "const kind = 'a' as const;\nfunction f(x: 'a' | 'b'): x is 'a' {\n  return x === 'a';\n}",
      'passed',
    ],
    ["const kind = 'a';\nfunction f(x: 'a' | 'b') {\n  return x === 'b';\n}", 'failed'],
    ["enum Kind { A }\nconst kind = 'a';\nfunction f(x) {\n  return x === 'a';\n}", 'failed'],
  ]);
  check('document', 'cobol', 'A.', [['A. B.', 'silent']]);
  check('document', 'javascript', 'case 1:\n  a();', [['case 1: // One.\n  a();', 'silent']]);
  check('refactor', 'javascript', 'f();', [['g();', 'silent']]);

  check('types', 'typescript', 'function f(a, b = 1) {\n  return a;\n}', [
    ['interface A {}\nfunction f(a: A, b: number = 1): A {\n  return a as A;\n}', 'passed'],
    ['function f(a: number, b: number = 2): number {\n  return a;\n}', 'failed'],
    ['function f(a: number, b = 1): number {\n  return Number(a);\n}', 'failed'],
  ]);
  check('types', 'javascript', 'const f = a => a;', [
    ['/** @type {(a: number) => number} */\nconst f = a => a;', 'passed'],
  ]);
  check('types', 'python', 'def f(a, b=1, *c):\n    d = a\n    return d', [
    ['def f(a: int, b: int = 1, *c: str) -> int:\n    d: int = a\n    return d', 'passed'],
    ['from typing import Any\n\ndef f(a: Any, b=1, *c):\n    d = a\n    return d', 'passed'],
    ['def f(a: int, b: int = 2, *c) -> int:\n    d = a\n    return d', 'failed'],
    ['import os\n\ndef f(a: int, b=1, *c):\n    d = a\n    return d', 'failed'],
  ]);

  const rename = (language: string, code: string, cases: [string, Result][]) =>
    check('rename', language, code, cases, 'Rename total to sum.');
  rename('javascript', 'function f(total) {\n  return { total, b: g.total + total };\n}', [
    ['function f(sum) {\n  return { total: sum, b: g.total + sum };\n}', 'passed'],
    ['function f(sum) {\n  return { total: sum, b: g.sum + sum };\n}', 'silent'],
    ['function f(sum) {\n  return { total: sum, b: g.total + total };\n}', 'silent'],
    ['function f(all) {\n  return { total: all, b: g.total + all };\n}', 'silent'],
    ['function f(sum) {\n  return { total: sum, b: g.total - sum };\n}', 'failed'],
    ['function f(total) {\n  return { total, b: g.total + total };\n}', 'silent'],
  ]);
  rename('javascript', 'let total = 1;\nlet sum = 2;\nf(total, sum);', [
    ['let sum = 1;\nlet sum = 2;\nf(sum, sum);', 'silent'],
  ]);
  rename('python', 'class A:\n    def total(self):\n        return self.total()', [
    ['class A:\n    def sum(self):\n        return self.sum()', 'passed'],
    ['class A:\n    def sum(self):\n        return self.total()', 'silent'],
  ]);
  rename('python', 'def f(total):\n    return total\n\nf(total=1)', [
    ['def f(sum):\n    return sum\n\nf(sum=1)', 'passed'],
    ['def f(sum):\n    return sum\n\nf(total=1)', 'silent'],
    ['def f(sum):\n    return "total"\n\nf(sum=1)', 'failed'],
  ]);
  rename('go', 'func f(total int) int {\n\treturn total\n}', [
    ['func f(sum int) int {\n\treturn sum // the sum\n}', 'passed'],
  ]);
});
