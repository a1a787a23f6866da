/**
 * What a function takes: by types, else by documentation and default values, else by how the code uses
 * what it is given.
 */
import { INTEGER, type Shape, UNKNOWN } from '../calls/index.ts';
import {
  findField,
  isComment,
  readText,
  type SyntaxNode,
  type SyntaxTree,
} from '../syntax/index.ts';
import { inferShape, recordOf } from './inferShape.ts';
import { type FindName, parseType } from './parseType.ts';
import { readLiteral } from './readLiteral.ts';
import { shapeOfValue } from './shapeOfValue.ts';

export interface Parameter {
  readonly name: string;
  readonly shape: Shape;
  readonly isOptional: boolean;
  readonly isRest: boolean;
  /** Python's, that are given by name alone. */
  readonly isNamed: boolean;
  /** By its type, a default value or its documentation; else by its use. */
  readonly isTyped: boolean;
}

/** Null where it takes what cannot be told: patterns inside of patterns, all named ones. */
export function readParameterShapes(
  tree: SyntaxTree,
  callable: SyntaxNode,
  whole: SyntaxNode,
  findName: FindName,
): readonly Parameter[] | null {
  const list = findField(callable, 'parameters');
  const single = findField(callable, 'parameter');
  const items = list?.children ?? (single ? [single] : []);
  const context: Context = {
    tree,
    code: readText(tree, whole),
    doc: readDoc(tree, whole),
    findName,
  };
  const found: Parameter[] = [];
  let isNamed = false;
  for (const item of items) {
    if (item.type === 'keyword_separator' || item.type === '*') isNamed = true;
    if (!item.isNamed || isComment(item) || item.type.endsWith('separator')) continue;
    const text = readText(tree, item);
    if (/^(?:self|cls|this\b.*)$/s.test(text)) continue;
    const parameter = readParameter(item, context, isNamed);
    if (parameter === null) return null;
    if (parameter.isRest) isNamed = true;
    found.push(...(text.startsWith('**') ? listFurther(parameter) : [parameter]));
  }
  return found;
}

/** By names that nobody knows, in no order. */
function listFurther({ shape, isTyped }: Parameter): readonly Parameter[] {
  const own = { shape: isTyped ? shape : INTEGER, isTyped: true };
  const form = { isOptional: true, isRest: false, isNamed: true };
  return ['zeta', 'alpha'].map(name => ({ name, ...own, ...form }));
}

interface Context {
  readonly tree: SyntaxTree;
  /** The function's own code. */
  readonly code: string;
  readonly doc: string;
  readonly findName: FindName;
}

function readParameter(item: SyntaxNode, context: Context, isNamed: boolean): Parameter | null {
  const { tree, findName } = context;
  const pattern = findPattern(item);
  if (pattern === undefined) return null;
  const isRest =
    /rest_pattern|list_splat/.test(pattern.type) || /rest_pattern|list_splat/.test(item.type);
  const text = readText(tree, pattern).replace(/^(?:\.\.\.|\*+)\s*/, '');
  const type = findField(item, 'type');
  const value =
    findField(item, 'value') ??
    (item.type === 'assignment_pattern' ? findField(item, 'right') : undefined);
  const isOptional = value !== undefined || item.type === 'optional_parameter';
  const typed = type && parseType(stripType(readText(tree, type)), findName);
  const told = typed ?? readDocumentedType(text, context);
  const given = value && shapeOfDefault(readText(tree, value));
  const base = { name: text, isOptional, isRest, isNamed: isNamed && !isRest };
  if (told !== undefined && told.kind !== 'unknown') {
    const shape = isRest && told.kind === 'list' ? told.of : told;
    return { ...base, shape, isTyped: true };
  }
  if (given !== undefined) return { ...base, shape: given, isTyped: true };
  const used =
    pattern.type === 'object_pattern'
      ? recordOf(text.slice(1, -1), context.code, 1)
      : inferShape(text, readBody(context));
  const shape = isRest ? (used.kind === 'list' ? used.of : UNKNOWN) : used;
  return { ...base, shape, isTyped: false };
}

/** Where the parameter itself is written; undefined where it has no name. */
function findPattern(item: SyntaxNode): SyntaxNode | undefined {
  const inner = findField(item, 'pattern') ?? findField(item, 'name') ?? findField(item, 'left');
  if (inner !== undefined) return inner;
  if (item.type === 'typed_parameter') return item.children[0];
  return item;
}

function stripType(text: string): string {
  const plain = text.replace(/^:\s*/, '').trim();
  // Python writes types in quotes that are defined later.
  return /^(["'])[\w[\], .|]*\1$/.test(plain) && /^["'][A-Z]/.test(plain)
    ? plain.slice(1, -1)
    : plain;
}

/** The body alone: a list of parameters uses nothing. */
function readBody({ code }: Context): string {
  const from = code.search(/\)\s*(?::[^{\n]*?|->[^\n]*?)?(?:=>|\{|:\s*\n)|=>/);
  const body = from < 0 ? code : code.slice(from);
  // A chain of calls goes over several lines.
  return body.replace(/\s*\n\s*(?=\??\.[A-Za-z_])/g, '');
}

/** The comment before it, and the string that is its first statement. */
function readDoc(tree: SyntaxTree, whole: SyntaxNode): string {
  const before = tree.code.slice(Math.max(0, whole.start - MAX_DOC_CHARS), whole.start);
  const comment =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:export\s+(?:default\s+)?)?(?:async\s+)?(?:const|let|var)?\s*$/.exec(
      before,
    )?.[1] ?? '';
  const string = /:\s*\n\s*[rR]?("""|''')([\s\S]*?)\1/.exec(readText(tree, whole))?.[2] ?? '';
  return `${comment}\n${string}`;
}

const MAX_DOC_CHARS = 3_000;

function readDocumentedType(name: string, { doc, findName }: Context): Shape | undefined {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const jsdoc = new RegExp(
    `@param\\s*\\{((?:[^{}]|\\{[^{}]*\\})*)\\}\\s*\\[?${word}(?![\\w$])([^\\n]*)`,
  ).exec(doc);
  if (jsdoc?.[1] !== undefined) return refineByWords(parseType(jsdoc[1], findName), jsdoc[2] ?? '');
  const sphinx = new RegExp(
    `:type\\s+${word}:\\s*([^\\n]+)|:param\\s+([\\w[\\], .]+?)\\s+${word}:`,
  ).exec(doc);
  const google = new RegExp(
    `^\\s*${word}\\s*(?:\\(([^)\\n]+)\\)\\s*:|:\\s*([a-z][\\w[\\], .|]*)\\s*$)`,
    'm',
  ).exec(doc);
  const text = sphinx?.[1] ?? sphinx?.[2] ?? google?.[1] ?? google?.[2];
  return text === undefined
    ? undefined
    : parseType(text.replace(/,\s*optional\b/, '').trim(), findName);
}

/** "an integer" of a number. */
function refineByWords(shape: Shape, words: string): Shape {
  const isWhole = /\b(?:integers?|whole|index|count)\b/i.test(words.split('@')[0] ?? '');
  return shape.kind === 'number' && isWhole ? INTEGER : shape;
}

function shapeOfDefault(text: string): Shape | undefined {
  const value = readLiteral(text.trim());
  if (value === null) return undefined;
  const shape = shapeOfValue(value);
  return shape.kind === 'null' ? undefined : shape;
}
