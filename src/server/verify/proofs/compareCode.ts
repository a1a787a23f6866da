/**
 * Code as a list of its tokens and of what they stand in, without what says nothing to a machine: two
 * pieces are the same code where their lists are equal.
 */
import { findLanguage } from '../../../core/languages/index.ts';
import {
  findField,
  isComment,
  readText,
  type SyntaxNode,
  type SyntaxTree,
} from '../syntax/index.ts';
import { isDirective } from './isDirective.ts';

export interface Token {
  readonly text: string;
  /** What it names: `name`, a member of something, an argument by its name; absent for all else. */
  readonly names?: 'name' | 'member' | 'argument';
}

/** What is left out of the list, comments and what documents apart: they always are. */
export type LeftOut = 'nothing' | 'types';

/** Documentation that the code itself reads: it is data then. */
const READS_DOCUMENTATION = /\b__doc__\b|\bgetdoc\b|\bdocopt\b/;

/** The list. Directives are code, though they look like comments. */
export function listTokens(tree: SyntaxTree, language: string, leftOut: LeftOut): readonly Token[] {
  const known = findLanguage(language)?.comments?.documents !== undefined;
  const documents = known && !READS_DOCUMENTATION.test(tree.code);
  const tokens: Token[] = [];
  const open: (SyntaxNode | Token)[] = [tree.root];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if ('text' in item) tokens.push(item);
    else open.push(...expand(tree, item, { documents, leftOut }).toReversed());
  }
  return tokens;
}

interface Rules {
  /** The first string of a body documents it. */
  readonly documents: boolean;
  readonly leftOut: LeftOut;
}

/** A node as its beginning, its parts, what stands between them, and its end. */
function expand(tree: SyntaxTree, node: SyntaxNode, rules: Rules): readonly (SyntaxNode | Token)[] {
  if (isComment(node)) {
    const text = readText(tree, node);
    return isDirective(text) ? [{ text: text.trim() }] : [];
  }
  if (/^jsx_/.test(node.type)) {
    if (isEmptyElementPart(node)) return [];
    if (node.type === 'jsx_text') return readElementText(readText(tree, node));
  }
  if (/^shorthand_property_identifier/.test(node.type)) {
    const text = readText(tree, node);
    const pair = node.type.endsWith('pattern') ? 'pair_pattern' : 'pair';
    return [
      { text: `<${pair}>` },
      ...[{ text, names: 'member' as const }, { text: ':' }, { text, names: 'name' as const }],
      { text: `</${pair}>` },
    ];
  }
  if (node.children.length === 0) return [readLeaf(tree, node)];
  const children = node.children.filter((child, at) => !isLeftOut(tree, node, child, at, rules));
  const parts: (SyntaxNode | Token)[] = [];
  let end = node.start;
  for (const child of node.children) {
    // What no token of the grammar covers is code all the same.
    const gap = tree.code.slice(end, child.start).trim();
    if (gap !== '') parts.push({ text: gap });
    if (children.includes(child)) parts.push(markMember(tree, node, child) ?? child);
    end = child.end;
  }
  const rest = tree.code.slice(end, node.end).trim();
  if (rest !== '') parts.push({ text: rest });
  const name = rules.leftOut === 'types' ? (UNTYPED.get(node.type) ?? node.type) : node.type;
  if (name === '') return parts;
  return [{ text: `<${name}>` }, ...parts, { text: `</${name}>` }];
}

/** A comment between elements. */
function isEmptyElementPart({ type, children }: SyntaxNode): boolean {
  return type === 'jsx_expression' && children.every(each => !each.isNamed || isComment(each));
}

/** Lines of text in an element are joined without the blanks around them. */
function readElementText(text: string): readonly Token[] {
  const lines = text.split('\n').map((line, at, all) => {
    const head = at === 0 ? line : line.trimStart();
    return at === all.length - 1 ? head : head.trimEnd();
  });
  const shown = lines.filter(line => line !== '').join(' ');
  return shown === '' ? [] : [{ text: shown }];
}

