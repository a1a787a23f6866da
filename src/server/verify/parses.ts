/**
 * Whether the code parses, by the language's own parser: V8's for JavaScript, Node's for TypeScript,
 * CPython's for Python. These are on the machine anyway and always agree with what runs the code,
 * which grammars of 1-4 MB per language would not.
 *
 * A part of a class or a function parses only inside one, so without tests that is tried, too.
 */
import { answerLanguage } from '../../core/prompting.ts';
import type { Task } from '../../core/types.ts';
import { type CheckInput, type CheckResult, failed, passed, SILENT, unable } from './check.ts';
import { parseJavaScript, parseTypeScript, toJavaScript } from './parseScript.ts';
import { quotesCode } from './quotesCode.ts';
import type { PythonReading } from './sandbox/pythonReader.ts';
import { unknownCalls } from './unknownCalls.ts';

export async function parses(input: CheckInput): Promise<CheckResult> {
  const { task, answer } = input;
  const { code, language } = answer;
  if (code === null) return SILENT;
  const wanted = answerLanguage(task);
  if (wanted !== null && language !== null && strangers(wanted, language)) {
    return failed(`Asked for ${wanted}, the code is ${language}.`);
  }
  const isWhole = task.tests !== undefined;
  switch (language) {
    case 'javascript':
      return scriptSpoken(
        input,
        language,
        firstError(code, isWhole, SCRIPT_PARTS, parseJavaScript),
      );
    case 'typescript':
      return scriptSpoken(
        input,
        language,
        firstError(code, isWhole, SCRIPT_PARTS, parseTypeScript),
      );
    case 'json':
      return spoken(language, jsonError(code));
    case 'python':
      return pythonSpoken(await readPython(input, code, isWhole), task);
    default:
      return SILENT;
  }
}

/** Languages that are told apart for certain by their labels. */
const FAMILY: Readonly<Record<string, string>> = {
  javascript: 'script',
  javascriptreact: 'script',
  typescript: 'script',
  typescriptreact: 'script',
  python: 'python',
  go: 'go',
  rust: 'rust',
  java: 'java',
  csharp: 'csharp',
  ruby: 'ruby',
  php: 'php',
  kotlin: 'kotlin',
};

function strangers(wanted: string, got: string): boolean {
  const [a, b] = [FAMILY[wanted], FAMILY[got]];
  return a !== undefined && b !== undefined && a !== b;
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
  parts: readonly ((code: string) => string)[],
  parse: (code: string) => ParseError,
): ParseError {
  const error = parse(code);
  if (error === null || error === undefined || isWhole) return error;
  return parts.some(part => parse(part(code)) === null) ? null : error;
}

function spoken(language: string, error: ParseError): CheckResult {
  if (error === undefined) return SILENT;
  if (error === null) return passed(`The code parses as ${language}.`);
  return failed(`The code does not parse as ${language}: ${error}`);
}

const UNREAD: PythonReading = { kind: 'unread', why: null };
const NO_PYTHON: PythonReading = { kind: 'unread', why: 'There is no python3 here.' };

function readPython({ sandbox, signal }: CheckInput, code: string, isWhole: boolean) {
  if (sandbox === null) return UNREAD;
  return sandbox.python === null ? NO_PYTHON : sandbox.python.read(code, isWhole, signal);
}

function pythonSpoken(reading: PythonReading, task: Task): CheckResult {
  if (reading.kind === 'crashed') return failed('The code crashes the parser of python.');
  if (reading.kind === 'unread') return reading.why === null ? SILENT : unable(reading.why);
  if (reading.error !== null) return spoken('python', reading.error);
  return missingFrom(task, reading.unknown) ?? spoken('python', null);
}

function scriptSpoken(
  { task, answer }: CheckInput,
  language: string,
  error: ParseError,
): CheckResult {
  if (error !== null) return spoken(language, error);
  const code = answer.code ?? '';
  const plain = language === 'typescript' ? toJavaScript(code) : code;
  return missingFrom(task, plain === null ? [] : unknownCalls(plain)) ?? spoken(language, null);
}

/** A name that request or tests mention may be theirs; code that goes into a file may use the file's. */
function missingFrom(task: Task, unknown: readonly string[]): CheckResult | null {
  if (unknown.length === 0 || (task.tests === undefined && quotesCode(task.prompt))) return null;
  const words = new Set(`${task.prompt}\n${task.tests ?? ''}`.match(/[\w$]+/g));
  const missing = unknown.filter(name => !words.has(name));
  if (missing.length === 0) return null;
  return failed(`The code uses names that it never defines: ${missing.join(', ')}.`);
}

function jsonError(code: string): ParseError {
  try {
    JSON.parse(code);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
