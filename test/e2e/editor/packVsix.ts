/** Packs a folder with an extension's manifest. */
import { delimiter, dirname, join } from 'node:path';
import { mustRun } from '../../run/mustRun.ts';
import { ROOT } from '../../run/root.ts';

const PACK_LIMIT_MS = 120_000;

/** A program of its own, since the packer ends its process where it finds fault. */
export function packVsix(folder: string, vsix: string): Promise<void> {
  return mustRun({
    command: process.execPath,
    args: [
      join(ROOT, 'node_modules/@vscode/vsce/vsce'),
      ...['package', '--no-dependencies', '--allow-missing-repository', '--skip-license'],
      '--no-rewrite-relative-links',
      ...['--out', vsix],
    ],
    cwd: folder,
    // The manifest's own scripts run on this Node too.
    env: {
      ...process.env,
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    },
    limitMs: PACK_LIMIT_MS,
    logFile: `${vsix}.log`,
  });
}
