/**
 * `npm run generate`: writes what follows from the table of settings (`src/protocol/settings`) into
 * `package.json` and `README.md`. A unit test fails while they differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderManifest } from './renderManifest.ts';
import { renderReadme } from './renderReadme.ts';

/** The generated files, and how each follows from its text of now. */
export const GENERATED: Readonly<Record<string, (text: string) => string>> = {
  'package.json': renderManifest,
  'README.md': renderReadme,
};

/** Where a generated file lies. */
export function findGenerated(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}

if (import.meta.main) {
  for (const [name, render] of Object.entries(GENERATED)) {
    const path = findGenerated(name);
    const text = readFileSync(path, 'utf8');
    const rendered = render(text);
    if (rendered !== text) writeFileSync(path, rendered);
    process.stdout.write(`${name}: ${rendered === text ? 'as it was' : 'written'}\n`);
  }
}
