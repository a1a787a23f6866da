/** A usage example in the block of an answer reaches the file only where it was selected or asked for. */
import assert from 'node:assert/strict';
import { type Case, run } from '../reachFile.ts';

interface Shape {
  readonly language: string;
  /** Around the selection. */
  readonly around?: readonly [before: string, after: string];
  readonly old: string;
  readonly now: string;
}

const PYTHON: Shape = {
  language: 'python',
  around: ['import math\n\n\n', '\n\ndef other():\n    pass\n'],
  old: 'def area(r):\n    return 3 * r * r\n',
  now: 'def area(r):\n    return math.pi * r * r\n',
};
const PYTHON_CLASS: Shape = {
  language: 'python',
  old: 'class Cart:\n    def total(self):\n        return 1\n',
  now: 'class Cart:\n    def total(self):\n        return 2\n',
};
const JS: Shape = {
  language: 'javascript',
  around: ['const x = 1;\n', '\nexport { add };\n'],
  old: 'function add(a, b) {\n  return a - b;\n}\n',
  now: 'function add(a, b) {\n  return a + b;\n}\n',
};
const GO: Shape = {
  language: 'go',
  around: ['package calc\n\n', '\nfunc Sub(a, b int) int {\n\treturn a - b\n}\n'],
  old: 'func Add(a, b int) int {\n\treturn a - b\n}\n',
  now: 'func Add(a, b int) int {\n\treturn a + b\n}\n',
};
const braces = (language: string, head: string): Shape => ({
  language,
  old: `${head} {\n    return a - b;\n}\n`,
  now: `${head} {\n    return a + b;\n}\n`,
});
const RUBY: Shape = {
  language: 'ruby',
  old: 'def add(a, b)\n  a - b\nend\n',
  now: 'def add(a, b)\n  a + b\nend\n',
};
const JAVA: Shape = {
  language: 'java',
  around: ['class Calc {\n', '\n    int sub() { return 0; }\n}\n'],
  old: '    int add(int a, int b) {\n        return a - b;\n    }\n',
  now: '    int add(int a, int b) {\n        return a + b;\n    }\n',
};
const JAVA_MAIN =
  '    public static void main(String[] args) {\n        System.out.println(new Calc().add(1, 2));\n    }\n';

/** What models write behind the code, or around it with `@` in its place. */
const EXAMPLES: readonly (readonly [Shape, ...examples: string[]])[] = [
  [
    PYTHON,
    '# Example usage:\nprint(area(2))',
    '# Example usage\nr = 2\nprint(f"Area: {area(r)}")  # 12.56',
    'if __name__ == "__main__":\n    print(area(2))\n    print(area(3))',
    'print(area(2))',
    '# Test the function\nassert area(0) == 0\nassert area(1) == math.pi',
    'def main():\n    print(area(2))\n\n\nif __name__ == "__main__":\n    main()',
    'import sys\n\n@\n\nprint(area(float(sys.argv[1])))',
  ],
  [PYTHON_CLASS, 'cart = Cart()\nprint(cart.total())'],
  [
    JS,
    'console.log(add(1, 2)); // 3',
    '// Usage:\nconst result = add(2, 3);\nconsole.log(result);',
    '// Beispielaufruf\nconsole.log(add(1, 2));',
    'async function main() {\n  console.log(add(1, 2));\n}\n\nmain();',
    '(async () => {\n  console.log(add(1, 2));\n})();',
    'module.exports = add;',
    'export default add;',
  ],
  [
    GO,
    'func main() {\n\tfmt.Println(Add(1, 2))\n}',
    'package main\n\nimport "fmt"\n\n@\nfunc main() {\n\tfmt.Println(Add(1, 2))\n}',
  ],
  [
    braces('rust', 'fn add(a: i32, b: i32) -> i32'),
    'fn main() {\n    println!("{}", add(1, 2));\n}',
  ],
  [
    braces('c', 'int add(int a, int b)'),
    'int main(void) {\n    printf("%d\\n", add(1, 2));\n    return 0;\n}',
  ],
  [braces('kotlin', 'fun add(a: Int, b: Int): Int'), 'fun main() {\n    println(add(1, 2))\n}'],
  [
    braces('swift', 'func add(_ a: Int, _ b: Int) -> Int'),
    '// Example usage:\nlet sum = add(1, 2)\nprint(sum)',
  ],
  [
    { ...braces('php', 'function add($a, $b)'), around: ['<?php\n', '\nfunction sub() {}\n'] },
    '// Example usage\necho add(1, 2);',
    '<?php\n@\necho add(1, 2);\n?>',
  ],
  [RUBY, 'puts add(1, 2)', 'if __FILE__ == $0\n  puts add(1, 2)\nend'],
  [JAVA, JAVA_MAIN, `class Calc {\n@\n${JAVA_MAIN}}`],
  [
    {
      language: 'sql',
      old: 'CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql;\n',
      now: 'CREATE FUNCTION f() RETURNS int AS $$ SELECT 2 $$ LANGUAGE sql;\n',
    },
    '-- Example usage\nSELECT f();',
  ],
];

