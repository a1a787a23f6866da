/**
 * Programs in other languages, each a file of its language, as texts: what runs beside an answer's code.
 * The build puts each text in the place of its reading (`inlineTexts` in `esbuild.mjs`).
 */
import { readFileSync } from 'node:fs';

export const PYTHON_HARNESS = readFileSync(new URL('./harness.py', import.meta.url), 'utf8');
export const PYTEST_STAND_IN = readFileSync(new URL('./pytestStandIn.py', import.meta.url), 'utf8');
export const PYTHON_EXAMPLES = readFileSync(new URL('./examples.py', import.meta.url), 'utf8');
export const SHELL_HARNESS = readFileSync(new URL('./harness.sh', import.meta.url), 'utf8');
export const SHELL_BOTH = readFileSync(new URL('./both.sh', import.meta.url), 'utf8');
export const SCRIPT_SUITES = readFileSync(new URL('./suites.mjs', import.meta.url), 'utf8');
export const SCRIPT_BATCH = readFileSync(new URL('./batch.mjs', import.meta.url), 'utf8');
export const SCRIPT_EXPECT = readFileSync(new URL('./expect.mjs', import.meta.url), 'utf8');
export const SCRIPT_HARNESS = readFileSync(new URL('./harness.mjs', import.meta.url), 'utf8');
export const SCRIPT_EXAMPLES = readFileSync(new URL('./examples.mjs', import.meta.url), 'utf8');
export const SCRIPT_MEMBRANE = readFileSync(new URL('./membrane.mjs', import.meta.url), 'utf8');
export const SCRIPT_COPIES = readFileSync(new URL('./copies.mjs', import.meta.url), 'utf8');
export const SCRIPT_CROSSING = readFileSync(new URL('./crossing.mjs', import.meta.url), 'utf8');
export const SCRIPT_FALSIFY = readFileSync(new URL('./falsify.mjs', import.meta.url), 'utf8');
export const SCRIPT_ANSWER_SIDE = readFileSync(
  new URL('./answerSide.mjs', import.meta.url),
  'utf8',
);
export const PYTHON_MEMBRANE = readFileSync(new URL('./membrane.py', import.meta.url), 'utf8');
export const PYTHON_FALSIFY = readFileSync(new URL('./falsify.py', import.meta.url), 'utf8');
export const PYTHON_ANSWER_SIDE = readFileSync(new URL('./answerSide.py', import.meta.url), 'utf8');
