/** Twenty right answers without tests: nothing that the checks find may reject one. */
import { fenced, type HeldOut } from './heldOut.ts';

export function rightPlain(): readonly Omit<HeldOut, 'right'>[] {
  return [
    {
      id: 'go-reverse-words',
      prompt: 'Write a Go function ReverseWords(s string) string that reverses the order of words.',
      language: 'go',
      answer: `Here you go:\n\n${fenced(
        'go',
        'package main\n\nimport "strings"\n\n// ReverseWords reverses the order of words in s.\nfunc ReverseWords(s string) string {\n\twords := strings.Fields(s)\n\tfor i, j := 0, len(words)-1; i < j; i, j = i+1, j-1 {\n\t\twords[i], words[j] = words[j], words[i]\n\t}\n\treturn strings.Join(words, " ")\n}',
      )}\n\nIt splits on any white space, so repeated spaces collapse into one.`,
    },
    {
      id: 'rust-longest',
      prompt:
        'Write a Rust function longest(a: &str, b: &str) that returns the longer of two strings.',
      language: 'rust',
      answer: fenced(
        'rust',
        "pub fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {\n    if a.len() >= b.len() { a } else { b }\n}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn picks_the_longer() {\n        assert_eq!(longest(\"ab\", \"c\"), \"ab\");\n        let c = '{';\n        assert_eq!(c, '\\u{7b}');\n    }\n}",
      ),
    },
    {
      id: 'react-counter',
      prompt: 'Write a React component Counter with a button that counts clicks.',
      language: 'javascriptreact',
      answer: fenced(
        'jsx',
        'import { useState } from \'react\';\n\nexport default function Counter({ start = 0 }) {\n  const [count, setCount] = useState(start);\n  return (\n    <button type="button" onClick={() => setCount(c => c + 1)}>\n      Clicked {count} {count === 1 ? "time" : "times"} &mdash; don\'t stop\n    </button>\n  );\n}',
      ),
    },
    {
      id: 'sql-top-customers',
      prompt:
        'Write a SQL query that returns the five customers with the highest total order value in 2025.',
      language: 'sql',
      answer: fenced(
        'sql',
        "SELECT c.id, c.name, SUM(o.total) AS total\nFROM customers AS c\nJOIN orders AS o ON o.customer_id = c.id\nWHERE o.placed_at >= '2025-01-01' AND o.placed_at < '2026-01-01'\nGROUP BY c.id, c.name\nORDER BY total DESC\nLIMIT 5;",
      ),
    },
    {
      id: 'explain-closure',
      prompt: 'Explain what a closure is in JavaScript, with a short example.',
      answer: `A closure is a function together with the variables of the scope it was made in. I cannot stress enough that it keeps the *variables*, not their values.\n\n${fenced('js', 'function counter() {\n  let n = 0;\n  return () => ++n;\n}\nconst next = counter();\nnext(); // 1\nnext(); // 2')}\n\nUnfortunately, that also means that a closure can keep a large object alive.`,
    },
    {
      id: 'dockerfile',
      prompt: 'Write a Dockerfile for a Node 22 app that listens on port 3000.',
      language: 'dockerfile',
      answer: fenced(
        'dockerfile',
        'FROM node:22-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY . .\nEXPOSE 3000\nCMD ["node", "server.js"]',
      ),
    },
    {
      id: 'kubernetes-yaml',
      prompt: 'Give me a Kubernetes Deployment for nginx with three replicas.',
      language: 'yaml',
      answer: fenced(
        'yaml',
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx\nspec:\n  replicas: 3\n  selector:\n    matchLabels: { app: nginx }\n  template:\n    metadata:\n      labels: { app: nginx }\n    spec:\n      containers:\n        - name: nginx\n          image: nginx:1.27\n          args: ["-g", "daemon off;"] # don\'t daemonize\n          ports:\n            - containerPort: 80',
      ),
    },
    {
      id: 'tsconfig-comments',
      prompt: 'Show me a strict tsconfig.json for a Node library, with a comment on each option.',
      language: 'jsonc',
      answer: fenced(
        'jsonc',
        '{\n  "compilerOptions": {\n    "strict": true, // every strict check\n    /* the newest syntax that Node 22 has */\n    "target": "ES2023",\n    "module": "nodenext",\n    "declaration": true,\n  },\n  "include": ["src/**/*.ts"]\n}',
      ),
    },
    {
      id: 'python-todo-kept',
      prompt:
        'Add type hints to this function:\n```python\ndef total(items, rate):\n    # TODO: handle discounts\n    return sum(i.price for i in items) * (1 + rate)\n```',
      language: 'python',
      answer: fenced(
        'python',
        'from collections.abc import Iterable\nfrom typing import Protocol\n\n\nclass Priced(Protocol):\n    price: float\n\n\ndef total(items: Iterable[Priced], rate: float) -> float:\n    # TODO: handle discounts\n    return sum(i.price for i in items) * (1 + rate)',
      ),
    },
    {
      id: 'python-abstract',
      prompt:
        'Write a Python abstract base class Shape with an area method, and a Square subclass.',
      language: 'python',
      answer: fenced(
        'python',
        'from abc import ABC, abstractmethod\n\n\nclass Shape(ABC):\n    @abstractmethod\n    def area(self) -> float:\n        raise NotImplementedError\n\n\nclass Square(Shape):\n    def __init__(self, side: float) -> None:\n        self.side = side\n\n    def area(self) -> float:\n        return self.side ** 2',
      ),
    },
    {
      id: 'python-exception-class',
      prompt: 'Define a Python exception class QuotaExceeded for our API client.',
      language: 'python',
      answer: fenced('python', 'class QuotaExceeded(Exception):\n    pass'),
    },
    {
      id: 'fix-off-by-one',
      prompt:
        'Bug: last([1, 2, 3]) returns undefined, but it should return 3. Fix it.\n```js\nfunction last(xs) {\n  return xs[xs.length];\n}\n```',
      language: 'javascript',
      answer: `Indices run from 0 to \`length - 1\`, so the last one is off by one:\n\n${fenced('js', 'function last(xs) {\n  return xs[xs.length - 1];\n}')}`,
    },
    {
      id: 'browser-copy',
      prompt:
        'Write a JavaScript function copyText(text) that copies text to the clipboard in the browser.',
      language: 'javascript',
      answer: fenced(
        'js',
        'async function copyText(text) {\n  if (navigator.clipboard && window.isSecureContext) {\n    await navigator.clipboard.writeText(text);\n    return;\n  }\n  const area = document.createElement("textarea");\n  area.value = text;\n  document.body.append(area);\n  area.select();\n  document.execCommand("copy");\n  area.remove();\n}\n\nconst seen = new WeakMap();\nmatchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => scheduler.postTask(() => seen));',
      ),
    },
    {
      id: 'jquery-toggle',
      prompt: 'With jQuery, toggle the class "open" on .menu when #burger is clicked.',
      language: 'javascript',
      answer: fenced(
        'js',
        '$("#burger").on("click", () => {\n  $(".menu").toggleClass("open");\n});',
      ),
    },
    {
      id: 'bash-backup',
      prompt: 'Write a bash script that backs up /etc to /backup with the date in the name.',
      language: 'shellscript',
      answer: fenced(
        'bash',
        '#!/usr/bin/env bash\nset -euo pipefail\n\ndest="/backup/etc-$(date +%F).tar.gz"\nmkdir -p /backup\ntar -czf "$dest" -C / etc\ncase "$?" in\n  0) echo "Saved to $dest" ;;\n  *) echo "Failed" >&2; exit 1 ;;\nesac',
      ),
    },
    {
      id: 'kotlin-extension',
      prompt: 'Write a Kotlin extension function String.isPalindrome() that ignores case.',
      language: 'kotlin',
      answer: fenced(
        'kotlin',
        'fun String.isPalindrome(): Boolean {\n    val text = lowercase()\n    return text == text.reversed()\n}',
      ),
    },
    {
      id: 'java-throws',
      prompt: 'Write a Java method readAll(Path path) that returns the text of a file.',
      language: 'java',
      answer: fenced(
        'java',
        'public static String readAll(Path path) throws IOException {\n    return Files.readString(path, StandardCharsets.UTF_8);\n}',
      ),
    },
    {
      id: 'pandas-snippet',
      prompt: 'How do I get the mean price per category from my DataFrame df?',
      language: 'python',
      answer: `Use \`groupby\`:\n\n${fenced('python', "mean_price = df.groupby('category')['price'].mean()\nprint(mean_price.sort_values(ascending=False))")}`,
    },
    {
      id: 'python-generator',
      prompt:
        'Write a Python generator evens(n) that yields the even numbers below n. evens(7) yields 0, 2, 4, 6.',
      language: 'python',
      answer: fenced(
        'python',
        'def evens(n):\n    """Yield the even numbers below n.\n\n    >>> list(evens(7))\n    [0, 2, 4, 6]\n    """\n    yield from range(0, n, 2)',
      ),
    },
    {
      id: 'ts-generic-satisfies',
      prompt:
        'Write a TypeScript function groupBy(items, key) that groups items by the result of key.',
      language: 'typescript',
      answer: fenced(
        'ts',
        'export function groupBy<T, K extends PropertyKey>(\n  items: readonly T[],\n  key: (item: T, index: number) => K,\n): Partial<Record<K, T[]>> {\n  const groups: Partial<Record<K, T[]>> = {};\n  for (const [index, item] of items.entries()) {\n    (groups[key(item, index)] ??= []).push(item);\n  }\n  return groups;\n}',
      ),
    },
  ];
}
