/** Reads Python by CPython, in a process that compiles and never runs what it is given. */
import type { CodeReader, Reading } from './codeReader.ts';

export const pythonReader: CodeReader = {
  async read(code, { sandbox, signal, isWhole }) {
    if (sandbox === null) return { kind: 'unread', why: null };
    const { python } = sandbox;
    if (python === null) return { kind: 'unread', why: 'There is no python3 here.' };
    const reading: Reading = await python.read(code, isWhole, signal);
    const plain = stripMagic(code);
    const isCell = reading.kind === 'read' && reading.error !== null && plain !== code;
    return isCell ? python.read(plain, isWhole, signal) : reading;
  },
  mayBeGiven(name, code) {
    const isGuarded = /\bexcept\b[^\n]*\b(?:NameError|Exception)\b|\bexcept\s*:/.test(code);
    return isGuarded || NOTEBOOK.has(name) || !/^[ \t]*(?:async[ \t]+)?(?:def|class)\s/m.test(code);
  },
};

/** Notebooks' own commands are lines that Python does not know. */
function stripMagic(code: string): string {
  return code.replace(/^[ \t]*(?:%%?[a-z]|![a-z])[^\n]*$/gim, '');
}

/** What notebooks, data platforms and Python 2 define. */
const NOTEBOOK: ReadonlySet<string> = new Set(
  (
    'display get_ipython spark sc sqlContext dbutils In Out exit quit raw_input unicode xrange long basestring reduce ' +
    'unichr execfile cmp reload file app db'
  ).split(' '),
);
