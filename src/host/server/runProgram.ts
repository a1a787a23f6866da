/** Runs a command of `locallama` once, as a child without keys: for what no client of the server may do. */
import { execFile } from 'node:child_process';
import { pickInheritedEnv } from '../settings/index.ts';
import { AS_NODE, buildWindowEnv, type ServerPlace } from './buildServerCommand.ts';

export interface ProgramResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Longer than any command takes on a slow disk with a large ledger. */
const LIMIT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Never rejects. */
export function runProgram(place: ServerPlace, args: readonly string[]): Promise<ProgramResult> {
  const env = { ...pickInheritedEnv(process.env), ...AS_NODE, ...buildWindowEnv(place, []).env };
  const options = { env, timeout: LIMIT_MS, maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise(resolve => {
    execFile(process.execPath, [place.module, ...args], options, (error, stdout, stderr) =>
      resolve({ ok: error === null, stdout, stderr: stderr || (error?.message ?? '') }),
    );
  });
}