function readLeaf(tree: SyntaxTree, node: SyntaxNode): Token {
  const text = readText(tree, node);
  if (!/identifier$|^(?:name|constant|word)$/.test(node.type)) return { text };
  const isMember = /^(?:property|field|private_property)_identifier$/.test(node.type);
  return { text, names: isMember ? 'member' : 'name' };
}

/** Members and named arguments that grammars call plain names. */
function markMember(tree: SyntaxTree, parent: SyntaxNode, child: SyntaxNode): Token | null {
  if (child.type !== 'identifier') return null;
  const text = readText(tree, child);
  if (/^(?:keyword_argument|named_argument)$/.test(parent.type) && child.field === 'name') {
    return { text, names: 'argument' };
  }
  const isMember =
    child.field === 'attribute' || child.field === 'property' || child.field === 'field';
  return isMember ? { text, names: 'member' } : null;
}

function isLeftOut(
  tree: SyntaxTree,
  parent: SyntaxNode,
  child: SyntaxNode,
  at: number,
  { documents, leftOut }: Rules,
): boolean {
  if (documents && isDocstring(tree, parent, child)) return true;
  if (isLastComma(parent, child, at)) return true;
  if (leftOut === 'nothing') return false;
  if (/^(?:import_from|future_import)_statement$/.test(child.type))
    return TYPING_IMPORT.test(readText(tree, child)) && !MAKES_FIELDS.test(tree.code);
  if (child.field === 'return_type' || child.type === '->') return true;
  const isTyped = findField(parent, 'type') !== undefined && ANNOTATED.test(parent.type);
  const hasValue = parent.type !== 'assignment' || findField(parent, 'right') !== undefined;
  // What a class is made of may be read from the types of its members.
  if (parent.type === 'assignment' && MAKES_FIELDS.test(tree.code)) return false;
  return isTyped && hasValue && (child.field === 'type' || (child.type === ':' && at > 0));
}

const MAKES_FIELDS =
  /@(?:[\w.]*\.)?(?:dataclass|define|attrs|s)\b|\b(?:NamedTuple|TypedDict|BaseModel|Struct)\b/;
const ANNOTATED = /^(?:typed_parameter|typed_default_parameter|assignment)$/;
/** A parameter with a type and one without are the same but for it. */
const UNTYPED: ReadonlyMap<string, string> = new Map([
  ['typed_parameter', ''],
  ['typed_default_parameter', 'default_parameter'],
]);
const TYPING_IMPORT =
  /^from\s+(?:typing|typing_extensions|collections\.abc)\s+import\b|^from\s+__future__\s+import\s+annotations\s*$/;

/** The first statement of a body, where it is nothing but a string. */
function isDocstring(tree: SyntaxTree, parent: SyntaxNode, child: SyntaxNode): boolean {
  if (child.type !== 'expression_statement' || child.children.length !== 1) return false;
  const string = child.children[0];
  if (string?.type !== 'string') return false;
  if (string.children.some(({ type }) => type === 'interpolation')) return false;
  // Bytes document nothing.
  if (/^r?b/i.test(readText(tree, string))) return false;
  const first = parent.children.find(each => each.isNamed && !isComment(each));
  return first === child && /^(?:block|module)$/.test(parent.type);
}

/** A comma before the end of a list says nothing, but in a tuple and after a hole. */
function isLastComma({ type, children }: SyntaxNode, child: SyntaxNode, at: number): boolean {
  if (child.type !== ',' || /tuple|subscript|parenthesized/.test(type)) return false;
  const isCode = (each: SyntaxNode) => !isComment(each);
  const before = children.slice(0, at).findLast(isCode);
  const after = children.slice(at + 1).find(isCode);
  return before?.isNamed === true && /^[)\]}]$/.test(after?.type ?? '');
}
