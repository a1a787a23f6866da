/** The runner of a language; null where tests cannot be run in it. */
import { findLanguage, type HarnessName } from '../../../core/languages/index.ts';
import { pythonRunner } from './pythonRunner.ts';
import type { Runner } from './runner.ts';
import { scriptRunner, typedScriptRunner } from './scriptRunner.ts';
import { shellRunner } from './shellRunner.ts';

const RUNNERS: Readonly<Record<HarnessName, Runner>> = {
  script: scriptRunner,
  'typed-script': typedScriptRunner,
  python: pythonRunner,
  shell: shellRunner,
};

export function findRunner(language: string | null): Runner | null {
  const harness = findLanguage(language)?.tests;
  return harness === undefined ? null : RUNNERS[harness];
}
