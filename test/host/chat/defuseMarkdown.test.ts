/** A model's words in a preview: readable, and unable to fetch or run anything. */
import assert from 'node:assert/strict';
import { defuseMarkdown } from '../../../src/host/chat/defuseMarkdown.ts';

const FENCE = '```';

function check(name: string, given: string, wanted: string) {
  test(name, () => assert.equal(defuseMarkdown(given), wanted));
}

/** It comes out as it went in. */
function keeps(name: string, text: string) {
  check(name, text, text);
}

suite('markdown of a model', () => {
  keeps('words', 'Note: it is *fast*, **safe** & simple (see below); 50 % of 3/4 - or "more"?');
  keeps('headings, lists and quotations', '# One\n\n- a\n- b\n\n1. c\n   * d\n\n> quoted\n> more');
  keeps('a table', '| a | b |\n|:--|--:|\n| 1 | 2 |');
  keeps('code in a line', 'Use `a[0]`, ``b`c`` and `Map<K, V>` with `$x`.');
  keeps('a type with a bar in a line', 'It is `string | number`.');
  keeps('a link to a page', 'See [the `docs`](https://example.org/a?b=c#d).');

  check('an image is text', '![x](https://a.b/c)', '&#33;[x](https://a.b/c)');
  check('a tag is text', 'a <img src=x> b', 'a &#60;img src=x&#62; b');
  check('a comparison reads as before', 'a < b && c<3', 'a &#60; b && c&#60;3');
  check('a formula is text', 'It is $O(n)$.', 'It is &#36;O(n)&#36;.');
  check('a command is no link', '[x](command:y)', '&#91;x&#93;(command&#58;y)');
  check('a definition of a link is none', '[x]: https://a.b', '&#91;x&#93;: https&#58;//a.b');
  check('an opened code span opens nothing', 'a ` $x$', 'a &#96; &#36;x&#36;');
  check('an escaped mark opens nothing', '\\` $x$ `', '&#92;&#96; &#36;x&#36; &#96;');
  check('code that a table would cut is text', '| `a <b|c` |', '| &#96;a &#60;b|c&#96; |');

  keeps('code in a fence stays', `${FENCE}typescript\n<img> $x$ [a](command:b)\n${FENCE}`);
  check(
    'code in a list stands at the margin',
    `1. Do:\n   ${FENCE}ts\n   Array<string>\n\n     x\n   ${FENCE}\n2. Done`,
    `1. Do:\n\n${FENCE}typescript\nArray<string>\n\n  x\n${FENCE}\n\n2. Done`,
  );
  check(
    'code behind a bullet, too',
    `- ${FENCE}sh\n  ls\n  ${FENCE}`,
    `${FENCE}shellscript\nls\n${FENCE}`,
  );
  check(
    'code in a quotation',
    `> ${FENCE}js\n> a();\n>   b();\n> ${FENCE}\n> c`,
    `${FENCE}javascript\na();\n  b();\n${FENCE}\n\n> c`,
  );
  check(
    'code by its indentation',
    'So:\n\n    a[0];\n\n      b;\n\nc',
    `So:\n\n\n${FENCE}\na[0];\n\n  b;\n${FENCE}\n\n\nc`,
  );
  check('text of a list is none', '- a\n\n    b[0]', '- a\n\n    b&#91;0&#93;');
  check(
    'a longer fence is not ended by a shorter one',
    `${FENCE}\`\n${FENCE}\n<b>\n${FENCE}\``,
    `${FENCE}\`\n${FENCE}\n<b>\n${FENCE}\``,
  );
  check(
    'tildes become backticks',
    '~~~ js\n~~~ x\n<b>\n~~~',
    `${FENCE}javascript\n~~~ x\n<b>\n${FENCE}`,
  );
  check('a fence that was cut is closed', `${FENCE}\na<b>`, `${FENCE}\na<b>\n${FENCE}`);

  for (const label of [
    'mermaid',
    'Mermaid',
    'math',
    'katex',
    'latex',
    'plantuml',
    'dot',
    'vega-lite',
    'svg+x',
    '{.mermaid}',
    'no-such',
  ]) {
    check(
      `a fence for ${label} has no label`,
      `${FENCE}${label}\nx\n${FENCE}`,
      `${FENCE}\nx\n${FENCE}`,
    );
  }
  check(
    'what follows a label is gone',
    `${FENCE}js {cmd=true}\nx\n${FENCE}`,
    `${FENCE}javascript\nx\n${FENCE}`,
  );
  check(
    'a page has the colours of XML',
    `${FENCE}html\n<b>\n${FENCE}`,
    `${FENCE}xml\n<b>\n${FENCE}`,
  );
});
