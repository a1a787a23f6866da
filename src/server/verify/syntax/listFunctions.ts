/** The functions at the top of a file, each with its comments, and without its body: what else could be written. */
import { findLanguage } from '../../../core/languages/index.ts';
import { readTree } from './readTree.ts';
import { findField, isComment, readText, type SyntaxNode, type SyntaxTree } from './syntaxTree.ts';

export interface FunctionPart {
  readonly name: string;
  /** With the comments above it. */
  readonly code: string;
  /** The same, and its body only says that it is not written. */
  readonly open: string;
  /** Where `code` begins in the file. */
  readonly start: number;
}

/** Empty for a language whose grammar, or whose way to leave a body out, is not known. */
export async function listFunctions(
  code: string,
  language: string,
): Promise<readonly FunctionPart[]> {
  const unwritten = findLanguage(language)?.unwritten;
  const tree = unwritten === undefined ? null : await readTree(code, language);
  if (tree === null || unwritten === undefined || tree.leadChars > 0) return [];
  const found: FunctionPart[] = [];
  for (const [at, node] of tree.root.children.entries()) {
    const definition = findFunction(node);
    const name = definition && readName(tree, definition);
    const body = definition && findField(definition.function, 'body');
    if (!name || !body) continue;
    const start = findStart(tree, tree.root.children, at);
    const open = leaveOut(tree, body, unwritten);
    if (open === null) continue;
    found.push({
      name,
      code: code.slice(start, node.end),
      open: code.slice(start, body.start) + open + code.slice(body.end, node.end),
      start,
    });
  }
  return found;
}

interface Found {
  readonly function: SyntaxNode;
  /** What bears the name. */
  readonly named: SyntaxNode;
}

/** What may stand around a function at the top: an export, a decorator, the constant that it is. */
const WRAPS =
  /^(?:export_statement|decorated_definition|lexical_declaration|variable_declaration|variable_declarator)$/;
const FUNCTION =
  /^(?:function_declaration|function_definition|function_item|generator_function_declaration|arrow_function|function_expression)$/;

function findFunction(node: SyntaxNode, named: SyntaxNode = node): Found | null {
  if (FUNCTION.test(node.type)) {
    return { function: node, named: findField(node, 'name') === undefined ? named : node };
  }
  if (!WRAPS.test(node.type)) return null;
  for (const child of node.children) {
    const found = findFunction(child, node);
    if (found !== null) return found;
  }
  return null;
}

function readName(tree: SyntaxTree, { named }: Found): string | null {
  const name = findField(named, 'name');
  return name === undefined ? null : readText(tree, name);
}

/** With comments that stand directly above. */
function findStart(tree: SyntaxTree, all: readonly SyntaxNode[], at: number): number {
  let start = all[at]!.start;
  for (let i = at - 1; i >= 0; i -= 1) {
    const above = all[i]!;
    const between = tree.code.slice(above.end, start);
    if (!isComment(above) || /\n[ \t\r]*\n/.test(between) || between.trim() !== '') break;
    start = above.start;
  }
  return start;
}

/** In brackets where the body has them; a text that documents stays. Null where the body is one expression. */
function leaveOut(tree: SyntaxTree, body: SyntaxNode, unwritten: string): string | null {
  const text = readText(tree, body);
  if (text.startsWith('{')) {
    const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
    return `{\n${indent}${unwritten}\n}`;
  }
  if (!/block/.test(body.type)) return null;
  const line = tree.code.lastIndexOf('\n', body.start) + 1;
  const indent = tree.code.slice(line, body.start);
  if (indent.trim() !== '') return null;
  const [first] = body.children.filter(({ isNamed }) => isNamed);
  const documents = first?.type === 'expression_statement' && first.children[0]?.type === 'string';
  return documents ? `${readText(tree, first)}\n${indent}${unwritten}` : unwritten;
}
