/** Whether the line behind another must stand deeper than it. */
import { findLanguage, type Language } from '../../languages/index.ts';

/** `closes`: it must stand further left. `unknown`: it may, as where blocks are opened by words. */
export function opensBlock(
  line: string,
  next: string,
  language: string | null,
): 'yes' | 'no' | 'closes' | 'unknown' {
  const known = findLanguage(language);
  const end = cutComment(line, known);
  if (MAY_STAND_BESIDE.test(next)) return 'unknown';
  if (OPENS.test(end) || countOpen(end) > 0) return CLOSER.test(next) ? 'no' : 'yes';
  if (CONTINUES.test(next)) return CONTINUES.test(line) || CLOSER.test(line) ? 'no' : 'yes';
  if (CLOSER.test(next)) return 'closes';
  return end === '' || known?.isMarked ? 'no' : 'unknown';
}

/** Whether a line of a program opens a block that is wrong where it does not stand deeper. */
export function needsDepth(line: string, language: string | null): boolean {
  const known = findLanguage(language);
  const isProgram = known?.role === 'program' || known?.role === 'commands';
  return isProgram && /[:{]$/.test(cutComment(line, known));
}

/** What a line has of code; of a text the colon at its end, which opens nothing, is none. */
function cutComment(line: string, language: Language | null): string {
  const { line: marks = [], block = [] } = language?.comments ?? {};
  const begins = [...marks, ...block.map(([begin]) => begin), '* '];
  const text = line.trim();
  if (text === '*' || begins.some(mark => text.startsWith(mark))) return '';
  const code = text.replace(/\s+(\/\/|#|--).*$/, '').trimEnd();
  return language !== null && IN_WORDS.has(language.role) ? code.replace(/:$/, '') : code;
}

/** What is written in sentences, or holds them. */
const IN_WORDS: ReadonlySet<Language['role']> = new Set(['document', 'output', 'record', 'markup']);

const OPENS = /[:=]$|[=-]>$|&&$|\|\|$|[\w)\]] *\*$/;
const CONTINUES = /^\s*(\.[\w$]|\?|&&|\|\||\|>|[+/] )/;
/** Brackets that are open behind a line; those in its strings do not count. */
function countOpen(line: string): number {
  const bare = line.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/g, '');
  const count = (marks: RegExp) => bare.match(marks)?.length ?? 0;
  return count(/[{([]/g) - count(/[})\]]/g);
}

/** What some lay out below what opens it, and some beside it. */
const MAY_STAND_BESIDE = /^\s*(case\b|default\b|- |\*)/;
const CLOSER = /^\s*[}\])]|^\s*<\//;
