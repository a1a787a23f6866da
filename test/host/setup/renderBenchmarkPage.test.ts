/** A benchmark's page in the editor: nothing runs, nothing is loaded, whatever models and tasks are called. */
import assert from 'node:assert/strict';
import { renderBenchmarkPage } from '../../../src/host/setup/renderBenchmarkPage.ts';

const PAGE =
  '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><style>body{margin:0}</style></head><body><svg role="img"></svg></body></html>';

suite('renderBenchmarkPage', () => {
  test('its policy forbids all but its own style, which takes the theme’s colours', () => {
    const page = renderBenchmarkPage(PAGE, 'abc');
    assert.match(
      page,
      /<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-abc'">/,
    );
    assert.match(page, /<style nonce="abc">body\{margin:0\}[^<]*var\(--vscode-editor-foreground\)/);
    assert.equal(page.match(/<style/g)!.length, 1);
  });

  test('signs of a replacement stay as they are', () => {
    assert.match(renderBenchmarkPage(PAGE, "$&$'"), /'nonce-\$&\$''"/);
  });
});
