/**
 * Whether the code parses, by the language's own parser: V8's for JavaScript, Node's for TypeScript,
 * CPython's for Python. These are on the machine anyway and always agree with what runs the code,
 * which grammars of 1-4 MB per language would not. Of other languages only the brackets are read.
 *
 * A part of a class or a function parses only inside one, so without tests that is tried, too. Only
 * what is certain is rejected: a dialect that nothing here parses is none of the answer's faults.
 */
import { answerLanguage } from '../../core/prompting.ts';
import type { Task } from '../../core/types.ts';
import { bracketError } from './balanced.ts';
import { type CheckInput, type CheckResult, failed, passed, SILENT, unable } from './check.ts';
import { isDialect, isStranger, parsedJson, withoutMagic } from './dialects.ts';
import { parseJavaScript, parseTypeScript, toJavaScript } from './parseScript.ts';
import { quotesCode } from './quotesCode.ts';
import type { PythonReading } from './sandbox/pythonReader.ts';
import { asksForDocument, severalBlocks } from './severalBlocks.ts';
import { unknownCalls } from './unknownCalls.ts';
import { mayBeElsewhere } from './unknownNames.ts';

export async function parses(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  const { code, language } = answer;
  if (code === null || asksForDocument(task)) return SILENT;
  const wanted = answerLanguage(task);
  if (wanted !== null && language !== null && isStranger(wanted, language, task.prompt)) {
    return failed(`Asked for ${wanted}, the code is ${language}.`);
  }
  const isWhole = task.tests !== undefined;
  switch (language) {
    case 'javascript':
      return scriptSpoken(input, language, parseJavaScript);
    case 'typescript':
      return scriptSpoken(input, language, parseTypeScript);
    case 'json':
      return jsonSpoken(code, input);
    case 'python':
      return pythonSpoken(await readPython(input, code, isWhole), input);
    default:
      return bracketsSpoken(input, code, language ?? '');
  }
}

/** What a parser says of code: null when it parses, undefined when it cannot tell. */
export type ParseError = string | null | undefined;

const SCRIPT_PARTS: readonly ((code: string) => string)[] = [
  code => `class Part {\n${code}\n}`,
  code => `async function* part() {\n${code}\n}`,
  code => `(\n${code.replace(/[,;]\s*$/, '')}\n)`,
];

function firstError(
  code: string,
  isWhole: boolean,
  parse: (code: string) => ParseError,
): ParseError {
  const error = parse(code);
  if (error === null || error === undefined || isWhole) return error;
  return SCRIPT_PARTS.some(part => parse(part(code)) === null) ? null : error;
}

function jsonSpoken(code: string, { task, answer }: CheckInput): CheckResult {
  const blocks = severalBlocks(answer.text);
  const isOne = !blocks.some(block => parsedJson(block, task) === null);
  return isOne ? spoken('json', parsedJson(code, task)) : SILENT;
}

function spoken(language: string, error: ParseError): CheckResult {
  if (error === undefined) return SILENT;
  if (error === null) return passed(`The code parses as ${language}.`);
  return failed(`The code does not parse as ${language}: ${error}`);
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
  const plain = withoutMagic(code);
  const isCell = reading.kind === 'read' && reading.error !== null && plain !== code;
  return isCell ? python.read(plain, isWhole, signal) : reading;
}

function pythonSpoken(reading: PythonReading, { task, answer }: CheckInput): CheckResult {
  const code = answer.code ?? '';
  if (reading.kind === 'crashed') return failed('The code crashes the parser of python.');
  if (reading.kind === 'unread') return reading.why === null ? SILENT : unable(reading.why);
  if (reading.error !== null) {
    // What the blocks are by themselves only the process could say, and it is asked once.
    const isOne = task.tests !== undefined || severalBlocks(answer.text).length === 0;
    return isOne && !isDialect('python', code, task) ? spoken('python', reading.error) : SILENT;
  }
  return missingFrom(task, code, 'python', reading.unknown) ?? spoken('python', null);
}

function scriptSpoken(
  { task, answer }: CheckInput,
  language: string,
  parse: (code: string) => ParseError,
): CheckResult {
  const code = answer.code ?? '';
  const isWhole = task.tests !== undefined;
  const error = firstError(code, isWhole, parse);
  if (error !== null) {
    const blocks = isWhole ? [] : severalBlocks(answer.text);
    const isOne = !blocks.some(block => firstError(block, false, parse) === null);
    return isOne && !isDialect(language, code, task) ? spoken(language, error) : SILENT;
  }
  const plain = language === 'typescript' ? toJavaScript(code) : code;
  const unknown = plain === null ? [] : unknownCalls(plain);
  return missingFrom(task, code, language, unknown) ?? spoken(language, null);
}

/** What certainly is nowhere; other unknown names only keep the check from saying that all is well. */
function missingFrom(
  task: Task,
  code: string,
  language: string,
  unknown: readonly string[],
): CheckResult | null {
  const missing = unknown.filter(name => !mayBeElsewhere(name, task, code, language));
  if (missing.length === 0) return null;
  return failed(`The code uses names that it never defines: ${missing.join(', ')}.`);
}

/** A part of a file may rightly close what the file opened. */
function bracketsSpoken({ task, answer }: CheckInput, code: string, language: string): CheckResult {
  const isPart = quotesCode(task.prompt) || task.filePath !== undefined;
  const endsInside = answer.openEnded && /[([{,=&|+]\s*$/.test(code.slice(-80));
  if (endsInside) return failed('The code ends in the middle.');
  const error = bracketError(code, language);
  if (!error || (isPart && !answer.openEnded)) return SILENT;
  return failed(`The code cannot be ${language}: ${error}.`);
}
