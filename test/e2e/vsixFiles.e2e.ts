/** What is shipped: exactly the files that we meant to, and no key among them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedOnce } from './editor/openLocalLama.ts';
import { findSecrets } from './vsix/findSecrets.ts';
import { readZip } from './vsix/readZip.ts';

const LIST = join(import.meta.dirname, 'vsix/files.txt');

suite('the VSIX', function () {
  this.timeout(60_000);

  test('holds the files of test/e2e/vsix/files.txt', async () => {
    const paths = [...readZip(await packagedOnce()).keys()].map(withoutName);
    assert.deepEqual(
      [...new Set(paths)].sort(byName),
      readFileSync(LIST, 'utf8').trim().split('\n'),
    );
  });

  test('holds nothing that looks like a key', async () => {
    for (const [path, bytes] of readZip(await packagedOnce())) {
      assert.deepEqual(findSecrets(bytes.toString('utf8')), [], path);
    }
  });

  test('a key would be found', () => {
    // In two parts, or the search would find this file some day.
    const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
    assert.deepEqual(findSecrets(`const k="${key}";`), [`OpenAI, OpenRouter or Anthropic: ${key}`]);
  });
});

const byName = (a: string, b: string) => (a < b ? -1 : 1);

/** The bundler names its chunks itself, after their content. */
function withoutName(path: string): string {
  return path.replace(/^(extension\/dist\/chunks\/)[\w.-]+\.mjs$/, '$1*.mjs');
}
