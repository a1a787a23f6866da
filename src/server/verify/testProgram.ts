/**
 * One program of an answer and the tests that it must pass, in one file, as the caller's tests
 * expect it: the answer's code first, the tests behind it.
 *
 * An exit status alone can lie: code that ends the process in its first line passes every test. So
 * the program says a word that nobody can guess when the answer's code is through, and again when
 * the tests are, unless the tests themselves end the process.
 */
import { toJavaScript } from './parseScript.ts';
import type { RunLanguage } from './sandbox/sandbox.ts';

interface TestProgram {
  readonly language: RunLanguage;
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  /** Lines that a run must print to count as passed. */
  readonly proofs: readonly string[];
}

/** The program, or null for a language that cannot be run, or TypeScript that cannot be stripped. */
export function testProgram(
  code: string,
  tests: string,
  language: string | null,
  word: string,
): TestProgram | null {
  const proofs = ENDS_ITSELF.test(tests) ? [`${word}-begin`] : [`${word}-begin`, `${word}-end`];
  switch (language) {
    case 'python': {
      const parts = [notMain(code), pythonProof(proofs[0]), tests, pythonProof(proofs[1])];
      return { language, files: { 'answer.py': parts.join('\n') }, entry: 'answer.py', proofs };
    }
    case 'javascript':
      return scriptProgram(code, tests, proofs);
    case 'typescript': {
      const [plainCode, plainTests] = [toJavaScript(code), toJavaScript(tests)];
      return plainCode === null || plainTests === null
        ? null
        : scriptProgram(plainCode, plainTests, proofs);
    }
    default:
      return null;
  }
}

/** Tests that end the process, or that only begin when the file is through, cannot prove their end. */
const ENDS_ITSELF = /\bexit\w*\s*\(|unittest\.main|node:test|pytest\.main|SystemExit/;

function scriptProgram(code: string, tests: string, proofs: readonly string[]): TestProgram {
  const own = withoutRepeatedImports(code, tests);
  const parts = [commonJsNames(own), own, scriptProof(proofs[0]), tests, scriptProof(proofs[1])];
  const files = { 'answer.mjs': parts.join('\n') };
  return { language: 'javascript', files, entry: 'answer.mjs', proofs };
}

/** Written straight to the descriptor: the answer may have replaced `console` or `process.stdout`. */
function scriptProof(proof: string | undefined): string {
  if (proof === undefined) return '';
  return `;(await import('node:fs')).writeSync(1, ${JSON.stringify(`\n${proof}\n`)});`;
}

function pythonProof(proof: string | undefined): string {
  if (proof === undefined) return '';
  return `__import__('os').write(1, b${JSON.stringify(`\n${proof}\n`)})`;
}

/** Answers often end with CommonJS exports, which an ES module has no names for. */
function commonJsNames(code: string): string {
  const names: string[] = [];
  if (/\brequire\b/.test(code) && !/\b(const|let|var|function)\s+require\b/.test(code)) {
    names.push('const require = process.getBuiltinModule("node:module").createRequire("/");');
  }
  if (/\b(module|exports)\b/.test(code) && !/\b(const|let|var|class)\s+module\b/.test(code)) {
    names.push('const module = { exports: {} }; const exports = module.exports;');
  }
  return names.join(' ');
}

const IMPORT =
  /^[ \t]*(?:import\s+([\w$]+|\*\s*as\s+[\w$]+|\{[^}]*\})\s+from\s+['"][^'"]+['"]|const\s+([\w$]+)\s*=\s*require\([^)]*\))[ \t]*;?[ \t]*$/gm;

/** An import of a name that the tests import, too, would be a second declaration in one file. */
function withoutRepeatedImports(code: string, tests: string): string {
  const ofTests = new Set([...tests.matchAll(IMPORT)].flatMap(importedNames));
  return code.replace(IMPORT, (line, ...groups) => {
    const names = importedNames([line, ...groups]);
    return names.length > 0 && names.every(name => ofTests.has(name)) ? '' : line;
  });
}

function importedNames(match: readonly (string | undefined)[]): readonly string[] {
  const list = match[1] ?? match[2] ?? '';
  return list
    .replace(/[{}]|\*\s*as\s+/g, '')
    .split(',')
    .map(
      item =>
        item
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
    )
    .filter(Boolean);
}

/** The demonstration at the end of a Python answer would run before the tests, and may want input. */
function notMain(code: string): string {
  return code.replace(
    /^if\s+__name__\s*==\s*(['"])__main__\1\s*:/gm,
    "if __name__ == '__answer__':",
  );
}
