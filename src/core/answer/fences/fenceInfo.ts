/**
 * What stands behind the mark of an opening fence: a language, a file, settings of a documentation
 * tool, or already the first line of code, for models forget the line break.
 *
 * Only what is certainly a label or a setting is taken for one; the rest is code, but for words
 * behind a language that has no code of words alone.
 */

import { detectFileLanguage, findLanguageId } from '../../languages/index.ts';
import { isWords } from '../prose/index.ts';

export interface FenceInfo {
  /** The language as it is written, in lower case; empty without one. */
  readonly label: string;
  /** The file that the block is, where the fence names one. */
  readonly file: string | null;
  /** Code on the line of the fence; null without any. */
  readonly code: string | null;
}

const NOTHING: FenceInfo = { label: '', file: null, code: null };

/** Reads what follows the mark. Every character of it is label, setting, code, or words beside it. */
export function readInfo(info: string): FenceInfo {
  if (info === '') return NOTHING;
  const braced = /^\{\s*\.?([A-Za-z][\w+#-]*)[^{}]*\}$/.exec(info)?.[1];
  if (braced !== undefined && findLanguageId(braced) !== null)
    return makeFenceInfo(braced, null, null);
  const first = /^\S+/.exec(info)?.[0] ?? '';
  const rest = info.slice(first.length).trim();
  const head = readHead(first);
  if (head === null || ASSIGNS.test(rest)) return { ...NOTHING, code: info };
  if (rest === '') return head;
  if (rest.length <= MAX_SETTINGS_CHARS) {
    const settings = rest.match(SETTING) ?? [];
    const file = settings.map(findSettingFile).find(found => found !== null) ?? head.file;
    if (settings.every(isSetting)) return { ...head, file };
  }
  const language = findLanguageId(head.label);
  if (isWords(rest, language))
    return { ...head, file: head.file ?? findSettingFile(unwrapParentheses(rest)) };
  const isLanguage = head.file !== null || language !== null;
  return isLanguage ? { ...head, code: rest } : { ...NOTHING, code: info };
}

/** Longer text behind a label is code, not settings. */
const MAX_SETTINGS_CHARS = 300;
/** `c = 1` assigns to c, it does not speak of the language. */
const ASSIGNS = /^([-+*/%|&^:<>]?=|<-)/;
const SETTING = /[\w-]+=(?:"[^"]*"|'[^']*'|\{[^}]*\})|\{[^}]*\}|\S+/g;
const KEYED =
  /^(?:title|file|filename|filepath|path|src|lines?|linenos|linenums|start|startline|hl_lines|highlight|caption|id|class|theme|group|tab|showlinenumbers|linenumbers)=/i;
const FLAG =
  /^(?:\{[\d,\s-]*\}|copy|live|editable|linenos|(?:show)?linenumbers|ignore|no_run|should_panic|compile_fail|runnable|wrap|twoslash|noinline|example|edition\d+)$/i;

function isSetting(word: string): boolean {
  return KEYED.test(word) || FLAG.test(word) || isFile(word);
}

/** "(src/add.py)" */
function unwrapParentheses(words: string): string {
  return words.replace(/^\((\S+)\)$/, '$1');
}

function findSettingFile(setting: string): string | null {
  if (isFile(setting)) return setting;
  const named = /^(?:title|file|filename|filepath|path|src)=["']?([^"']+)/i.exec(setting)?.[1];
  return named !== undefined && isFile(named) ? named : null;
}

/** The first word: a language, a file, both as in `js:src/add.js`, or null for code. */
function readHead(word: string): FenceInfo | null {
  if (findLanguageId(word) !== null) return makeFenceInfo(word, null, null);
  const place = word.replace(/^\d+:\d+:/, '').replace(/:\d+(-\d+)?$/, '');
  if (isFile(place)) return makeFenceInfo(detectFileLanguage(place) ?? '', place, null);
  const [, name = '', more = ''] =
    /^([A-Za-z][\w+#.-]*)(?:[:,](.*)|\{[\d,-]*\})?$/.exec(word) ?? [];
  if (name === '') return null;
  if (name !== word && findLanguageId(name) === null) return null;
  return makeFenceInfo(name, isFile(more) ? more : null, null);
}

function isFile(word: string): boolean {
  return /^[\w@~.\\/[\]-]+$/.test(word) && detectFileLanguage(word) !== null;
}

function makeFenceInfo(label: string, file: string | null, code: string | null): FenceInfo {
  return { label: label.toLowerCase(), file, code };
}
