/**
 * Where and how code defines a name, without a parser: in many languages, at any depth. It would
 * rather see a definition too many than miss one. Each place of the name is looked at once, with the
 * little that stands around it, so that no code takes long.
 */
import { type ParameterRange, parameters } from './parameters.ts';

interface Definition {
  /** How many arguments a caller may give; null where that cannot be read. */
  readonly parameters: ParameterRange | null;
}

/** What stands around a name and matters. */
const MAX_BEFORE = 160;
const MAX_AFTER = 2_000;

/** The definition of a name; null where the code has none. The last one counts, as it does at run time. */
export function definition(code: string, name: string): Definition | null {
  const places = new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g');
  let found: Definition | null = null;
  for (const { index } of code.matchAll(places)) {
    const line = code.lastIndexOf('\n', index - 1) + 1;
    const before = code.slice(Math.max(line, index - MAX_BEFORE), index);
    const after = code.slice(index + name.length, index + name.length + MAX_AFTER);
    found = definedAt(before, after) ?? found;
  }
  return found;
}

const TYPE = /(?<![\w$])(?:class|interface|type|enum|struct|trait|object|record)\s+$/;
const FUNCTION =
  /(?<![\w$])(?:function\s*\*?|def|fn|fun|func(?:\s*\([^)]*\))?|sub)\s+(?:[\w.<>]+\.)?$/;
const VARIABLE = /(?<![\w$])(?:const|let|var|val)\s+$/;
const MEMBER = /(?<![\w$])(?:exports|module\.exports|this|prototype)\.$/;
const TYPED = /^[ \t]*(?:@\w+\s+)?(?:[\w$][\w<>,[\]?.*&: ]*[\s*&>\]])?$/;
const VALUE = /^\s*(?::[^=\n]{1,300})?=(?![=>])\s*/;

function definedAt(before: string, after: string): Definition | null {
  if (TYPE.test(before)) return { parameters: null };
  if (FUNCTION.test(before)) return { parameters: parameters(after) };
  const value = VALUE.exec(after)?.[0];
  const isBare = /^[ \t]*$/.test(before);
  if (value !== undefined && (isBare || VARIABLE.test(before) || MEMBER.test(before))) {
    return { parameters: parameters(after.slice(value.length)) };
  }
  const inRecord = /^\s*:\s*(?=(?:async\s+)?(?:function\b|\([^()]*\)\s*=>))/.exec(after)?.[0];
  if (inRecord !== undefined) return { parameters: parameters(after.slice(inRecord.length)) };
  const isMethod =
    TYPED.test(before) && /^\s*\([^;]*?\)\s*(?::[^{;=]+)?\{/.test(after.slice(0, 400));
  return isMethod && !/\b(?:return|await|new|throw)\s+$/.test(before)
    ? { parameters: parameters(after) }
    : null;
}
