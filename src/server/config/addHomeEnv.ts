/**
 * Variables that the person keeps in `.env` in the ledger's home folder. A workspace's file of that name is
 * never read: what is written there may be a stranger's.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ENV_ROWS, nameVariable } from '../../protocol/settings/index.ts';
import type { ConfigProblem } from './problem.ts';
import { resolveHome } from './resolveHome.ts';

const HOME = nameVariable(ENV_ROWS.home);
const FILE = '.env';
const MAX_BYTES = 64 * 1_024;

/** `env` with what the file adds; what `env` itself says stands, and where the home is it alone says. */
export function addHomeEnv(env: NodeJS.ProcessEnv, problems: ConfigProblem[]): NodeJS.ProcessEnv {
  const path = join(resolveHome(env[HOME]), FILE);
  const text = readText(path, problems);
  if (text === null) return env;
  const { [HOME]: _, ...added } = parseEnv(text);
  const own = Object.entries(env).filter(([, value]) => value?.trim());
  return { ...added, ...Object.fromEntries(own) };
}

function readText(path: string, problems: ConfigProblem[]): string | null {
  try {
    if (statSync(path).size <= MAX_BYTES) return readFileSync(path, 'utf8');
    problems.push({ name: path, wanted: `has more than ${MAX_BYTES} bytes` });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isThere = code !== 'ENOENT' && code !== 'ENOTDIR';
    if (isThere) problems.push({ name: path, wanted: `cannot be read (${code})` });
  }
  return null;
}
