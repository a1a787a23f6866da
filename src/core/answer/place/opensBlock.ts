/** Whether the line behind another must stand deeper than it. */
import { findLanguage } from '../../languages/index.ts';

/** `closes`: it must stand further left. `unknown`: it may, as where blocks are opened by words. */
export function opensBlock(
  line: string,
  next: string,
  language: string | null,
): 'yes' | 'no' | 'closes' | 'unknown' {
  const end = line.replace(/\s+(\/\/|#|--).*$/, '').trimEnd();
  if (MAY_STAND_BESIDE.test(next)) return 'unknown';
  if (OPENS.test(end) || countOpen(end) > 0) return CLOSER.test(next) ? 'no' : 'yes';
  if (CONTINUES.test(next)) return CONTINUES.test(line) || CLOSER.test(line) ? 'no' : 'yes';
  if (CLOSER.test(next)) return 'closes';
  return findLanguage(language)?.isMarked ? 'no' : 'unknown';
}

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
