/**
 * `npm run editor`: a real VS Code with the packaged extension, a sample folder and a model to
 * answer.
 *
 * The desktop's `code` when there is one, else the editor in the browser. Its settings, extensions
 * and home are a throw-away profile, so nothing of the person's own VS Code is touched. Ctrl+C ends
 * it all.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startModelServer, TINYCODER } from '../model-server/start.ts';
import { startEditorServer } from './editor/editorServer.ts';
import { installEditor } from './editor/install.ts';
import { installExtensions } from './editor/installExtensions.ts';
import { packageExtension } from './editor/packageExtension.ts';
import { makeProfile, type Profile } from './editor/profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'locallama-editor-'));
const workspace = join(folder, 'sample');
cpSync(join(import.meta.dirname, 'sample'), workspace, { recursive: true });
const model = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
try {
  const settings = { 'locallama.endpoints.ollama': model.ollamaUrl };
  const profile = makeProfile(folder, settings, {});
  const vsix = await packageExtension();
  console.log(`The tiny model answers at ${model.ollamaUrl}; see locallama.endpoints.ollama.`);
  await (hasDesktop() ? openDesktop(profile, vsix) : openInBrowser(profile, vsix));
} finally {
  await model.stop();
  rmSync(folder, { recursive: true, force: true });
}

function hasDesktop(): boolean {
  try {
    execFileSync('code', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Resolves when the window is closed. */
async function openDesktop(profile: Profile, vsix: string): Promise<void> {
  const own = ['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions];
  execFileSync('code', [...own, '--install-extension', vsix], { stdio: 'inherit' });
  const window = spawn('code', [...own, '--disable-workspace-trust', '--wait', workspace], {
    stdio: 'inherit',
  });
  await once(window, 'exit');
}

/** Resolves at Ctrl+C. */
async function openInBrowser(profile: Profile, vsix: string): Promise<void> {
  const entry = await installEditor();
  installExtensions(entry, profile, [vsix]);
  const server = await startEditorServer(entry, profile, ['--disable-workspace-trust'], []);
  const address = `${server.baseUrl}/?folder=${encodeURIComponent(workspace)}`;
  console.log(`Open ${address} in a browser. Ctrl+C ends it.`);
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  // Keeps the process alive until then; the servers are children and would not.
  const alive = setInterval(() => {}, 60_000);
  await once(stopped.signal, 'abort');
  clearInterval(alive);
  await server.stop();
}
