/**
 * An answer without the remarks at its ends that stand for what is around the code, such as
 * `// ... existing code ...`: nothing is left out there, for the document has it.
 */
import { createRemarkCheck, isBlank } from '../lines/index.ts';

/** The lines between such remarks; all of them where the code has these, or nothing else is there. */
export function cutGaps(
  answer: readonly string[],
  code: readonly string[],
  language: string | null,
): readonly string[] {
  const isRemark = createRemarkCheck(language);
  const known = new Set(code.map(line => line.trim()));
  const isGap = (line: string) => GAP.test(line) && isRemark(line) && !known.has(line.trim());
  const filled = [...answer.keys()].filter(at => !isBlank(answer[at] ?? ''));
  const first = filled.find(at => !isGap(answer[at] ?? ''));
  const last = filled.findLast(at => !isGap(answer[at] ?? ''));
  const isBare = !isGap(answer[filled[0] ?? 0] ?? '') && !isGap(answer[filled.at(-1) ?? 0] ?? '');
  return first === undefined || last === undefined || isBare
    ? answer
    : answer.slice(first, last + 1);
}

/** Dots right behind the mark of a comment; without one they may be the body of a function. */
const GAP = /^\s*[^\p{L}\p{N}\s.…]+\s*(?:\.{3}|…)/u;
