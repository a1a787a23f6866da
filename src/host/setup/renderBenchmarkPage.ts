/**
 * A benchmark's page as it stands in the editor: in the theme's colours, without scripts, and with nothing that
 * is loaded from anywhere.
 */

export function renderBenchmarkPage(page: string, nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'`;
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return page
    .replace('<head>', () => `<head>${head}`)
    .replace(/<style>([^<]*)<\/style>/, (_, own: string) => {
      return `<style nonce="${nonce}">${own}${THEME}</style>`;
    });
}

/** The editor's own colours, also where its theme is not the system's, and a frame for what has the focus. */
const THEME = [
  ':root{--ink:var(--vscode-editor-foreground);--paper:var(--vscode-editor-background)}',
  'body{font:var(--vscode-font-size)/1.5 var(--vscode-font-family)}',
  '.vscode-high-contrast{--line:var(--vscode-contrastBorder)}',
  '.vscode-high-contrast-light{--line:var(--vscode-contrastBorder)}',
  ':focus-visible{outline:1px solid var(--vscode-focusBorder)}',
].join('');
