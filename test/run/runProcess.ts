/**
 * Runs one program to its end, in a process group of its own, with a time limit.
 *
 * The group matters: what the program started (npm's children, a browser) is ended with it, so that
 * a suite past its limit leaves nothing that slows or confuses the next one.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ProcessRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** After this long the whole group is killed. */
  readonly limitMs: number;
  /** Everything that it prints goes to this file, which is emptied first. */
  readonly logFile: string;
}

/** `exited` has the exit status; a program ended by a signal or never started has `failed`. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'failed'; readonly why: string };

/** Never rejects: a missing program is an end like any other. */
export function runProcess(run: ProcessRun): Promise<ProcessEnd> {
  mkdirSync(dirname(run.logFile), { recursive: true });
  const log = openSync(run.logFile, 'w');
  const child = spawn(run.command, run.args, {
    cwd: run.cwd,
    env: run.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return new Promise(resolve => {
    const forget = onInterrupt(() => killGroup(child.pid));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      killGroup(child.pid);
    }, run.limitMs);
    const end = (result: ProcessEnd) => {
      clearTimeout(timer);
      forget();
      killGroup(child.pid);
      resolve(late ? { kind: 'failed', why: `not done after ${run.limitMs / 1000} s` } : result);
    };
    child.once('error', error => end({ kind: 'failed', why: error.message }));
    child.once('exit', (code, signal) =>
      end(code === null ? { kind: 'failed', why: `ended by ${signal}` } : { kind: 'exited', code }),
    );
  });
}

/** A detached group does not get the terminal's Ctrl+C, so it is handed on. */
function onInterrupt(end: () => void): () => void {
  const stop = () => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}
