/** The functions and classes of code with what they take. */
import { type Field, INTEGER, type Shape, UNKNOWN } from '../calls/index.ts';
import {
  findField,
  readText,
  type SyntaxNode,
  type SyntaxTree,
  walkTree,
} from '../syntax/index.ts';
import { type FindName, parseType } from './parseType.ts';
import { type Parameter, readParameterShapes } from './readParameterShapes.ts';

export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The code gives it away: others call it. */
  readonly isExported: boolean;
  /** Of a class; empty for a function. */
  readonly methods: readonly Signature[];
  readonly isClass: boolean;
  /** Where it stands in the code. */
  readonly start: number;
  readonly end: number;
}

const MAX_SIGNATURES = 40;

/** Top-level functions and classes, in the order of the code. */
export function readSignatures(tree: SyntaxTree): readonly Signature[] {
  const findName = collectTypes(tree);
  const found: Signature[] = [];
  for (const { node, isExported } of listTopLevel(tree)) {
    if (found.length >= MAX_SIGNATURES) break;
    const signature = readSignature(tree, node, isExported, findName);
    if (signature !== null) found.push(signature);
  }
  const common = listExportedLater(tree.code);
  return found.map(one => (common.has(one.name) ? { ...one, isExported: true } : one));
}

interface TopLevel {
  readonly node: SyntaxNode;
  readonly isExported: boolean;
}

function listTopLevel(tree: SyntaxTree): readonly TopLevel[] {
  const found: TopLevel[] = [];
  for (const child of tree.root.children) {
    const isExported = child.type === 'export_statement';
    const inner = isExported ? (findField(child, 'declaration') ?? child) : child;
    const node =
      inner.type === 'decorated_definition' ? (findField(inner, 'definition') ?? inner) : inner;
    const variables = /^(?:lexical|variable)_declaration$/.test(node.type)
      ? node.children.filter(({ type }) => type === 'variable_declarator')
      : [node];
    found.push(...variables.map(variable => ({ node: variable, isExported })));
  }
  return found;
}

/** `export { a, b }`, `module.exports = { a }`, `exports.a =`, `__all__ = ["a"]`. */
function listExportedLater(code: string): ReadonlySet<string> {
  const lists = [
    ...code.matchAll(
      /\bexport\s*\{([^}]*)\}|\bmodule\.exports\s*=\s*\{([^}]*)\}|^__all__\s*=\s*[[(]([^\])]*)/gm,
    ),
  ].flatMap(([, a, b, c]) => (a ?? b ?? c ?? '').split(','));
  const single = [
    ...code.matchAll(
      /\b(?:module\.)?exports(?:\.\w+)?\s*=\s*(\w+)\s*;?\s*$|\bexport\s+default\s+(\w+)\s*;/gm,
    ),
  ].map(([, a, b]) => a ?? b ?? '');
  return new Set([...lists, ...single].map(part => /[\w$]+/.exec(part)?.[0] ?? ''));
}

function readSignature(
  tree: SyntaxTree,
  node: SyntaxNode,
  isExported: boolean,
  findName: FindName,
): Signature | null {
  const name = findField(node, 'name');
  if (name === undefined || !/identifier$/.test(name.type)) return null;
  if (/^class_(?:declaration|definition)$/.test(node.type)) {
    return readClass(tree, node, isExported, findName);
  }
  const callable = node.type === 'variable_declarator' ? findField(node, 'value') : node;
  if (callable === undefined || !CALLABLE.test(callable.type)) return null;
  const parameters = readParameterShapes(tree, callable, node, findName);
  if (parameters === null) return null;
  return {
    ...{ name: readText(tree, name), parameters, isExported, methods: [], isClass: false },
    ...placeOf(tree, node),
  };
}

const CALLABLE =
  /^(?:function_declaration|generator_function_declaration|function_expression|generator_function|function|arrow_function|function_definition)$/;

