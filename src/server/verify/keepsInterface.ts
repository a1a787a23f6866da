/**
 * Whether the code defines the names that the task asks for, with as many parameters as asked.
 *
 * Only a name that is certainly wanted counts: one that the request gives in so many words, or the
 * one definition in the code that shall be completed, fixed or refactored.
 */
import { type CheckInput, type CheckResult, failed, passed, SILENT } from './check.ts';
import { definition } from './definition.ts';
import { namedInterface } from './namedInterface.ts';

export function keepsInterface({ task, answer }: CheckInput): CheckResult {
  const { code } = answer;
  const wanted = namedInterface(task.prompt);
  if (code === null || wanted.length === 0) return SILENT;
  for (const { name, parameters } of wanted) {
    const found = definition(code, name);
    if (found === null)
      return failed(`The task asks for \`${name}\`, which the code never defines.`);
    const range = found.parameters;
    if (parameters === null || range === null) continue;
    if (parameters < range.least || parameters > range.most) {
      return failed(
        `The task calls \`${name}\` with ${parameters} parameters; the code takes ${words(range)}.`,
      );
    }
  }
  return passed(`The code defines ${wanted.map(({ name }) => `\`${name}\``).join(', ')}.`);
}

function words({ least, most }: { readonly least: number; readonly most: number }): string {
  if (least === most) return String(least);
  return most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
}
