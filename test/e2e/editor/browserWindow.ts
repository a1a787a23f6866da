/** A browser window that shows the editor, and can reach nothing but this machine. */
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { installBrowser } from './browser.ts';
import type { Profile } from './profile.ts';

const WORKBENCH_LIMIT_MS = 60_000;
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  '--disable-dev-shm-usage',
];

/** Opens a window; what it stores stays in the profile's folder. */
export async function openBrowser(profile: Profile): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile.browser, {
    executablePath: await installBrowser(),
    headless: true,
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    env: { ...profile.env },
    args: FLAGS,
  });
  await context.route(isElsewhere, route => route.abort());
  return context;
}

/** Loads `url` in the context's first tab and waits for the workbench. */
export async function openWorkbench(context: BrowserContext, url: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: WORKBENCH_LIMIT_MS });
  return page;
}

/** Webview resources have an address on the network, but a service worker answers for it. */
function isElsewhere(url: URL): boolean {
  if (!/^(https?|wss?):$/.test(url.protocol)) return false;
  return !/^(127\.0\.0\.1|localhost)$|\.vscode-resource\.vscode-cdn\.net$/.test(url.hostname);
}
