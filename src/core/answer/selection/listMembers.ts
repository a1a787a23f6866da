/** The functions, methods and classes of some code that others may use, read line by line. */
import { isBlank, readBody, readDefinition, readIndent } from '../lines/index.ts';

export interface Member {
  readonly name: string;
  readonly line: string;
  readonly isPrivate: boolean;
}

/** Its members in their order; what is inside of a function is the function's own. */
export function listMembers(lines: readonly string[]): readonly Member[] {
  const members: Member[] = [];
  /** Depths of the functions that are open. */
  let open: number[] = [];
  for (const line of lines) {
    if (isBlank(line)) continue;
    const depth = readIndent(line).length;
    const isClosing = /^\s*[)}\]]/.test(line);
    open = open.filter(each => (isClosing ? each <= depth : each < depth));
    const found = readBody(line) ?? readExported(line);
    if (found === null) continue;
    const isOwn = open.some(each => each < depth);
    const isPrivate = /^[_#]/.test(found.name) || /\bprivate\b|^\s*#/.test(line);
    if (!isOwn) members.push({ name: found.name, line, isPrivate });
    if (found.kind === 'function') open.push(depth);
  }
  return members;
}

/** A value is one only where it says that others may use it. */
function readExported(line: string) {
  return /^\s*export\b/.test(line) ? readDefinition(line.trim()) : null;
}
