/** Style sheets. */
import type { Language } from '../language.ts';
import { QUOTES, SLASHES } from '../marks.ts';

/** What is before the colon of a declaration, and each selector of a rule. */
const CSS_KEYS = /(?:^|[{;])\s*(--[\w-]+|[a-z-]+)\s*:(?=[^{}]*(?:[;}]|$))|^\s*([^{}\n;/]+?)\s*\{/;

export const css: Language = {
  id: 'css',
  role: 'style',
  extensions: ['css'],
  comments: { line: [], block: [['/*', '*/']] },
  strings: QUOTES,
  hasSureBrackets: true,
  keys: CSS_KEYS,
  isMarked: true,
  isNested: true,
  grammar: { file: '@vscode/tree-sitter-wasm/wasm/tree-sitter-css.wasm', isExact: false },
};

export const scss: Language = {
  id: 'scss',
  role: 'style',
  names: ['sass'],
  extensions: ['scss'],
  comments: SLASHES,
  strings: QUOTES,
  keys: CSS_KEYS,
  isMarked: true,
  isNested: true,
};

export const less: Language = { ...scss, id: 'less', names: [], extensions: ['less'] };
