/**
 * Whether code parses, by the grammar of its language. Where that is unknown, or does not know macros
 * and other liberties, only brackets tell for certain.
 */
import { findLanguage } from '../../../core/languages/index.ts';
import { findBracketFault } from './findBracketFault.ts';
import { readTree } from './readTree.ts';
import { countLine, readText, type SyntaxNode, type SyntaxTree, walkTree } from './syntaxTree.ts';

/** What is wrong with code, `null` where nothing is, `undefined` where that is unknown. */
export type ParseError = string | null | undefined;

/** Never rejects. */
export async function findSyntaxError(code: string, language: string | null): Promise<ParseError> {
  const known = findLanguage(language);
  if (known?.doubtful?.test(code)) return undefined;
  const bracket = findBracketFault(code, language);
  if (!known?.grammar?.isExact) return bracket;
  const tree = await readTree(code, language);
  if (tree === null) return undefined;
  const [fault] = listSyntaxFaults(tree);
  return fault === undefined ? null : (bracket ?? describeFault(tree, fault));
}

/** What the grammar cannot read, and what it misses. */
export function listSyntaxFaults({ root }: SyntaxTree): readonly SyntaxNode[] {
  const faults: SyntaxNode[] = [];
  for (const node of walkTree(root)) if (node.type === 'ERROR' || node.isMissing) faults.push(node);
  return faults;
}

function describeFault(tree: SyntaxTree, fault: SyntaxNode): string {
  const place = `line ${countLine(tree, fault.start)}`;
  if (fault.isMissing) return `${place}: \`${fault.type}\` is missing`;
  const text = readText(tree, fault).trim().split('\n', 1)[0] ?? '';
  return `${place}: \`${text.slice(0, MAX_SHOWN_CHARS)}\``;
}

const MAX_SHOWN_CHARS = 80;
