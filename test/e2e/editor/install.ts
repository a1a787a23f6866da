/**
 * Puts a real VS Code in place: npm's `code-server`, which is the real workbench in the browser
 * with the real Node extension host, and needs neither a display nor a download from outside the
 * npm registry.
 *
 * It is 800 MB, hence a cache beside the checkout's packages instead of a development dependency.
 */
import { copyFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { mustRun } from '../../run/mustRun.ts';
import { ROOT } from '../../run/root.ts';
import { installOnce } from './installOnce.ts';

/** Where the editor and what tests build for it are kept between runs. */
export const CACHE = process.env.LOCALLAMA_EDITOR_CACHE || join(ROOT, '.vscode-test');

/** 4.139.1 is VS Code 1.139.1. */
const EDITOR = 'code-server@4.139.1';
const INSTALL_LIMIT_MS = 10 * 60_000;
const NPM_FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund'];

/**
 * Installs the editor where it is missing; returns the script that starts it with this same Node.
 */
export async function installEditor(): Promise<string> {
  const folder = join(CACHE, EDITOR.replace('@', '-'));
  await installOnce(folder, async () => {
    console.error(`Installing ${EDITOR} into ${folder} (once; 800 MB, about half a minute) …`);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    await npm(folder, ['install', ...NPM_FLAGS, EDITOR]);
    // The workbench and its own extensions have dependencies, which the package leaves to a
    // script that also builds native modules; all but the logger can be done without.
    const code = join(folder, 'node_modules/code-server/lib/vscode');
    for (const part of [code, join(code, 'extensions')]) {
      await npm(part, ['install', '--omit=dev', ...NPM_FLAGS]);
    }
    copyFileSync(
      join(import.meta.dirname, 'plainSpdlog.cjs'),
      join(code, 'node_modules/@vscode/spdlog/index.js'),
    );
    console.error(`Installed ${EDITOR}.`);
  });
  return join(folder, 'node_modules/code-server/out/node/entry.js');
}

function npm(cwd: string, args: readonly string[]): Promise<void> {
  return mustRun({
    command: 'npm',
    args,
    cwd,
    env: {
      ...process.env,
      // npm runs on the editor's own Node, else it refuses or picks older packages.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      // Set by the npm that runs this script, and meant for the root package.
      npm_config_local_prefix: undefined,
    },
    limitMs: INSTALL_LIMIT_MS,
    logFile: join(CACHE, 'npm.log'),
  });
}
