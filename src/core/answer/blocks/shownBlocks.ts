/**
 * Blocks that only show something beside the code: how to run it, what it prints, where its files
 * lie, what it replaces.
 */

import { findLanguage } from '../../languages/index.ts';
import type { Task } from '../../types.ts';
import {
  detectBlockLanguage,
  type Fence,
  isBesideCode,
  isCommandLanguage,
} from '../fences/index.ts';
import { readDefinition } from '../lines/index.ts';
import { isWords } from '../prose/index.ts';
import { readLastWords } from './keepLatestBlocks.ts';

/** Whether a block that is labelled with another language than the code's is none of the code. */
export function isAside(fence: Fence, task: Task): boolean {
  const language = detectBlockLanguage(fence);
  const code = fence.code.trim();
  if (isQuoted(code, task)) return true;
  if (fence.file !== null || language === null) return false;
  if (findLanguage(language)?.role === 'output') return true;
  if (isCommandLanguage(language)) return !code.startsWith('#!');
  return isData(language) && SHOWS.test(readLastWords(fence.before));
}

function isData(language: string): boolean {
  const role = findLanguage(language)?.role;
  return role === 'data' || role === 'record';
}

const SHOWS =
  /\b(outputs?|prints?|printed|results?|returns?|responses?|inputs?|examples?|looks? like|data)\b/i;

const MAX_QUOTE_CHARS = 4_000;
const MAX_READ_CHARS = 100_000;

function isQuoted(code: string, task: Task): boolean {
  return code.length <= MAX_QUOTE_CHARS && task.prompt.slice(0, MAX_READ_CHARS).includes(code);
}

/** Whether a block is certainly none of the code in a language, whatever its label. */
export function isShown(fence: Fence, language: string | null): boolean {
  if (language !== null && isBesideCode(language)) return false;
  const lines = fence.code.split('\n').filter(line => line.trim() !== '');
  if (SESSION.test(lines[0] ?? '') || lines.some(line => TREE.test(line))) return true;
  const isNoCode = (line: string) => isWords(line, language) && !OTHER_CODE.test(line);
  if (lines.every(line => isNoCode(line) || COMMAND.test(line))) return true;
  const label = detectBlockLanguage(fence);
  const isLed = (label === null || isData(label)) && PRINTS.test(readLastWords(fence.before));
  return isLed && !lines.some(line => OTHER_CODE.test(line) || isBeginning(line));
}

/** The beginning of a session at a prompt, or of what it prints. */
const SESSION = /^(>>> |In \[\d+\]: |\$ |PS [^>]*> |Traceback \(most recent call last\))/;
const TREE = /[├└]──/;
const COMMAND =
  /^(\$ )?(sudo )?(python3?|pytest|node|npm|npx|pnpm|yarn|pip3?|uv|go|cargo|rustc|gcc|g\+\+|clang|javac?|ruby|php|dotnet|deno|bun|tsc|ts-node|git|cd|mkdir|docker|curl|make|bash|sh|apt|brew) [\w./-][^(;{]*$/;
/** SQL, and keys of YAML: words that are code in a language that the label may have left out. */
const OTHER_CODE = /^([A-Z]{3,}\b|\w+:\s)/;
const PRINTS =
  /\b(outputs?|prints?|printed|results?|responses?|displays?|gives|yields|looks? like|(folder|file|directory|project) (structure|layout))\b/i;

function isBeginning(line: string): boolean {
  return readDefinition(line) !== null || /^(import|from|using|package)\s/.test(line);
}
