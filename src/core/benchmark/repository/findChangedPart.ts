/**
 * What of a file an answer stands for: all of a short one, else the blocks of its top level that a change
 * touches, from the first to the last.
 */

export interface ChangedPart {
  /** There once in the old file. */
  readonly old: string;
  readonly new: string;
  /** What stands around it. */
  readonly before: string;
  readonly after: string;
}

const MAX_WHOLE_LINES = 80;
/** More is no answer that a model should have to write down. */
const MAX_PART_LINES = 200;

/** Null where nothing changes, or too much. */
export function findChangedPart(oldText: string, newText: string): ChangedPart | null {
  if (oldText === newText) return null;
  const [old, now] = [oldText.split('\n'), newText.split('\n')];
  const most = Math.max(old.length, now.length);
  const whole = { old: oldText, new: newText, before: '', after: '' };
  if (most <= MAX_WHOLE_LINES) return whole;
  const head = countShared(old, now);
  const tail = countShared(old.slice(head).reverse(), now.slice(head).reverse());
  const from = findBlockStart(old, head);
  const to = findBlockEnd(old, old.length - tail);
  const part = {
    old: old.slice(from, to).join('\n'),
    new: now.slice(from, now.length - (old.length - to)).join('\n'),
    before: old.slice(0, from).map(endLine).join(''),
    after: old
      .slice(to)
      .map(line => `\n${line}`)
      .join(''),
  };
  const isOnce = part.old.trim() !== '' && oldText.split(part.old).length === 2;
  if (!isOnce || part.new.trim() === '') return most <= MAX_PART_LINES ? whole : null;
  return Math.max(to - from, part.new.split('\n').length) <= MAX_PART_LINES ? part : null;
}

const endLine = (line: string) => `${line}\n`;

function countShared(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((line, at) => line !== other[at]);
  return end < 0 ? one.length : end;
}

/** A block begins at the margin behind an empty line. */
function isBlockStart(lines: readonly string[], at: number): boolean {
  const [above, line] = [lines[at - 1] ?? '', lines[at] ?? ''];
  return above.trim() === '' && /^[^\s)\]}]/.test(line);
}

function findBlockStart(lines: readonly string[], changed: number): number {
  let at = Math.min(changed, lines.length - 1);
  while (at > 0 && !isBlockStart(lines, at)) at -= 1;
  return at;
}

/** `end` is the first line behind the change; empty lines stay behind the block. */
function findBlockEnd(lines: readonly string[], end: number): number {
  let at = end;
  while (at < lines.length && !isBlockStart(lines, at)) at += 1;
  while (at > end && (lines[at - 1] ?? '').trim() === '') at -= 1;
  return at;
}
