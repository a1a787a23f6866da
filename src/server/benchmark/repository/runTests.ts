/** Runs a project's tests in a fresh copy, with some code in its place: how answers are judged and tasks validated. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectTests } from '../../../core/benchmark/index.ts';
import { detectFileLanguage, OFFLINE_ENV } from '../../../core/languages/index.ts';
import {
  buildCommitCopy,
  PROJECT_LIMITS,
  replaceOnce,
  resolveToolPath,
  runProjectCommand,
  type Sandbox,
} from '../../verify/index.ts';

export type ProjectTestRun =
  /** It ended by itself. */
  | {
      readonly kind: 'exited';
      readonly code: number;
      readonly output: string;
      readonly durationMs: number;
    }
  /** It broke a limit, or crashed. */
  | { readonly kind: 'broke'; readonly why: string }
  /** Nothing ran. */
  | { readonly kind: 'unable'; readonly why: string };

export interface TestMeans {
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
}

/** `code` null: as the project was. Never rejects. */
export async function runProjectTests(
  check: Omit<ProjectTests, 'shows' | 'kind'>,
  code: string | null,
  { sandbox, signal }: TestMeans,
): Promise<ProjectTestRun> {
  const { root, base, tests, withheld, file, part } = check;
  try {
    const copy = await buildCommitCopy({ root, base, over: tests, withheld, signal });
    try {
      if (code !== null) {
        const text = await readFile(join(copy.folder, file), 'utf8');
        const changed = replaceOnce(text, part, code, detectFileLanguage(file));
        if (changed === null) return { kind: 'unable', why: `${file} is not as it was.` };
        await copy.write(file, changed);
      }
      const { folder, readable } = copy;
      const tools = await resolveToolPath(process.env.PATH ?? '', root, signal);
      const run = await runProjectCommand({
        ...{ command: PREPARE + check.command, folder, readable, env: OFFLINE_ENV },
        ...{ limits: PROJECT_LIMITS, tools, sandbox, signal },
      });
      switch (run.kind) {
        case 'exited':
          return {
            kind: 'exited',
            code: run.code,
            output: `${run.stdout}\n${run.stderr}`,
            durationMs: run.durationMs,
          };
        case 'cancelled':
          return { kind: 'unable', why: 'It was cancelled.' };
        case 'unavailable':
          return { kind: 'unable', why: run.reason };
        default:
          return { kind: 'broke', why: `The tests ended by a limit: ${run.kind}.` };
      }
    } finally {
      await copy.remove();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message.trim() : String(error);
    return { kind: 'unable', why: `No copy of the project: ${why}` };
  }
}

/** As the project's own scripts are run: its programs before others, its code before what is installed. */
const PREPARE = [
  'export PATH="$PWD/node_modules/.bin:$PWD/.venv/bin:$PWD/venv/bin:$PATH"',
  'export PYTHONPATH="$PWD:$PWD/src" GOCACHE="$PWD/.gocache"',
  '',
].join('; ');
