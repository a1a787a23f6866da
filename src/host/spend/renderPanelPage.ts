/** The page of the panel: nothing is loaded but our own script and style. */

export interface PanelPageOptions {
  /** Fresh for each page. */
  readonly nonce: string;
  /** The webview's own origin. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
}

/** The HTML, with a policy that forbids everything else. */
export function renderPanelPage({ nonce, source, script, style }: PanelPageOptions): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>LocalLama</title>
</head>
<body>
<main id="panel" aria-label="LocalLama budget and routes"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
