/** The README's table of variables says the same as the code. `node test/readme.test.ts --write` writes it. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SERVER_ENV } from '../src/protocol/serverEnv.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const HEAD = '| variable | what it is | default |\n|---|---|---|\n';

const table = Object.entries(SERVER_ENV)
  .map(
    ([name, { about, fallback }]) =>
      `| \`${name}\` | ${about.replaceAll('|', '\\|')} | ${fallback ? `\`${fallback}\`` : ''} |\n`,
  )
  .join('');

/** The README with the table of now. */
function written(text: string): string {
  return text.replace(/\| variable \|.*\n\|---.*\n(?:\|.*\n)*/, () => HEAD + table);
}

if (process.argv.includes('--write')) {
  writeFileSync(README, written(readFileSync(README, 'utf8')));
} else {
  suite('README', () => {
    test('its table of variables is up to date', () => {
      const text = readFileSync(README, 'utf8');
      assert.ok(text.includes(HEAD));
      assert.equal(text, written(text));
    });
  });
}
