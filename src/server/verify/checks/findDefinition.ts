/**
 * Where and how code defines a name, without a parser: in many languages, at any depth. It would
 * rather see a definition too many than miss one. Each place of the name is looked at once, with the
 * little that stands around it, so that no code takes long.
 */
import { MAX_LIST_CHARS, type ParameterRange, parseParameters } from './parseParameters.ts';

interface Definition {
  /** How many arguments a caller may give; null where that cannot be read. */
  readonly parameters: ParameterRange | null;
}

/** What stands around a name and matters. */
const MAX_BEFORE = 160;
const MAX_AFTER = 400;
/** Code that names one thing more often is no code. */
const MAX_PLACES = 5_000;

/** The definition of a name; null where the code has none. The last one counts, as it does at run time. */
export function findDefinition(code: string, name: string): Definition | null {
  const places = new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g');
  let last: number | 'type' | null = null;
  let seen = 0;
  for (const { index } of code.matchAll(places)) {
    seen += 1;
    if (seen > MAX_PLACES) break;
    const end = index + name.length;
    const before = readLineBefore(code, index);
    const takes = locateParameters(before, code.slice(end, end + MAX_AFTER));
    if (takes !== null) last = takes === 'type' ? takes : end + takes;
  }
  if (last === null) return null;
  return {
    parameters: last === 'type' ? null : parseParameters(code.slice(last, last + MAX_LIST_CHARS)),
  };
}

function readLineBefore(code: string, index: number): string {
  const before = code.slice(Math.max(0, index - MAX_BEFORE), index);
  return before.slice(before.lastIndexOf('\n') + 1);
}

const TYPE = /(?<![\w$])(?:class|interface|type|enum|struct|trait|object|record)\s+$/;
const FUNCTION =
  /(?<![\w$])(?:function\s*\*?|def|fn|fun|func(?:\s*\([^)]*\))?|sub)\s+(?:[\w.<>]+\.)?$/;
const VARIABLE = /(?<![\w$])(?:const|let|var|val)\s+$/;
const MEMBER = /(?<![\w$])(?:exports|module\.exports|this|prototype)\.$/;
const TYPED = /^[ \t]*(?:@\w+\s+)?(?:[\w$][\w<>,[\]?.*&: ]*[\s*&>\]])?$/;
const VALUE = /^\s*(?::[^=\n]{1,300})?=(?![=>])\s*/;

/** How far behind the name its parameters begin, where it is defined there; a type takes none that are read. */
function locateParameters(before: string, after: string): number | 'type' | null {
  if (TYPE.test(before)) return 'type';
  if (FUNCTION.test(before)) return 0;
  const value = VALUE.exec(after)?.[0];
  const isBare = /^[ \t]*$/.test(before);
  if (value !== undefined && (isBare || VARIABLE.test(before) || MEMBER.test(before))) {
    return value.length;
  }
  const inRecord = IN_RECORD.exec(after)?.[0];
  if (inRecord !== undefined) return inRecord.length;
  const isMethod = TYPED.test(before) && METHOD.test(after);
  return isMethod && !/\b(?:return|await|new|throw)\s+$/.test(before) ? 0 : null;
}

const IN_RECORD = /^\s*:\s*(?=(?:async\s+)?(?:function\b|\([^()]*\)\s*=>))/;
const METHOD = /^\s*\([^;]*?\)\s*(?::[^{;=]+)?\{/;
