/**
 * Whether the code defines the names that the task asks for, with as many parameters as asked.
 *
 * Only a name that is certainly wanted counts: one that the request gives in so many words, or the
 * one definition in the code that shall be completed, fixed or refactored. In languages whose ways to
 * define are not all known here, only a name that stands nowhere in the code is certainly missing.
 */
import { type CheckInput, type CheckResult, reportFailed, reportPassed, SILENT } from '../check.ts';
import { findDefinition } from './findDefinition.ts';
import { findNamedInterface } from './findNamedInterface.ts';

export function checkInterface({ task, answer }: CheckInput): CheckResult {
  const { code, language } = answer;
  const wanted = findNamedInterface(task.prompt);
  if (code === null || wanted.length === 0) return SILENT;
  const isKnown = language === null || WELL_KNOWN.has(language);
  for (const { name, parameters } of wanted) {
    const found = findDefinition(code, name);
    if (found === null) {
      if (mayBeDefined(code, name, isKnown)) return SILENT;
      return reportFailed(`The task asks for \`${name}\`, which the code never defines.`);
    }
    const range = found.parameters;
    if (parameters === null || range === null || !isKnown) continue;
    if (/\barguments\b|\bcurr(?:y|ied)\b/i.test(`${code}\n${task.prompt}`)) continue;
    if (parameters < range.least || parameters > range.most) {
      return reportFailed(
        `The task calls \`${name}\` with ${parameters} parameters; the code takes ${formatRange(range)}.`,
      );
    }
  }
  return reportPassed(`The code defines ${wanted.map(({ name }) => `\`${name}\``).join(', ')}.`);
}

/** Languages whose definitions are all recognised. */
const WELL_KNOWN: ReadonlySet<string> = new Set(['javascript', 'typescript', 'python']);

/** A module's only export needs no name. */
const NAMELESS =
  /\bexport\s+default\s+(?:async\s+)?(?:function\s*\*?\s*\(|class\s*[{e]|\(|[\w$]+\s*=>)|\bmodule\.exports\s*=\s*(?:async\s+)?(?:function\s*\*?\s*\(|class\s*[{e]|\(|[\w$]+\s*=>)/;

function mayBeDefined(code: string, name: string, isKnown: boolean): boolean {
  if (NAMELESS.test(code)) return true;
  if (isKnown)
    return new RegExp(
      `\\b(?:as|setattr|globals|exports)\\b[^\\n]{0,80}\\b${name.replace(/\$/g, '\\$')}\\b`,
    ).test(code);
  return new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(code);
}

function formatRange({ least, most }: { readonly least: number; readonly most: number }): string {
  if (least === most) return String(least);
  return most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
}
