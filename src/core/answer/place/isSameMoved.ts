/** Whether an answer is the code itself at another depth. */
import { isBlank, readIndent } from '../lines/index.ts';
import { needsDepth } from './opensBlock.ts';

/** All of it moved alike, or its first line alone without the margin. */
export function isSameMoved(
  code: readonly string[],
  answer: readonly string[],
  language: string | null,
): boolean {
  if (code.length !== answer.length) return false;
  if (code.some((line, at) => line.trim() !== answer[at]?.trim())) return false;
  const filled = [...code.keys()].filter(at => !isBlank(code[at] ?? ''));
  const [one = 0, two] = filled;
  const moves = filled.map(at =>
    readMove(readIndent(code[at] ?? ''), readIndent(answer[at] ?? '')),
  );
  const rest = moves.slice(1);
  const isAlike = rest.every(move => move !== null && move === rest[0]);
  if (!isAlike || two === undefined) return two === undefined;
  if (moves[0] === rest[0]) return true;
  // Where the first line opens a block, the answer may be one that indents it.
  const opens = needsDepth(code[one] ?? '', language);
  const isDeeper = readIndent(code[two] ?? '').length > readIndent(code[one] ?? '').length;
  return readIndent(answer[one] ?? '') === '' && (isDeeper || !opens);
}

/** What one indent has before the other; null where they differ otherwise. */
function readMove(one: string, other: string): string | null {
  if (one.endsWith(other)) return `-${one.slice(0, one.length - other.length)}`;
  return other.endsWith(one) ? `+${other.slice(0, other.length - one.length)}` : null;
}
