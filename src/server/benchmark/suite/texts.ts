/**
 * The starter suite as it is written, a file for each language. The build puts each text in the place of
 * its reading (`inlineTexts` in `esbuild.mjs`).
 */
import { readFileSync } from 'node:fs';

export const JAVASCRIPT = readFileSync(new URL('./tasks/javascript.md', import.meta.url), 'utf8');
export const TYPESCRIPT = readFileSync(new URL('./tasks/typescript.md', import.meta.url), 'utf8');
export const PYTHON = readFileSync(new URL('./tasks/python.md', import.meta.url), 'utf8');
export const SHELL = readFileSync(new URL('./tasks/shellscript.md', import.meta.url), 'utf8');
