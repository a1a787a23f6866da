/**
 * The examples of a task and of its answer as a test program: doctests in Python, calls with their
 * values in every language. It fails with one line per example that does not hold, and where none of
 * the request's own examples could be tried, which proves nothing.
 */
import { listTopLevelNames } from '../../../core/answer/index.ts';
import { joinModules, PYTHON_EXAMPLES, SCRIPT_EXAMPLES } from '../programs/index.ts';
import { type CallExample, findCallExamples, isFaultReport } from './findCallExamples.ts';

/** Tests in the code's language, or null where there is no example. */
export function buildExampleProgram(
  prompt: string,
  code: string,
  language: string | null,
): string | null {
  if (isFaultReport(prompt)) return null;
  const names = listTopLevelNames(code);
  const asked = findCallExamples(prompt, names);
  const known = new Set(asked.map(({ call }) => call));
  const own = findCallExamples(code, names).filter(({ call }) => !known.has(call));
  const prints = /\bconsole\.|\bprint\s*\(|\bstdout\b/.test(code);
  if (language === 'python') {
    const doctests = /^[ \t]*>>> /m.test(prompt) ? prompt : '';
    const ownDoctests = /^[ \t]*>>> /m.test(code);
    const isEmpty = asked.length + own.length === 0 && doctests === '' && !ownDoctests;
    const data = JSON.stringify({ asked, own, doctests, ownDoctests, prints });
    return isEmpty
      ? null
      : `${PYTHON_EXAMPLES}\n__examples__(${JSON.stringify(Buffer.from(data).toString('base64'))})\n`;
  }
  const runs = language === 'javascript' || language === 'typescript';
  return runs && asked.length + own.length > 0 ? buildScriptExamples(asked, own, prints) : null;
}

function buildScriptExamples(
  asked: readonly CallExample[],
  own: readonly CallExample[],
  prints: boolean,
): string {
  const cases = [...asked, ...own].map(
    ({ call, expected }, i) =>
      `[${JSON.stringify(`${call} → ${expected}`)}, () => ${call}, () => (${expected}), ${i < asked.length}]`,
  );
  return [
    '{ const [True, False, None] = [true, false, null];',
    `const __try__ = (() => {\n${joinModules([SCRIPT_EXAMPLES])}return tryExamples;\n})();`,
    `await __try__([${cases.join(', ')}], ${prints}); }`,
  ].join('\n');
}
