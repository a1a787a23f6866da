/**
 * One program of an answer and the tests that it must pass. The tests see the answer's names as if
 * they stood behind it in one file; in truth a harness loads one after the other and says what came
 * of them, so that ending the process, or never calling the tests, passes nothing.
 */
import { createHash } from 'node:crypto';
import { SHELL_BOTH, SHELL_HARNESS } from '../programs/index.ts';
import type { RunLanguage } from '../sandbox/index.ts';
import { buildPythonHarness } from './buildPythonHarness.ts';
import { buildScriptHarness } from './buildScriptHarness.ts';
import { parseJavaScript, toJavaScript } from './parseScript.ts';
import { prepareScript } from './scriptProgram.ts';

export interface TestProgram {
  readonly kind: 'program';
  readonly language: RunLanguage;
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
}

/** The program, or why there can be none. `word` marks its result and must be new for each run. */
export function buildTestProgram(
  code: string,
  tests: string,
  language: string | null,
  word: string,
  isControl: boolean,
): TestProgram | { readonly kind: 'none'; readonly why: string } {
  switch (language) {
    case 'python': {
      const files = {
        'answer.py': code,
        'tests.py': tests,
        ...buildPythonHarness(word, isControl),
      };
      return { kind: 'program', language, files, entry: 'run.py' };
    }
    case 'javascript':
      return buildScriptProgram(code, tests, word, isControl);
    case 'typescript': {
      const [plainCode, plainTests] = [toJavaScript(code), toJavaScript(tests)];
      if (plainTests === null) return refuseProgram('the tests do not parse as typescript');
      return plainCode === null
        ? refuseProgram('typescript cannot be run here')
        : buildScriptProgram(plainCode, plainTests, word, isControl);
    }
    case 'shellscript':
      return buildShellProgram(code, tests, word, isControl);
    default:
      return refuseProgram(`${language ?? 'this language'} cannot be run here`);
  }
}

function refuseProgram(why: string) {
  return { kind: 'none', why } as const;
}

/** A control run has tests that always fail. */
function buildShellProgram(code: string, tests: string, word: string, isControl: boolean) {
  const files = {
    'answer.sh': `${code}\n`,
    'tests.sh': `${tests}\n`,
    'control.sh': 'exit 1\n',
    'both.sh': SHELL_BOTH,
    'run.sh': `${SHELL_HARNESS}\nmain ${word} ${isControl ? 'control' : 'tests'}.sh\n`,
  };
  return { kind: 'program', language: 'shellscript', files, entry: 'run.sh' } as const;
}

function buildScriptProgram(code: string, tests: string, word: string, isControl: boolean) {
  const { body, missing, names } = prepareScript(tests, code);
  if (missing !== null) return refuseProgram(`the tests need ${missing}, which is not here`);
  const error = parseJavaScript(`async () => {\n${body}\n}`);
  if (error) return refuseProgram(`the tests do not parse: ${error}`);
  const place = createHash('sha256').update(word).digest('hex').slice(0, PLACE_CHARS);
  const head = buildCommonJsHead(code);
  const testsLine = code.split('\n').length + 1;
  const common = head.includes('const module')
    ? 'module.exports'
    : head.includes('const exports')
      ? 'exports'
      : '{}';
  const module = [
    `${head}${code}`,
    `export async function tests_${place}(given_${place}) {${names.framework(`given_${place}`)}`,
    body.replaceAll('__GIVEN__', `given_${place}`),
    '}',
    `export const common_${place} = () => (${common});`,
    `export const names_${place} = {${names.thunks}};`,
  ];
  const files = {
    'answer.mjs': module.join('\n'),
    'run.mjs': buildScriptHarness({ word, place, isControl, testsLine }),
  };
  return { kind: 'program', language: 'javascript', files, entry: 'run.mjs' } as const;
}

const PLACE_CHARS = 24;

/** Answers often use CommonJS' names, which an ES module has not; what they define is left alone. */
function buildCommonJsHead(code: string): string {
  const uses = (name: string) =>
    new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(code) &&
    !new RegExp(
      `\\b(?:const|let|var|class|function|import)\\b[^;=\\n]{0,200}(?<![\\w$.])${name}(?![\\w$])`,
    ).test(code);
  const heads: string[] = [];
  if (uses('require') || uses('module')) {
    heads.push(
      'const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);',
    );
  }
  if (uses('module')) {
    heads.push('const module = { exports: {} };');
    if (uses('exports')) heads.push('const exports = module.exports;');
  } else if (uses('exports')) heads.push('const exports = {};');
  if (uses('__dirname')) heads.push('const __dirname = import.meta.dirname;');
  if (uses('__filename')) heads.push('const __filename = import.meta.filename;');
  return heads.map(line => `${line} `).join('');
}
