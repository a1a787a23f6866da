/**
 * Whether the code defines the names that the task asks for, with as many parameters as asked.
 *
 * Only a name that is certainly wanted counts: one that the request gives in so many words, or the
 * one definition in the code that shall be completed, fixed or refactored. In languages without a grammar
 * here, only a name that stands nowhere in the code is certainly missing.
 */
import { type CheckInput, type CheckResult, reportFailed, reportPassed, SILENT } from '../check.ts';
import type { Definition } from '../syntax/index.ts';
import { findNamedInterface } from './findNamedInterface.ts';
import { readDefinitions } from './readDefinitions.ts';

export async function checkInterface({ task, answer }: CheckInput): Promise<CheckResult> {
  const { code, language } = answer;
  // A new name is asked for, and the old one is in the code that is quoted.
  if (code === null || task.intent === 'rename') return SILENT;
  const wanted = await findNamedInterface(task.prompt, language);
  if (wanted.length === 0) return SILENT;
  const { all, isComplete } = await readDefinitions(code, language);
  for (const { name, parameters } of wanted) {
    const found = all.filter(definition => definition.name === name);
    if (found.length === 0) {
      if (mayBeDefined(code, name, isComplete)) return SILENT;
      return reportFailed(`The task asks for \`${name}\`, which the code never defines.`);
    }
    const ranges = listRanges(found);
    if (parameters === null || ranges === null) continue;
    if (/\barguments\b|\bcurr(?:y|ied)\b/i.test(`${code}\n${task.prompt}`)) continue;
    if (!ranges.some(({ least, most }) => least <= parameters && parameters <= most)) {
      const takes = ranges.map(formatRange).join(' or ');
      return reportFailed(
        `The task calls \`${name}\` with ${parameters} parameters; the code takes ${takes}.`,
      );
    }
  }
  return reportPassed(`The code defines ${wanted.map(({ name }) => `\`${name}\``).join(', ')}.`);
}

/** What callers may give to one of several definitions of a name; null where one cannot be read. */
function listRanges(definitions: readonly Definition[]) {
  const ranges = definitions.flatMap(({ parameters }) => parameters ?? []);
  return ranges.length === definitions.length ? ranges : null;
}

/** A module's only export needs no name. */
const NAMELESS =
  /\bexport\s+default\s+(?:async\s+)?(?:function\s*\*?\s*\(|class\s*[{e]|\(|[\w$]+\s*=>)|\bmodule\.exports\s*=\s*(?:async\s+)?(?:function\s*\*?\s*\(|class\s*[{e]|\(|[\w$]+\s*=>)/;

/** A name in a string or a symbol may be defined as the code runs. */
function mayBeDefined(code: string, name: string, isKnown: boolean): boolean {
  if (NAMELESS.test(code)) return true;
  const word = `${name.replace(/\$/g, '\\$')}(?![\\w$])`;
  return new RegExp(isKnown ? `['"\`:]${word}|\\bas\\s+${word}` : `(?<![\\w$])${word}`).test(code);
}

function formatRange({ least, most }: { readonly least: number; readonly most: number }): string {
  if (least === most) return String(least);
  return most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
}
