/** Whether an error that a request to mend code tells of, by its name in a message or a stack trace, is gone. */
import type { Task } from '../../../core/types.ts';
import { findFault, prepareCode } from '../behaviour/index.ts';
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';

export async function checkFault(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  const { code, language } = answer;
  const { intent, replaces } = task;
  if (intent !== 'fix' || code === null || language === null || replaces === undefined)
    return SILENT;
  const errors = listErrors(task, replaces);
  if (errors.size === 0) return SILENT;
  const other = { code, language };
  const old = await prepareCode({ code: replaces, language, other, texts: [task.prompt] });
  if (old === null) return SILENT;
  const found = await findFault(input, old, code, errors);
  switch (found.kind) {
    case 'there':
      return reportFailed(`The fault is not gone: ${found.evidence}`);
    case 'unknown':
      return reportUnable(found.why);
    case 'gone':
      return reportPassed(
        `The error is gone in ${found.calls} calls, and ${found.others} others are as before.`,
        { inputs: found.calls },
      );
  }
}

/** Errors that the words of the request or the editor name, and the code does not throw on purpose. */
function listErrors({ prompt, context }: Task, replaces: string): ReadonlySet<string> {
  const words = [prompt.replace(replaces, ''), ...(context?.diagnostics ?? [])].join('\n');
  const names = [...words.matchAll(/\b([A-Z]\w*(?:Error|Exception))\b/g)].map(
    match => match[1] ?? '',
  );
  return new Set(
    names.filter(name => !new RegExp(`\\b(?:throw|raise)\\b.*\\b${name}\\b`).test(replaces)),
  );
}
