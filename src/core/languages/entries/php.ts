/** PHP. */
import type { Language } from '../language.ts';
import { QUOTES, SLASHES } from '../marks.ts';
import { SOURCE_FOLDERS } from '../testPlaces.ts';

export const php: Language = {
  id: 'php',
  role: 'program',
  extensions: ['php'],
  mention: /\bPHP\b/i,
  looks: /<\?php|\$\w+\s*=/,
  comments: { ...SLASHES, line: ['//', '#'] },
  strings: QUOTES,
  hasHeredocs: true,
  parts: [
    { before: '<?php class Part {', after: '}' },
    { before: '<?php switch (0) {', after: '}' },
    { before: '<?php $part = [', after: '];' },
    { before: '<?php enum Part {', after: '}' },
  ],
  isMarked: true,
  grammar: {
    file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-php.wasm',
    isExact: true,
    opens: '<?php ',
  },
  testFiles: {
    endings: ['php'],
    names: ['{name}Test'],
    frameworks: [
      ['phpunit.xml', /(?:)/],
      ['phpunit.xml.dist', /(?:)/],
      ['composer.json', /phpunit\/phpunit/],
    ].map(([file, says]) => ({
      name: 'PHPUnit',
      manifest: { file: file as string, says: says as RegExp },
      place: { from: SOURCE_FOLDERS, to: '{root}/tests/{rest}/{name}Test.php' },
    })),
  },
};
