/**
 * What a desktop checks and an editor in a browser does not: no field of ours belongs to a proposal. A green
 * run in the browser proves nothing about it, so the sources are read.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../../..');
const FORBIDDEN = /\b(editTools|isDefault|requiresAuthorization|enabledApiProposals)\b/;
/** Classes that only some editors have. */
const OPTIONAL = /vscode\.(LanguageModelThinkingPart|LanguageModelDataPart)\s*\(/;

suite('models in the picker', () => {
  const files = globSync('src/{host,webview}/**/*.ts', { cwd: ROOT });

  test('set no field that belongs to a proposal', () => {
    assert.ok(files.length > 50);
    for (const file of [...files, 'src/extension.ts']) {
      const found = FORBIDDEN.exec(readFileSync(join(ROOT, file), 'utf8'));
      assert.equal(found, null, `${file} names ${found?.[0]}`);
    }
    assert.doesNotMatch(JSON.stringify(manifest), FORBIDDEN);
  });

  test('make parts of classes that may be absent in one place only', () => {
    for (const file of files) {
      assert.doesNotMatch(readFileSync(join(ROOT, file), 'utf8'), OPTIONAL, file);
    }
  });
});
