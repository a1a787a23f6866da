/**
 * The starter suite as it is written, a file for each language. The build puts each text in the place of
 * its reading (`inlineTexts` in `esbuild.mjs`).
 */
import { readFileSync } from 'node:fs';

export const SUITE_TEXTS: readonly string[] = [
  readFileSync(new URL('./tasks/js.md', import.meta.url), 'utf8'),
  readFileSync(new URL('./tasks/ts.md', import.meta.url), 'utf8'),
  readFileSync(new URL('./tasks/py.md', import.meta.url), 'utf8'),
  readFileSync(new URL('./tasks/sh.md', import.meta.url), 'utf8'),
];
