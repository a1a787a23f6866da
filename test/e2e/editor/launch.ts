/** Opens a real VS Code with given extensions on a folder, for a test to drive. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { ROOT } from '../../run/root.ts';
import { openBrowser, openWorkbench } from './browserWindow.ts';
import { startEditorServer } from './editorServer.ts';
import { connectToHost, type RunInHost } from './extensionHost.ts';
import { CACHE, installEditor } from './install.ts';
import { installExtensions } from './installExtensions.ts';
import { packageHelper } from './packageHelper.ts';
import { makeProfile, type Profile } from './profile.ts';

export interface EditorOptions {
  /** The folder to open, or the `.code-workspace` file of several. */
  readonly workspace: string;
  /** Extensions to install; the tests' own one is added. */
  readonly vsix: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Added to the extension host's environment, which has nothing of the person's but the PATH. */
  readonly env: Readonly<Record<string, string>>;
  readonly trust: boolean;
  /** A program, with its arguments, that runs the editor's command. Absent: none. */
  readonly under?: readonly string[];
  /** Of the editor itself and of every extension's log; absent: `info`. */
  readonly logLevel?: 'info' | 'trace';
  /** Keeps everything, secrets too, for a later launch. Absent: a folder that `close` deletes. */
  readonly profileDir?: string;
}

export interface Editor {
  readonly baseUrl: string;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly profile: Profile;
  /** The process group of the editor and all that its extensions start. */
  readonly group: number;
  readonly ext: RunInHost;
  /** Writes `test-results/e2e/<name>.png`. */
  screenshot(name: string): Promise<void>;
  /** Ends everything that this launch started. */
  close(): Promise<void>;
}

/** Rejects when the editor, the browser or the extension host does not come up. */
export async function launchEditor(options: EditorOptions): Promise<Editor> {
  const folder = options.profileDir ?? mkdtempSync(join(tmpdir(), 'locallama-e2e-'));
  const profile = makeProfile(folder, options.settings, options.env);
  const entry = await installEditor();
  installExtensions(entry, profile, [await helperOnce(), ...options.vsix]);
  const trust = options.trust ? ['--disable-workspace-trust'] : [];
  const flags = ['--log', options.logLevel ?? 'info', ...trust];
  const server = await startEditorServer(entry, profile, flags, options.under ?? []);
  let context: BrowserContext | undefined;
  const close = async () => {
    await context?.close();
    await server.stop();
    if (options.profileDir === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    context = await openBrowser(profile);
    const kind = options.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    const url = `${server.baseUrl}/?${kind}=${encodeURIComponent(options.workspace)}`;
    const page = await openWorkbench(context, url);
    const ext = await connectToHost(profile.controlFile);
    const screenshot = (name: string) => takeScreenshot(page, name);
    const { baseUrl, pid: group } = server;
    return { baseUrl, page, context, profile, group, ext, screenshot, close };
  } catch (error) {
    await close();
    throw error;
  }
}

let helper: Promise<string> | undefined;
/** A run packs the tests' own extension once. */
function helperOnce(): Promise<string> {
  helper ??= packageHelper(join(CACHE, 'scripted-model'));
  return helper;
}

async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = join(ROOT, 'test-results/e2e');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