function readClass(
  tree: SyntaxTree,
  node: SyntaxNode,
  isExported: boolean,
  findName: FindName,
): Signature | null {
  const [name, body] = [findField(node, 'name'), findField(node, 'body')];
  if (name === undefined || body === undefined) return null;
  let made: readonly Parameter[] | null = readFieldsAsParameters(tree, node, body, findName);
  const methods: Signature[] = [];
  for (const child of body.children) {
    const member = child.type === 'decorated_definition' ? findField(child, 'definition') : child;
    if (member === undefined || !/^(?:method_definition|function_definition)$/.test(member.type))
      continue;
    const own = findField(member, 'name');
    const parameters = readParameterShapes(tree, member, member, findName);
    if (own === undefined || parameters === null) continue;
    const word = readText(tree, own);
    const isPlain =
      !/\b(?:static|get|set)\b/.test(tree.code.slice(member.start, own.start)) && child === member;
    if (word === 'constructor' || word === '__init__') made = parameters;
    else if (isPlain && !/^[_#]/.test(word) && own.type !== 'private_property_identifier') {
      methods.push({
        ...{ name: word, parameters, isExported: true, methods: [], isClass: false },
        ...placeOf(tree, member),
      });
    }
  }
  return {
    ...{ name: readText(tree, name), parameters: made ?? [], isExported, methods, isClass: true },
    ...placeOf(tree, node),
  };
}

function placeOf({ leadChars }: SyntaxTree, { start, end }: SyntaxNode) {
  return { start: start - leadChars, end: end - leadChars };
}

/** A data class is made of its fields. */
function readFieldsAsParameters(
  tree: SyntaxTree,
  node: SyntaxNode,
  body: SyntaxNode,
  findName: FindName,
): readonly Parameter[] | null {
  if (node.type !== 'class_definition') return null;
  const head = tree.code.slice(Math.max(0, node.start - 80), body.start);
  if (!/@(?:dataclasses\.)?dataclass\b|\(\s*(?:typing\.)?NamedTuple\s*\)/.test(head)) return null;
  return readFields(tree, body, findName).map(({ name, shape, isOptional }) => ({
    ...{ name, shape, isOptional, isRest: false, isNamed: false, isTyped: true },
  }));
}

function readFields(tree: SyntaxTree, body: SyntaxNode, findName: FindName): readonly Field[] {
  const text = readText(tree, body);
  return [...text.matchAll(/^[ \t]*(\w+)\s*:\s*([^=\n#]+?)[ \t]*(=[^\n]*)?(?:#[^\n]*)?$/gm)].map(
    ([, name = '', type = '', value]) => ({
      name,
      shape: parseType(type, findName),
      isOptional: value !== undefined,
    }),
  );
}

/** Types and classes of the code, by name. */
function collectTypes(tree: SyntaxTree): FindName {
  const nodes = new Map<string, SyntaxNode>();
  const generics = new Set<string>();
  for (const node of walkTree(tree.root)) {
    const name = findField(node, 'name');
    if (name === undefined) continue;
    if (node.type === 'type_parameter') generics.add(readText(tree, name));
    if (/^(?:interface|type_alias|enum|class)_(?:declaration|definition)$/.test(node.type)) {
      nodes.set(readText(tree, name), node);
    }
  }
  for (const [, name = ''] of tree.code.matchAll(/^(\w+)\s*=\s*(?:typing\.)?TypeVar\(/gm))
    generics.add(name);
  const find: FindName = (name, depth) => {
    if (generics.has(name)) return INTEGER;
    const node = nodes.get(name);
    if (node === undefined || depth > MAX_TYPE_DEPTH) return null;
    return readDefinedType(tree, node, name, (inner, more) => find(inner, depth + more));
  };
  return find;
}

const MAX_TYPE_DEPTH = 8;

function readDefinedType(
  tree: SyntaxTree,
  node: SyntaxNode,
  name: string,
  findName: FindName,
): Shape | null {
  const body = findField(node, 'body') ?? findField(node, 'value');
  if (body === undefined) return null;
  const text = readText(tree, body);
  if (node.type === 'type_alias_declaration') return parseType(text, findName, 1);
  if (node.type === 'interface_declaration') {
    return /\bextends\b/.test(tree.code.slice(node.start, body.start))
      ? UNKNOWN
      : parseType(text, findName, 1);
  }
  if (
    node.type === 'class_definition' &&
    /\(\s*(?:typing\.)?TypedDict\b/.test(tree.code.slice(node.start, body.start))
  ) {
    return { kind: 'record', fields: readFields(tree, body, findName) };
  }
  if (!/^class_/.test(node.type)) return null;
  const signature = readClass(tree, node, false, findName);
  if (signature === null) return null;
  const given = signature.parameters
    .filter(one => !one.isOptional && !one.isRest)
    .map(one => one.shape);
  return { kind: 'instance', name, given };
}
