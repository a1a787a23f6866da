/**
 * Names that code calls, constructs or looks into though it never writes them otherwise: whatever defines
 * a name (a parameter, an import, a variable) writes it at least once without being a use of it.
 */
import { listSyntaxFaults } from './findSyntaxError.ts';
import { readText, type SyntaxNode, type SyntaxTree, walkTree } from './syntaxTree.ts';

/** The names in the order of their first use, each once; none where code may make names as it runs. */
export function listUndefinedNames(tree: SyntaxTree): readonly string[] {
  if (listSyntaxFaults(tree).length > 0) return [];
  const onlyUsed = new Map<string, boolean>();
  for (const parent of walkTree(tree.root)) {
    if (parent.type === 'with_statement') return [];
    for (const node of parent.children) {
      if (!NAME.test(node.type) || node.field === 'property') continue;
      const name = readText(tree, node);
      onlyUsed.set(name, (onlyUsed.get(name) ?? true) && isUse(parent, node));
    }
  }
  if (onlyUsed.has('eval')) return [];
  return [...onlyUsed].filter(([, isUsed]) => isUsed).map(([name]) => name);
}

const NAME = /identifier(?:_pattern)?$/;

/** What is called, constructed, or looked into. */
function isUse(parent: SyntaxNode, { field, type }: SyntaxNode): boolean {
  if (type !== 'identifier') return false;
  if (field === 'function' || field === 'constructor') return true;
  return field === 'object' && /^(?:member|subscript)_expression$/.test(parent.type);
}
