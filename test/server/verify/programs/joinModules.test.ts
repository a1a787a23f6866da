/** Several modules as one: nothing of them can be imported, and what they need is there once. */
import assert from 'node:assert/strict';
import {
  joinModules,
  SCRIPT_EXPECT,
  SCRIPT_HARNESS,
  SCRIPT_SUITES,
} from '../../../../src/server/verify/programs/index.ts';

suite('joinModules', () => {
  test('imports of neighbours and exports go, imports of the standard library stay', () => {
    const joined = joinModules([
      "import assert from 'node:assert';\nconst a = assert;\nexport { a };\n",
      "import { a } from './first.mjs';\nexport async function main() {\n  a();\n}\n",
    ]);
    assert.deepEqual(joined.split('\n').filter(Boolean), [
      "import assert from 'node:assert';",
      'const a = assert;',
      'async function main() {',
      '  a();',
      '}',
    ]);
  });

  test('the harness gives nothing away that an answer could import', () => {
    const joined = joinModules([SCRIPT_SUITES, SCRIPT_EXPECT, SCRIPT_HARNESS]);
    assert.doesNotMatch(joined, /^export\b|from '\.\//m);
  });
});
