/** Manifest and README say what the table of settings says: `npm run generate` writes them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findGenerated, GENERATED } from '../../scripts/generate.ts';
import { renderManifest } from '../../scripts/renderManifest.ts';

suite('generated files', () => {
  for (const [name, render] of Object.entries(GENERATED)) {
    test(`${name} is up to date; if not, run npm run generate`, () => {
      const text = readFileSync(findGenerated(name), 'utf8');
      assert.equal(text, render(text));
    });
  }

  test('the editor is told nothing that only the server understands', () => {
    const { contributes } = JSON.parse(
      renderManifest(readFileSync(findGenerated('package.json'), 'utf8')),
    );
    const keys = new Set(listSchemaKeys(contributes.configuration));
    for (const ours of ['unit', 'emptyIsAll', 'mayBeOff', 'inEditor', 'format']) {
      assert.ok(!keys.has(ours), ours);
    }
  });
});

function listSchemaKeys(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...listSchemaKeys(inner)]);
}
