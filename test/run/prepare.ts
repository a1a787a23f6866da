/** What suites need and a fresh machine lacks. Each is made at most once a run, on first need. */
import { join } from 'node:path';
import { installBrowser } from '../e2e/editor/browser.ts';
import { installEditor } from '../e2e/editor/install.ts';
import { ensureInstalled } from '../model-server/install.ts';
import { mustRun } from './mustRun.ts';

/** `build`: `dist/`. `model`: the tiny model server's packages. `editor`, `browser`: for the UI. */
export type Preparation = 'build' | 'model' | 'editor' | 'browser';

const PREPARATION_LIMIT_MS = 300_000;

export interface Preparations {
  /** Rejects, the same way each time, when the thing cannot be had. */
  readonly make: (preparation: Preparation) => Promise<void>;
}

/** `root` is the repository, `logs` an existing folder. */
export function preparations(root: string, logs: string): Preparations {
  const made = new Map<Preparation, Promise<void>>();
  return {
    make(preparation) {
      const promise = made.get(preparation) ?? prepare(preparation, root, logs);
      made.set(preparation, promise);
      return promise;
    },
  };
}

async function prepare(preparation: Preparation, root: string, logs: string): Promise<void> {
  switch (preparation) {
    case 'build':
      return await mustRun({
        command: process.execPath,
        args: ['--run', 'build'],
        cwd: root,
        env: process.env,
        limitMs: PREPARATION_LIMIT_MS,
        logFile: join(logs, 'build.log'),
      });
    case 'model':
      return await ensureInstalled(line => console.error(line));
    case 'editor':
      await installEditor();
      return;
    case 'browser':
      await installBrowser();
      return;
  }
}
