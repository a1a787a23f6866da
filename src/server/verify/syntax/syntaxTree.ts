/** A syntax tree as plain data: what a grammar makes of code. */

export interface SyntaxTree {
  /** The text that was parsed. */
  readonly code: string;
  /** So many characters were put before the code that was given. */
  readonly leadChars: number;
  readonly root: SyntaxNode;
}

export interface SyntaxNode {
  /** As the grammar names it; a token's is its text. */
  readonly type: string;
  readonly isNamed: boolean;
  /** What it is to the node that it is in, e.g. `name`. */
  readonly field: string | null;
  /** The grammar wants it and the code does not have it. */
  readonly isMissing: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

/** Every node with all that it is in, the outermost first. */
export function* walkTree(root: SyntaxNode): Generator<SyntaxNode> {
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) open.push(child);
    }
  }
}

export function findField(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find(child => child.field === field);
}

export function readText({ code }: SyntaxTree, { start, end }: SyntaxNode): string {
  return code.slice(start, end);
}

/** The line that a place is on, from 1. */
export function countLine({ code }: SyntaxTree, at: number): number {
  return code.slice(0, at).split('\n').length;
}

/** What code says to people, not to machines. */
export function isComment({ type }: SyntaxNode): boolean {
  return /comment/.test(type);
}
