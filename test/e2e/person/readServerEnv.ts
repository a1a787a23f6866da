/** The environment that this window's own server was started with, read from Linux's /proc. */
import { readFileSync } from 'node:fs';
import type { LocalLama } from '../editor/openLocalLama.ts';
import { until } from '../editor/until.ts';

/** A busy machine opens a window slowly. */
const LIMIT_MS = 90_000;

export type ServerEnv = Readonly<Record<string, string | undefined>>;

/** As soon as one runs whose environment is as `isWanted` says. */
export function readServerEnv(
  window: LocalLama,
  isWanted: (env: ServerEnv) => boolean,
): Promise<ServerEnv> {
  return until('a server with that environment', LIMIT_MS, () =>
    window.servers().map(readEnv).findLast(isWanted),
  );
}

function readEnv({ pid }: { readonly pid: number }): ServerEnv {
  try {
    const lines = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
    return Object.fromEntries(
      lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  } catch {
    return {}; // It has ended meanwhile.
  }
}
