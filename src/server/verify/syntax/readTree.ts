/** What the grammar of a language makes of code. */
import type { Parser, Tree, TreeCursor } from 'web-tree-sitter';
import { findLanguage } from '../../../core/languages/index.ts';
import { loadGrammar } from './loadGrammar.ts';
import type { SyntaxNode, SyntaxTree } from './syntaxTree.ts';

/** Longest code that is parsed, in UTF-16 units; nothing is said of longer code. */
const MAX_CHARS = 200_000;
const MAX_PARSE_MS = 1_000;
/** More are no code that a person reads. */
const MAX_NODES = 300_000;

/** The tree; null for a language without a grammar, and for code that takes too long. Never rejects. */
export function readTree(code: string, language: string | null): Promise<SyntaxTree | null> {
  const key = `${language}\n${code}`;
  const known = lately.get(key);
  if (known !== undefined) return known;
  const tree = parseCode(code, language);
  lately.set(key, tree);
  const [oldest] = lately.keys();
  if (lately.size > MAX_KEPT_TREES && oldest !== undefined) lately.delete(oldest);
  return tree;
}

/** Several checks look at one answer, one after the other. */
const MAX_KEPT_TREES = 4;
const lately = new Map<string, Promise<SyntaxTree | null>>();

async function parseCode(code: string, language: string | null): Promise<SyntaxTree | null> {
  const entry = findLanguage(language)?.grammar;
  if (entry === undefined || code.length > MAX_CHARS) return null;
  const loaded = await loadGrammar(entry.file);
  if (loaded === null) return null;
  const lead = entry.opens === undefined || code.includes(entry.opens.trim()) ? '' : entry.opens;
  // Grammars that end statements with their lines want the last one ended, too.
  const text = `${lead}${code}${code.endsWith('\n') ? '' : '\n'}`;
  const parser = new loaded.treeSitter.Parser();
  try {
    parser.setLanguage(loaded.grammar);
    const tree = parseInTime(parser, text);
    const root = tree && copyTree(tree);
    return root && { code: text, leadChars: lead.length, root };
  } catch {
    // The memory of WebAssembly is bounded.
    return null;
  } finally {
    parser.delete();
  }
}

function parseInTime(parser: Parser, code: string): Tree | null {
  const endMs = performance.now() + MAX_PARSE_MS;
  return parser.parse(code, null, { progressCallback: () => performance.now() > endMs });
}

interface OpenNode extends SyntaxNode {
  readonly children: SyntaxNode[];
}

/** The tree as plain data; what it holds in WebAssembly is given back. */
function copyTree(tree: Tree): SyntaxNode | null {
  const cursor = tree.walk();
  try {
    const root = copyNode(cursor);
    const open: OpenNode[] = [root];
    let count = 1;
    let isDone = !cursor.gotoFirstChild();
    while (!isDone) {
      const node = copyNode(cursor);
      open.at(-1)?.children.push(node);
      count += 1;
      if (count > MAX_NODES) return null;
      if (cursor.gotoFirstChild()) {
        open.push(node);
        continue;
      }
      while (!isDone && !cursor.gotoNextSibling()) {
        isDone = !cursor.gotoParent() || open.length === 1;
        open.pop();
      }
    }
    return root;
  } finally {
    cursor.delete();
    tree.delete();
  }
}

function copyNode(cursor: TreeCursor): OpenNode {
  return {
    type: cursor.nodeType,
    isNamed: cursor.nodeIsNamed,
    field: cursor.currentFieldName,
    isMissing: cursor.nodeIsMissing,
    start: cursor.startIndex,
    end: cursor.endIndex,
    children: [],
  };
}
