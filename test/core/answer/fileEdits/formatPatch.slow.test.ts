/** Patches that git applies. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countChangedLines, formatPatch } from '../../../../src/core/answer/index.ts';

const LONG = Array.from({ length: 40 }, (_, at) => `line ${at}\n`).join('');
const CASES: Readonly<Record<string, readonly [string, string]>> = {
  'a line in the middle': [LONG, LONG.replace('line 20\n', 'changed\n')],
  'two places': [LONG, LONG.replace('line 2\n', '').replace('line 30\n', 'a\nb\n')],
  'an indentation': ['if (a) {\nb();\n}\n', 'if (a) {\n  b();\n}\n'],
  'a line end that goes': ['a\nb\n', 'a\nb'],
  'a line end that comes': ['a\nb', 'a\nb\n'],
  'everything that goes': ['a\nb\n', ''],
  'everything that comes': ['', 'a\nb\n'],
  'line ends of Windows': ['a\r\nb\r\n', 'a\r\nc\r\n'],
};

suite('patches', () => {
  for (const [what, [old, now]] of Object.entries(CASES)) {
    test(what, () => {
      const folder = mkdtempSync(join(tmpdir(), 'patch-'));
      try {
        writeFileSync(join(folder, 'a.txt'), old);
        const input = formatPatch('a.txt', old, now);
        execFileSync('git', ['apply', '--unidiff-zero', '-'], { cwd: folder, input });
        assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), now, input);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  test('are counted', () => {
    assert.deepEqual(countChangedLines('a\nb\nc\n', 'a\nx\ny\nc\n'), { added: 2, removed: 1 });
  });
});
