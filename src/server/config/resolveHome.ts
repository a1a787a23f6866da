/** Where the database lies; for the terminal a part of its own, since it is read before anything else. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { ENV_ROWS } from '../../protocol/settings/index.ts';

/** Clients hand the environment over as it is written: no shell has put the folder in. */
export function resolveHome(path: string | null | undefined): string {
  const told = path?.trim() || String(ENV_ROWS.home.default);
  return resolve(told.replace(/^~(?=$|[\\/])/, homedir()));
}
