/**
 * Whether a changed piece of code does what it did: old and new are called with the same inputs, made from
 * the code itself. A refactoring must; a translation must in its own language.
 */
import { applyAnswer, readFences } from '../../../core/answer/index.ts';
import { findLanguage } from '../../../core/languages/index.ts';
import type { Task } from '../../../core/types.ts';
import {
  type Comparison,
  compareBehaviour,
  isPlainProbe,
  matchNames,
  prepareCode,
  readSignatures,
} from '../behaviour/index.ts';
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { findRunner } from '../run/index.ts';
import { readTree } from '../syntax/index.ts';

/** Inputs that show fewer small faults than this prove nothing. */
const MIN_SCORE = 0.6;

export async function checkSameBehaviour(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  const { code, language } = answer;
  const { intent, replaces } = task;
  if (code === null || language === null || replaces === undefined) return SILENT;
  switch (intent) {
    case 'refactor':
      return compareRefactored(input, replaces, code, language);
    case 'translate':
      return compareTranslated(input, replaces, code, language);
    default:
      return SILENT;
  }
}

async function compareTranslated(
  input: CheckInput,
  replaces: string,
  code: string,
  language: string,
): Promise<CheckResult> {
  const { task } = input;
  const from = findLanguage(task.language ?? null)?.id ?? null;
  if (from === null) return SILENT;
  const other = { code, language };
  const old = await prepareCode({
    code: replaces,
    language: from,
    other,
    texts: [readRequest(task)],
  });
  const tree = await readTree(code, language);
  if (old === null || tree === null) return SILENT;
  const names = matchNames(old.signatures, readSignatures(tree));
  if (names === null) return reportUnable('its functions are called otherwise');
  const plain = { ...old, probes: old.probes.filter(isPlainProbe) };
  const titles = ['in the original', 'in the translation'] as const;
  return report(await compareBehaviour(input, plain, { ...other, names, titles }), [
    { code: replaces, language: from },
    { code, language },
  ]);
}

/** Alone where that runs, else in the document: what is selected may need what stands around it. */
async function compareRefactored(
  input: CheckInput,
  replaces: string,
  code: string,
  language: string,
): Promise<CheckResult> {
  const { context } = input.task;
  const alone = { before: replaces, now: code, within: { start: 0, end: replaces.length } };
  const first = await comparePlaced(input, alone, language);
  if (first.kind === 'passed' || first.kind === 'failed' || context === undefined) return first;
  const { before, after } = context;
  const placed = applyAnswer({ before, selected: replaces, after, language }, code);
  const whole = {
    before: before + replaces + after,
    now: before + placed + after,
    within: { start: before.length, end: before.length + replaces.length },
  };
  const second = await comparePlaced(input, whole, language);
  return second.kind === 'silent' ? first : second;
}

interface Placed {
  readonly before: string;
  readonly now: string;
  readonly within: { readonly start: number; readonly end: number };
}

async function comparePlaced(
  input: CheckInput,
  { before, now, within }: Placed,
  language: string,
): Promise<CheckResult> {
  const other = { code: now, language };
  const texts = [readRequest(input.task), now];
  const old = await prepareCode({ code: before, language, other, texts, within });
  if (old === null) return SILENT;
  const titles = ['before', 'now'] as const;
  const comparison = await compareBehaviour(input, old, { ...other, names: new Map(), titles });
  return report(comparison, [{ code: before, language }, other]);
}

interface Code {
  readonly code: string;
  readonly language: string;
}

function report(comparison: Comparison, codes: readonly Code[]): CheckResult {
  switch (comparison.kind) {
    case 'cancelled':
      return SILENT;
    case 'unable':
      return reportUnable(comparison.why, comparison.offers);
    case 'different':
      return reportFailed(`It does not behave as before: ${comparison.evidence}`);
    case 'same': {
      const { calls: inputs } = comparison;
      const said = `same behaviour on ${inputs} inputs`;
      if ((comparison.score ?? 0) < MIN_SCORE)
        return reportUnable(`${said}, which would show too few faults`);
      if (codes.some(each => findRunner(each.language)?.isImpure(each.code) ?? true)) {
        return reportUnable(`${said}, but it reaches beyond its arguments`);
      }
      return reportPassed(`Same behaviour on ${inputs} inputs.`, { inputs });
    }
  }
}

/** The words of the request, without the code. */
function readRequest({ prompt }: Task): string {
  const { fences, after } = readFences(prompt);
  return [...fences.map(fence => fence.before), after].join('\n');
}
