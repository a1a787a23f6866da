/** Runs a program that has to succeed. */
import { readFileSync } from 'node:fs';
import { type ProcessRun, runProcess } from './runProcess.ts';

const SHOWN_LOG_CHARS = 2_000;

/** Rejects with the end of the log unless the program exits with status 0. */
export async function mustRun(run: ProcessRun): Promise<void> {
  const end = await runProcess(run);
  if (end.kind === 'exited' && end.code === 0) return;
  const why = end.kind === 'failed' ? end.why : `status ${end.code}`;
  const log = readFileSync(run.logFile, 'utf8').slice(-SHOWN_LOG_CHARS);
  throw new Error(`${[run.command, ...run.args].join(' ')} in ${run.cwd}: ${why}\n${log}`);
}