function makeCase({ language, around = ['', ''], old, now }: Shape, example: string): Case {
  const [before, after] = around;
  const answer = example.includes('@') ? example.replace('@', () => now) : `${now}\n${example}`;
  return {
    language,
    document: `${before}«${old}»${after}`,
    answer: `~~~${language}\n${answer.trimEnd()}\n~~~`,
    wanted: before + now + after,
  };
}

suite('an example of use', () => {
  for (const [shape, ...examples] of EXAMPLES) {
    for (const example of examples) {
      test(`${shape.language}: ${JSON.stringify(example)}`, () => {
        const each = makeCase(shape, example);
        assert.equal(run(each), each.wanted);
      });
    }
  }
});

/** What stands below the code, and belongs there. */
const KEPT: readonly (readonly [Shape, below: string, prompt?: string])[] = [
  [PYTHON, '\n\ndef check(r):\n    return r > 0'],
  [PYTHON, '\n\nprint(area(2))', 'Use math.pi, and print the area of 2 below.'],
  [
    PYTHON,
    '\n\nif __name__ == "__main__":\n    print(area(2))',
    'Use math.pi and add a main block.',
  ],
  [PYTHON, '\n\nUNIT = area(1)'],
  [JS, '\nconsole.log(add(1, 2));', 'Korrigiere das und füge einen Beispielaufruf hinzu.'],
  [JS, '\nconsole.log(add(1, 2));', 'Исправь и добавь пример использования.'],
  [JS, '\nconsole.log(add(1, 2));', '修复这个函数，并在下面调用它。'],
  [JS, "\nadd.displayName = 'add';"],
  [{ ...JS, around: ['', ''] }, '\nmodule.exports = add;'],
  [{ ...PYTHON, old: `${PYTHON.old}\narea(1)\n`, now: `${PYTHON.now}\narea(1)\n` }, 'area(2)'],
  [RUBY, '\nprivate :add'],
  [
    { language: 'dockerfile', old: 'FROM node\nRUN npm ci\n', now: 'FROM node:22\nRUN npm ci\n' },
    '# Run as a user without rights\nUSER node',
  ],
];

suite('no example of use', () => {
  for (const [shape, below, prompt] of KEPT) {
    test(`${shape.language}: ${JSON.stringify(below)} ${prompt ?? ''}`, () => {
      const { document, language } = makeCase(shape, below);
      const [before, after] = shape.around ?? ['', ''];
      const answer = `~~~${language}\n${shape.now}${below}\n~~~`;
      const wanted = `${before}${shape.now}${below}\n${after}`;
      assert.equal(run({ language, document, answer, wanted, ...(prompt && { prompt }) }), wanted);
    });
  }
});
