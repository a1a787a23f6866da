/** Ruby. */
import type { Language } from '../language.ts';
import { HASHES, QUOTES } from '../marks.ts';
import { SOURCE_FOLDERS } from '../testPlaces.ts';

export const ruby: Language = {
  id: 'ruby',
  role: 'program',
  extensions: ['rb'],
  files: ['gemfile', 'rakefile'],
  mention: /\bruby\b/i,
  looks: /^[ \t]*(?:def \w+[^:]*$|end\s*$|require ')/m,
  comments: HASHES,
  strings: QUOTES,
  hasHeredocs: true,
  parts: [
    { before: 'case part', after: 'end' },
    { before: 'part = {', after: '}' },
    { before: 'part = [', after: ']' },
    { before: 'begin', after: 'end' },
    { before: 'if part', after: 'end' },
  ],
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-ruby.wasm', isExact: true },
  testFiles: {
    endings: ['rb'],
    names: ['{name}_spec', '{name}_test', 'test_{name}'],
    frameworks: [
      ['.rspec', /(?:)/],
      ['Gemfile', /\brspec\b/],
    ].map(([file, says]) => ({
      name: 'RSpec',
      manifest: { file: file as string, says: says as RegExp },
      place: { from: SOURCE_FOLDERS, to: '{root}/spec/{rest}/{name}_spec.rb' },
    })),
  },
};
