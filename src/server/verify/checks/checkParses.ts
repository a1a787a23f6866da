/**
 * Whether the code parses: by the language's own parser where it is on this machine (V8, Node's for
 * TypeScript, CPython), which always agrees with what runs the code, else by a grammar.
 *
 * Only what is certain is rejected. A dialect that nothing here parses is none of the answer's faults, and
 * where the code that it stands for does not parse by itself, neither need the answer.
 */
import { readFences } from '../../../core/answer/index.ts';
import {
  areRelated,
  detectAnswerLanguage,
  findLanguage,
  type Language,
  mayMention,
} from '../../../core/languages/index.ts';
import type { Task } from '../../../core/types.ts';
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import { type ReadInput, type Reading, readCode } from '../readers/index.ts';
import { hasQuotedCode } from './hasQuotedCode.ts';
import { judgeInPlace } from './judgeInPlace.ts';
import { listCodeBlocks, needsDocument } from './listCodeBlocks.ts';
import { mayBeElsewhere } from './mayBeElsewhere.ts';

export async function checkParses(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  const { code, language } = answer;
  if (code === null || needsDocument(task)) return SILENT;
  const wanted = detectAnswerLanguage(task);
  if (wanted !== null && language !== null && isForeignLanguage(wanted, language, task.prompt)) {
    return reportFailed(`Asked for ${wanted}, the code is ${language}.`);
  }
  if (language === null) return SILENT;
  const isWhole = task.tests !== undefined;
  const inPlace = await judgeInPlace(code, language, { ...input, isWhole });
  if (inPlace)
    return reportFailed(`In its place, the code does not parse as ${language}: ${inPlace}`);
  if (inPlace === null) return reportPassed(`The document parses as ${language} with the code.`);
  const reading = await readCode(code, language, { ...input, isWhole });
  switch (reading.kind) {
    case 'crashed':
      return reportFailed(`The code crashes the parser of ${language}.`);
    case 'unread':
      return reading.why === null ? SILENT : reportUnable(reading.why);
    case 'read':
      return reportReading(reading, code, language, { ...input, isWhole });
  }
}

type ReadCode = Extract<Reading, { kind: 'read' }>;
type ParseInput = CheckInput & ReadInput;

async function reportReading(
  { error, unknown }: ReadCode,
  code: string,
  language: string,
  input: ParseInput,
): Promise<CheckResult> {
  const { task, answer } = input;
  if (error === null) {
    const missing = unknown.filter(name => !mayBeElsewhere(name, task, code, language));
    if (missing.length === 0) return reportPassed(`The code parses as ${language}.`);
    return reportFailed(`The code uses names that it never defines: ${missing.join(', ')}.`);
  }
  const endsInside = answer.openEnded && /[([{,=&|+]\s*$/.test(code.slice(-80));
  if (error === undefined)
    return endsInside ? reportFailed('The code ends in the middle.') : SILENT;
  const isExcused = await mayBeRight(code, language, input);
  return isExcused ? SILENT : reportFailed(`The code does not parse as ${language}: ${error}`);
}

/** Whether code that does not parse may be right all the same. */
async function mayBeRight(code: string, language: string, input: ParseInput): Promise<boolean> {
  const { task, answer, isWhole } = input;
  const known = findLanguage(language);
  if (known?.dialect?.code?.test(code) || known?.dialect?.request?.test(task.prompt)) return true;
  if (isWhole) return false;
  const parses = async (text: string) => {
    const reading = await readCode(text, language, input);
    return reading.kind === 'read' && reading.error === null;
  };
  for (const block of listCodeBlocks(answer.text)) if (await parses(block)) return true;
  const given = findGivenCode(task, language);
  if (given !== null && !(await parses(given))) return true;
  // A part of the file may rightly close what the file opened.
  const isPart = hasQuotedCode(task.prompt) || task.filePath !== undefined;
  const isReplaced = task.replaces !== undefined;
  return known?.parse === undefined && isPart && !isReplaced && !answer.openEnded;
}

/** The code that the answer stands for, or that the request quotes. */
function findGivenCode({ replaces, prompt }: Task, language: string): string | null {
  if (replaces !== undefined && replaces.trim() !== '') return replaces;
  const { fences } = readFences(prompt.slice(0, MAX_READ_CHARS));
  const [only] = fences.filter(({ label }) => areRelated(findLanguage(label)?.id ?? '', language));
  return only?.code ?? null;
}

const MAX_READ_CHARS = 100_000;

/** Whether an answer is in another language than was wanted, and the request never spoke of that language. */
function isForeignLanguage(wanted: string, got: string, prompt: string): boolean {
  const [a, b] = [findLanguage(wanted), findLanguage(got)];
  if (a === null || b === null || !isDistinct(a) || !isDistinct(b)) return false;
  return !areRelated(a.id, b.id) && !mayMention(prompt.slice(0, MAX_REQUEST_CHARS), b);
}

/** Whether a label certainly tells it from others: style sheets, queries and commands stand in programs. */
function isDistinct({ role, mention, dialectOf }: Language): boolean {
  return role === 'program' && (mention !== undefined || dialectOf !== undefined);
}

const MAX_REQUEST_CHARS = 20_000;
