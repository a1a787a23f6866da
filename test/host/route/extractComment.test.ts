/** What a comment asks for, and what is no comment. */
import assert from 'node:assert/strict';
import { extractComment } from '../../../src/host/route/extractComment.ts';

function check(language: string, code: string, words: string | undefined): void {
  test(`${language}: ${JSON.stringify(code)}`, () => {
    assert.equal(extractComment(code, language), words);
  });
}

suite('comment text', () => {
  check('javascript', '// Add two numbers.', 'Add two numbers.');
  check('javascript', '  // Add two\n  // numbers.\n', 'Add two\nnumbers.');
  check('rust', '/// Adds.\n//! Well.', 'Adds.\nWell.');
  check('typescript', '/* Add. */', 'Add.');
  check('typescript', '/**\n * Add *two*\n *\n * numbers.\n */', 'Add *two*\n\nnumbers.');
  check('python', '# Add two numbers.', 'Add two numbers.');
  check('python', '"""Add two\n    numbers."""', 'Add two\nnumbers.');
  check('sql', '-- All who owe.', 'All who owe.');
  check('html', '<!-- A form. -->', 'A form.');
  check('lua', '--[[ Add. ]]', 'Add.');

  check('javascript', 'const a = 1; // one', undefined);
  check('javascript', '// one\nconst a = 1;', undefined);
  check('javascript', '/* one */ const a = 1; /* two */', undefined);
  check('javascript', '/*/', undefined);
  check('javascript', '// ------', undefined);
  check('javascript', '# Add.', undefined);
  check('shellscript', '#!/bin/sh', undefined);
  check('brainf', '// Add.', undefined);
  check('css', '// Add.', undefined);
});
