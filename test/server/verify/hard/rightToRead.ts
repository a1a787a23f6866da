/** Right answers that checks which only read stumbled over: none may be rejected. */
import type { HardCase } from './hardCase.ts';

export const RIGHT_TO_READ: readonly HardCase[] = [
  [
    'a comment about the rest of a list',
    'javascript',
    'Write sum(list).',
    'function sum(list) {\n  if (list.length === 0) return 0;\n  // rest of the array\n  return list[0] + sum(list.slice(1));\n}',
  ],
  [
    'sixteen equal lines',
    'html',
    'Write the HTML of a 4x4 grid of cells.',
    `<div>\n${'  <div class="cell"></div>\n'.repeat(16)}</div>`,
  ],
  [
    'browser names',
    'javascript',
    'Write say(text) for the browser.',
    'function say(text) {\n  speechSynthesis.speak(new SpeechSynthesisUtterance(text));\n}',
  ],
  [
    'JSX under the label of JavaScript',
    'javascript',
    'Write a React component Hello.',
    'export default function Hello({ name }) {\n  return <h1>Hello {name}</h1>;\n}',
  ],
  [
    'JSX under the label of TypeScript',
    'typescript',
    'Write a React component Hello.',
    'export const Hello = ({ name }: { name: string }) => <h1>{name}</h1>;',
  ],
  [
    'JSON with comments',
    'jsonc',
    'Write a tsconfig.json with comments.',
    '{\n  // strict\n  "compilerOptions": { "strict": true }\n}',
  ],
  [
    'Rust lifetimes',
    'rust',
    'Write a Rust function longest(a, b).',
    "fn longest<'a>(a: &'a str, b: &'a str) -> &'a str { if a.len() > b.len() { a } else { b } }",
  ],
  [
    'Java that throws',
    'java',
    'Write a Java method called readAll(path).',
    'class R {\n    static String readAll(String path) throws IOException {\n        return Files.readString(Path.of(path));\n    }\n}',
  ],
  [
    'Java generics',
    'java',
    'Write a Java method called groupBy(items, key).',
    'class R {\n    static <T, K> Map<K, List<T>> groupBy(List<T> items, Function<T, K> key) {\n        return null;\n    }\n}',
  ],
  [
    'C# with an arrow',
    'csharp',
    'Write a C# method called Clamp(v, lo, hi).',
    'public static int Clamp(int v, int lo, int hi) => Math.Min(Math.Max(v, lo), hi);',
  ],
  [
    'a comment between parameters',
    'python',
    'Write a function called area(w, h).',
    'def area(\n    w,  # the width, in m\n    h,  # the height, in m\n):\n    return w * h',
  ],
  [
    'tests for a function that exists',
    'python',
    'Write pytest tests for the function add(a, b).',
    'from calc import add\n\ndef test_add():\n    assert add(1, 2) == 3',
  ],
];
