/**
 * Whether there is an answer at all: not empty, not cut, no refusal, no "ask a larger model", no
 * placeholder where the code should be, no endless repetition, and code where code was asked for.
 *
 * It only reads, so it rejects only what no right answer can look like.
 */
import { findLostCode, findMisfit, shouldHaveCode } from '../../../core/answer/index.ts';
import { findMentionedLanguage } from '../../../core/languages/index.ts';
import type { Task } from '../../../core/types.ts';
import { type CheckInput, type CheckResult, reportFailed, reportPassed } from '../check.ts';
import { findLostMember } from './findLostMember.ts';
import { findPlaceholder } from './findPlaceholder.ts';
import { needsDocument } from './listCodeBlocks.ts';
import { isRefusal } from './refusalWords.ts';

export async function checkComplete({ task, answer, finish }: CheckInput): Promise<CheckResult> {
  const { text, code, defect } = answer;
  if (text.trim() === '') return reportFailed('The answer is empty.');
  if (finish === 'length') return reportFailed('The answer was cut off at its token limit.');
  const repeated = findRepetition(text, answer.openEnded);
  if (repeated !== null) return reportFailed(`The answer repeats itself without end: ${repeated}`);
  if (defect !== null) return reportFailed(defect);
  if (code === null) {
    if (isRefusal(text, needsCode(task)))
      return reportFailed(`The model gave up: "${toOneLine(text)}"`);
    if (needsCode(task)) return reportFailed(`The answer has no code: "${toOneLine(text)}"`);
    return reportPassed('The answer is complete.');
  }
  const lost = findLostCode(code, task, answer.language);
  const wrong =
    lost ??
    findMisplaced(code, answer.language, task) ??
    (await findLostMember(code, task, answer.language));
  if (wrong !== null) return reportFailed(wrong);
  if (needsDocument(task)) return reportPassed('The answer is complete.');
  const gap = await findPlaceholder(code, task.prompt, answer.language);
  if (gap !== null) return reportFailed(gap);
  return reportPassed('The answer is complete.');
}

/** Why the code cannot stand where the caller's code stands; null where it may, or that is not known. */
function findMisplaced(
  code: string,
  language: string | null,
  { context, replaces }: Task,
): string | null {
  if (context === undefined || replaces === undefined) return null;
  const { before, after } = context;
  return findMisfit({ before, selected: replaces, after, language }, code);
}

/** Whether only code can be the answer: a name, a message or a pattern may stand in a sentence. */
function needsCode(task: Task): boolean {
  if (task.tests !== undefined && task.tests.trim() !== '') return true;
  if (!shouldHaveCode(task)) return false;
  const request = task.prompt.slice(0, MAX_READ_CHARS);
  const isForCode = CODE_NOUN.test(request) || findMentionedLanguage(request) !== null;
  return isForCode && !WORDS_NOUN.test(request);
}

const MAX_READ_CHARS = 2_000;
const CODE_NOUN =
  /\b(?:functions?|methods?|class(?:es)?|scripts?|programs?|components?|modules?|hooks?|generators?|decorators?|code|implement(?:ation)?|unit tests?|endpoint)\b/i;
const WORDS_NOUN =
  /\b(?:commit|messages?|names? for|good names?|titles?|description|summar(?:y|i[sz]e)|emails?|text|documentation|docs|readme|changelog|comments?|explanation|explain|regex(?:p|es)?|regular expression|command|one-liner|expression|plan|ideas?|suggest(?:ions?)?|review|list of|rename)\b/i;

/** So many equal lines in an answer that ended by itself, or in one that ended inside a block. */
const MIN_REPEATS = 30;
const MIN_REPEATS_OPEN = 12;
const MIN_LINE_CHARS = 8;

/** A line that fills the text: small models fall into such loops. Markup and data may rightly repeat. */
function findRepetition(text: string, isOpenEnded: boolean): string | null {
  const lines = text.split('\n').map(line => line.trim());
  const most = isOpenEnded ? MIN_REPEATS_OPEN : MIN_REPEATS;
  let run = 1;
  for (let i = 1; i < lines.length; i += 1) {
    run = lines[i] === lines[i - 1] ? run + 1 : 1;
    const line = lines[i] ?? '';
    const isData = /^[<|[({"'\d.#*+=_-]|,$/.test(line);
    if (run >= most && line.length >= MIN_LINE_CHARS && !isData) return toOneLine(line);
  }
  return null;
}

function toOneLine(text: string): string {
  const line = text.slice(0, 1_000).trim().replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
