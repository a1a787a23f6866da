/**
 * Runs one suite and counts. A suite that crashes, runs nothing or is past its limit counts as
 * failed.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Preparations } from './prepare.ts';
import { type ResultLine, readRun } from './recordRun.ts';
import { COMPILE_CACHE, ROOT } from './root.ts';
import { type ProcessEnd, runProcess } from './runProcess.ts';
import type { Suite } from './suites.ts';

export interface SuiteResult {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: readonly Failed[];
}

export interface Failed {
  readonly title: string;
  readonly error: string;
}

/** Long output goes to `logs`; never rejects. */
export async function runSuite(
  suite: Suite,
  prepared: Preparations,
  logs: string,
): Promise<SuiteResult> {
  try {
    for (const need of suite.needs) await prepared.make(need);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { passed: 0, skipped: 0, failures: [{ title: 'preparation', error: text }] };
  }
  const results = join(logs, `${suite.name}.jsonl`);
  const logFile = join(logs, `${suite.name}.log`);
  rmSync(results, { force: true });
  const end = await runProcess({
    command: process.execPath,
    args: suite.args,
    cwd: ROOT,
    env: {
      ...withoutOwnSettings(process.env),
      LOCALLAMA_TEST_RESULTS: results,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      NO_COLOR: '1',
    },
    limitMs: suite.limitMs,
    logFile,
  });
  const tail = () => stripVTControlCharacters(readFileSync(logFile, 'utf8')).slice(-LOG_TAIL_CHARS);
  return suite.counts === 'exit' ? countExit(end, tail) : countLines(end, readRun(results), tail);
}

const LOG_TAIL_CHARS = 3_000;

function countExit(end: ProcessEnd, tail: () => string): SuiteResult {
  if (end.kind === 'exited' && end.code === 0) return { passed: 1, skipped: 0, failures: [] };
  return { passed: 0, skipped: 0, failures: [{ title: endText(end), error: tail() }] };
}

function countLines(
  end: ProcessEnd,
  lines: readonly ResultLine[],
  tail: () => string,
): SuiteResult {
  const passed = lines.filter(line => 'passed' in line).length;
  const skipped = lines.filter(line => 'skipped' in line).length;
  const failures: Failed[] = lines.flatMap(line =>
    'failed' in line ? [{ title: line.failed, error: line.error }] : [],
  );
  const finished = lines.some(line => 'finished' in line);
  const clean = end.kind === 'exited' && (end.code === 0 || failures.length > 0);
  if (!finished || !clean) failures.push({ title: endText(end), error: tail() });
  else if (passed + failures.length === 0) failures.push({ title: 'no test ran', error: tail() });
  return { passed, skipped, failures };
}

function endText(end: ProcessEnd): string {
  return end.kind === 'failed' ? end.why : `ended with status ${end.code}`;
}

/** A person's own keys and end points must not change what the tests find. */
function withoutOwnSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(?!LOCALLAMA_EDITOR_CACHE$)(LOCALLAMA_|OPENROUTER_|OPENAI_|OLLAMA_)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}
