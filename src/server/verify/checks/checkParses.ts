/**
 * Whether the code parses, by the language's own parser: V8's for JavaScript, Node's for TypeScript,
 * CPython's for Python. These are on the machine anyway and always agree with what runs the code,
 * which grammars of 1-4 MB per language would not. Of other languages only the brackets are read.
 *
 * A part of a class or a function parses only inside one, so without tests that is tried, too. Only
 * what is certain is rejected: a dialect that nothing here parses is none of the answer's faults.
 */
import { detectAnswerLanguage } from '../../../core/languages/index.ts';
import type { Task } from '../../../core/types.ts';
import {
  type CheckInput,
  type CheckResult,
  reportFailed,
  reportPassed,
  reportUnable,
  SILENT,
} from '../check.ts';
import type { ParseError } from '../run/index.ts';
import { parseJavaScript, parseTypeScript, toJavaScript } from '../run/index.ts';
import type { PythonReading } from '../sandbox/index.ts';
import { findBracketError } from './balanced.ts';
import { findUnknownCalls } from './findUnknownCalls.ts';
import { hasQuotedCode } from './hasQuotedCode.ts';
import { listCodeBlocks, needsDocument } from './listCodeBlocks.ts';
import {
  isDialect,
  isForeignLanguage,
  parseJsonLeniently,
  stripMagic,
} from './toleratedDialects.ts';
import { mayBeElsewhere } from './unknownNames.ts';

export async function checkParses(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  const { code, language } = answer;
  if (code === null || needsDocument(task)) return SILENT;
  const wanted = detectAnswerLanguage(task);
  if (wanted !== null && language !== null && isForeignLanguage(wanted, language, task.prompt)) {
    return reportFailed(`Asked for ${wanted}, the code is ${language}.`);
  }
  const isWhole = task.tests !== undefined;
  switch (language) {
    case 'javascript':
      return reportScript(input, language, parseJavaScript);
    case 'typescript':
      return reportScript(input, language, parseTypeScript);
    case 'json':
      return reportJson(code, input);
    case 'python':
      return reportPython(await readPython(input, code, isWhole), input);
    default:
      return reportBrackets(input, code, language ?? '');
  }
}

const SCRIPT_PARTS: readonly ((code: string) => string)[] = [
  code => `class Part {\n${code}\n}`,
  code => `async function* part() {\n${code}\n}`,
  code => `(\n${code.replace(/[,;]\s*$/, '')}\n)`,
];

function findFirstError(
  code: string,
  isWhole: boolean,
  parse: (code: string) => ParseError,
): ParseError {
  const error = parse(code);
  if (error === null || error === undefined || isWhole) return error;
  return SCRIPT_PARTS.some(part => parse(part(code)) === null) ? null : error;
}

function reportJson(code: string, { task, answer }: CheckInput): CheckResult {
  const blocks = listCodeBlocks(answer.text);
  const isOne = !blocks.some(block => parseJsonLeniently(block, task) === null);
  return isOne ? reportParse('json', parseJsonLeniently(code, task)) : SILENT;
}

function reportParse(language: string, error: ParseError): CheckResult {
  if (error === undefined) return SILENT;
  if (error === null) return reportPassed(`The code parses as ${language}.`);
  return reportFailed(`The code does not parse as ${language}: ${error}`);
}

const UNREAD: PythonReading = { kind: 'unread', why: null };
const NO_PYTHON: PythonReading = { kind: 'unread', why: 'There is no python3 here.' };

async function readPython(
  { sandbox, signal }: CheckInput,
  code: string,
  isWhole: boolean,
): Promise<PythonReading> {
  if (sandbox === null) return UNREAD;
  const { python } = sandbox;
  if (python === null) return NO_PYTHON;
  const reading = await python.read(code, isWhole, signal);
  const plain = stripMagic(code);
  const isCell = reading.kind === 'read' && reading.error !== null && plain !== code;
  return isCell ? python.read(plain, isWhole, signal) : reading;
}

function reportPython(reading: PythonReading, { task, answer }: CheckInput): CheckResult {
  const code = answer.code ?? '';
  if (reading.kind === 'crashed') return reportFailed('The code crashes the parser of python.');
  if (reading.kind === 'unread') return reading.why === null ? SILENT : reportUnable(reading.why);
  if (reading.error !== null) {
    // What the blocks are by themselves only the process could say, and it is asked once.
    const isOne = task.tests !== undefined || listCodeBlocks(answer.text).length === 0;
    return isOne && !isDialect('python', code, task)
      ? reportParse('python', reading.error)
      : SILENT;
  }
  return reportMissing(task, code, 'python', reading.unknown) ?? reportParse('python', null);
}

function reportScript(
  { task, answer }: CheckInput,
  language: string,
  parse: (code: string) => ParseError,
): CheckResult {
  const code = answer.code ?? '';
  const isWhole = task.tests !== undefined;
  const error = findFirstError(code, isWhole, parse);
  if (error !== null) {
    const blocks = isWhole ? [] : listCodeBlocks(answer.text);
    const isOne = !blocks.some(block => findFirstError(block, false, parse) === null);
    return isOne && !isDialect(language, code, task) ? reportParse(language, error) : SILENT;
  }
  const plain = language === 'typescript' ? toJavaScript(code) : code;
  const unknown = plain === null ? [] : findUnknownCalls(plain);
  return reportMissing(task, code, language, unknown) ?? reportParse(language, null);
}

/** What certainly is nowhere; other unknown names only keep the check from saying that all is well. */
function reportMissing(
  task: Task,
  code: string,
  language: string,
  unknown: readonly string[],
): CheckResult | null {
  const missing = unknown.filter(name => !mayBeElsewhere(name, task, code, language));
  if (missing.length === 0) return null;
  return reportFailed(`The code uses names that it never defines: ${missing.join(', ')}.`);
}

/** A part of a file may rightly close what the file opened. */
function reportBrackets({ task, answer }: CheckInput, code: string, language: string): CheckResult {
  const isPart = hasQuotedCode(task.prompt) || task.filePath !== undefined;
  const endsInside = answer.openEnded && /[([{,=&|+]\s*$/.test(code.slice(-80));
  if (endsInside) return reportFailed('The code ends in the middle.');
  const error = findBracketError(code, language);
  if (!error || (isPart && !answer.openEnded)) return SILENT;
  return reportFailed(`The code cannot be ${language}: ${error}.`);
}
