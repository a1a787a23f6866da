/** The editor with the packaged LocalLama, the sample folder, and models to ask on this machine. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { type ModelServer, startModelServer, TINYCODER } from '../../model-server/start.ts';
import { ROOT } from '../../run/root.ts';
import { type Editor, type EditorOptions, launchEditor } from './launch.ts';
import { packageExtension } from './packageExtension.ts';
import { processGroup, type RunningProcess } from './processGroup.ts';

export interface LocalLama {
  readonly editor: Editor;
  /** The tiny model, as Ollama. */
  readonly model: ModelServer;
  /** A copy of `test/e2e/sample`. */
  readonly workspace: string;
  /** What the status bar shows of us. */
  readonly meter: Locator;
  /** The page inside the panel's webview. */
  readonly panel: FrameLocator;
  /** Our servers that run now: this window's own, and the one that agent mode started. */
  servers(): readonly RunningProcess[];
  close(): Promise<void>;
}

/** What may differ in how the editor is started. */
interface Start extends Partial<Pick<EditorOptions, 'logLevel' | 'env' | 'under' | 'trust'>> {
  /** Changes the sample folder before it is opened, and says what to open in its place. */
  readonly layOut?: (folder: string) => string;
}

/**
 * `settings` come on top of the tiny model's end point. Rejects when something does not come up.
 */
export async function openLocalLama(
  settings: Readonly<Record<string, unknown>>,
  { layOut = folder => folder, ...start }: Start,
): Promise<LocalLama> {
  const workspace = mkdtempSync(join(tmpdir(), 'locallama-sample-'));
  cpSync(join(ROOT, 'test/e2e/sample'), workspace, { recursive: true });
  const model = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
  const closeRest = async () => {
    await model.stop();
    rmSync(workspace, { recursive: true, force: true });
  };
  try {
    const editor = await launchEditor({
      workspace: layOut(workspace),
      vsix: [await packagedOnce()],
      settings: {
        ...NO_OTHER_END_POINT,
        'locallama.endpoints.ollama': model.ollamaUrl,
        ...settings,
      },
      env: {},
      trust: true,
      ...start,
    });
    const { page } = editor;
    return {
      editor,
      model,
      workspace,
      meter: page.locator('[id="locallama.locallama.locallama.cost"]'),
      panel: page.frameLocator('iframe.webview.ready').frameLocator('#active-frame'),
      servers: () => processGroup(editor.group).filter(isServer),
      close: async () => {
        await editor.close();
        await closeRest();
      },
    };
  } catch (error) {
    await closeRest();
    throw error;
  }
}

/** A model server of the person's own must not answer in place of ours: nothing listens there. */
const NO_OTHER_END_POINT = {
  'locallama.endpoints.lmStudio': 'http://127.0.0.1:9/v1',
  'locallama.endpoints.llamaCpp': 'http://127.0.0.1:9/v1',
};

const isServer = ({ commandLine }: RunningProcess) =>
  / \S*locallama\.mjs serve\b/.test(commandLine);

let packaged: Promise<string> | undefined;
/** All suites of a run test the very same file. */
export function packagedOnce(): Promise<string> {
  packaged ??= packageExtension();
  return packaged;
}
