/**
 * The statements of some code that stand furthest left, each with all of its lines, told by their depth
 * in any language: remarks and decorators right above one are its own.
 */
import { createRemarkCheck } from './createRemarkCheck.ts';
import { findSharedIndent, isBlank, readIndent } from './indentation.ts';

export interface Statement {
  /** Its first line, and the one behind its last filled one. */
  readonly from: number;
  readonly to: number;
  /** Its first line that is no remark and no decorator, without indentation; null: it is remarks alone. */
  readonly head: string | null;
}

/** `isText`: lines that stand within a string of several lines, whatever their depth. */
export function splitStatements(
  lines: readonly string[],
  language: string | null,
  isText: (at: number) => boolean = () => false,
): readonly Statement[] {
  const isRemark = createRemarkCheck(language);
  const filled = [...lines.keys()].filter(at => !isBlank(lines[at] ?? ''));
  const code = filled.filter(at => !isText(at));
  const margin = findSharedIndent(code.map(at => readIndent(lines[at] ?? ''))).length;
  const found: { from: number; to: number; head: string | null }[] = [];
  for (const at of filled) {
    const line = lines[at] ?? '';
    const text = line.trim();
    const last = found.at(-1);
    const isAbove = isRemark(line) || DECORATES.test(text);
    const isDeeper = readIndent(line).length > margin || isText(at);
    const isOpen = last !== undefined && (isDeeper || CONTINUES.test(text));
    const isAttached = last !== undefined && last.head === null && last.to === at;
    if (!isOpen && !isAttached) found.push({ from: at, to: at + 1, head: isAbove ? null : text });
    else if (last !== undefined) {
      last.to = at + 1;
      if (!isDeeper && !isAbove) last.head ??= text;
    }
  }
  return found;
}

const DECORATES = /^(?:@[\w.]+(?:\([^()]*\))?$|#\[|\[[A-Z]\w*(?:\([^()]*\))?\]$)/;

/** What goes on with the statement above it. */
const CONTINUES =
  /^(?:[)}\]]|\{\s*$|<\/|\.[\w$]|[?:|&]{1,2}\s|\|>|(?:end|fi|done|esac|else|elif|elsif|elseif|except|catch|finally|rescue|ensure|then|while\s*\(.*\)\s*;)(?![\w-]))/;
