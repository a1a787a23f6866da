/**
 * Whether a name that code uses and never defines may come from elsewhere: from a browser, a notebook,
 * a library that a page loads, the file that the code goes back to, or the request.
 *
 * Nothing tells for certain where a snippet will run, so only names count as missing that no place has
 * but the one where they must be imported, and in Python, whose places are few, those of whole functions.
 */
import type { Task } from '../../../core/types.ts';
import { hasQuotedCode } from './hasQuotedCode.ts';

/** True unless the code is certainly wrong where it uses this name. */
export function mayBeElsewhere(
  name: string,
  task: Task,
  code: string,
  language: string | null,
): boolean {
  if (task.tests === undefined && (hasQuotedCode(task.prompt) || task.filePath !== undefined)) {
    return true;
  }
  const words = `${task.prompt}\n${task.tests ?? ''}`;
  if (new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(words)) return true;
  if (language === 'python') {
    const isGuarded = /\bexcept\b[^\n]*\b(?:NameError|Exception)\b|\bexcept\s*:/.test(code);
    return isGuarded || NOTEBOOK.has(name) || !/^[ \t]*(?:async[ \t]+)?(?:def|class)\s/m.test(code);
  }
  return !IMPORTED_ONLY.has(name);
}

/** What notebooks, data platforms and Python 2 define. */
const NOTEBOOK: ReadonlySet<string> = new Set(
  (
    'display get_ipython spark sc sqlContext dbutils In Out exit quit raw_input unicode xrange long basestring reduce ' +
    'unichr execfile cmp reload file app db'
  ).split(' '),
);

/** Modules of Node that are no globals, packages that no page has as one, and Python's functions. */
const IMPORTED_ONLY: ReadonlySet<string> = new Set(
  (
    'fs path os util http https zlib child_process execSync spawnSync readFileSync writeFileSync existsSync ' +
    'uuidv4 len range str int float dict isinstance enumerate elif def True False None'
  ).split(' '),
);
