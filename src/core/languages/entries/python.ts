/** Python. */
import type { Language } from '../language.ts';
import { HASHES, QUOTES } from '../marks.ts';
import { SOURCE_FOLDERS } from '../testPlaces.ts';

export const python: Language = {
  id: 'python',
  role: 'program',
  names: ['pycon', 'ipython'],
  extensions: ['py', 'pyi'],
  mention: /\bpython ?3?\b/i,
  looks:
    /^[ \t]*(?:def \w+\(.*\).*:|from [\w.]+ import |elif .*:|import \w+\s*$|class \w+.*:\s*$)/m,
  comments: {
    ...HASHES,
    documents: [
      ['"""', '"""'],
      ["'''", "'''"],
    ],
  },
  strings: QUOTES,
  parts: [
    { before: '{', after: '}' },
    { before: '[', after: ']' },
    { before: 'if 0:\n    pass', after: '' },
    { before: 'try:\n    pass', after: '' },
    { before: 'match 0:', after: '', indent: '    ' },
  ],
  dialect: { request: /\bpython ?2(?:\.\d)?\b/i, code: /^[ \t]*(?:>>>|In \[\d+\]:) /m },
  isMarked: true,
  unwritten: 'raise NotImplementedError',
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm', isExact: true },
  parse: 'python',
  logic: { negate: condition => `not (${condition})`, nothing: 'None' },
  tests: 'python',
  testFiles: {
    endings: ['py'],
    names: ['test_{name}', '{name}_test'],
    frameworks: ['pyproject.toml', 'pytest.ini', 'setup.cfg', 'tox.ini', 'requirements.txt'].map(
      file => ({
        name: 'pytest',
        manifest: { file, says: /\bpytest\b/ },
        place: { from: SOURCE_FOLDERS, to: '{root}/tests/test_{name}.py' },
      }),
    ),
  },
};
