/**
 * What code defines, at any depth and in any language with a grammar. It would rather see a definition
 * too many than miss one: grammars name things alike, and so do the rules here.
 */
import { type ParameterRange, readParameters } from './readParameters.ts';
import { findField, readText, type SyntaxNode, type SyntaxTree, walkTree } from './syntaxTree.ts';

export interface Definition {
  readonly name: string;
  /** How many arguments a caller may give; null where that cannot be read, or where none are given. */
  readonly parameters: ParameterRange | null;
}

/** The definitions in the order of the code; a name may be defined several times. */
export function listDefinitions(tree: SyntaxTree): readonly Definition[] {
  const found: Definition[] = [];
  for (const node of walkTree(tree.root)) {
    if (found.length >= MAX_DEFINITIONS) break;
    const value = findValue(node);
    for (const name of findNames(node)) {
      const parameters = findParameters(node, name, value);
      const text = readText(tree, name).replace(/^[$@:'"#]+|['"]$/g, '');
      found.push({
        name: text,
        parameters: parameters === undefined ? null : readParameters(tree, parameters),
      });
    }
  }
  return found;
}

/** Code that defines more is generated. */
const MAX_DEFINITIONS = 5_000;

const DEFINES =
  /(?:_declaration|_definition|_declarator|_item|_spec|_signature|_elem|_def|_variant|_alias|enum_constant|property_element|class_specifier|struct_specifier|enum_specifier|union_specifier|export_specifier|local_function_statement|variable_assignment)$|^(?:method|singleton_method|class|module|alias|function|function_expression|generator_function|type_alias_statement|internal_module)$/;
const ASSIGNS =
  /^(?:assignment|assignment_expression|assignment_statement|short_var_declaration|augmented_assignment|named_expression)$/;
/** Where a pattern may take a value apart. */
const PATTERN = /pattern|^(?:expression_list|identifier_list|left_assignment_list)$/;
/** `b: c` takes apart what is called b, and defines c. */
const PAIR = /^pair_pattern$/;
const IDENTIFIER = /identifier$|^(?:name|constant|instance_variable|setter|word|variable_name)$/;
const FUNCTION = /function|lambda|arrow|closure|^(?:func_literal|block|do_block|proc)$/;

/** The nodes that bear a name which this one defines. */
export function findNames(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'pair') return isFunctionPair(node) ? node.children.slice(0, 1) : [];
  if (ASSIGNS.test(node.type)) return listTargets(findField(node, 'left'));
  if (!DEFINES.test(node.type) || node.type.includes('parameter')) return [];
  const names = node.children.filter(
    ({ field }) => field === 'name' || field === 'alias' || field === 'property',
  );
  const others = ['pattern', 'declarator', 'left'].map(field => findField(node, field));
  return [...names, ...others].flatMap(listTargets);
}

/** A name of an object or a dictionary counts where its value is a function. */
function isFunctionPair(node: SyntaxNode): boolean {
  return FUNCTION.test(findField(node, 'value')?.type ?? '');
}

/** The names in what is assigned to: `a`, `a.b` (b), `[a, b]`, `*a(int)`. */
function listTargets(target: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (target === undefined) return [];
  if (PATTERN.test(target.type) && !PAIR.test(target.type) && target.children.length > 0) {
    return target.children.filter(({ isNamed }) => isNamed).flatMap(listTargets);
  }
  const inner = ['declarator', 'name', 'property', 'attribute', 'field', 'method', 'value'].map(
    field => findField(target, field),
  );
  const next = inner.find(each => each !== undefined);
  if (next !== undefined) return listTargets(next);
  return IDENTIFIER.test(target.type) || target.children.length === 0 ? [target] : [];
}

/** What is assigned to the names of a node, where that may be a function. */
function findValue(node: SyntaxNode): SyntaxNode | undefined {
  const value = findField(node, 'value') ?? findField(node, 'right');
  const only = value?.type === 'expression_list' ? value.children[0] : value;
  return only !== undefined && FUNCTION.test(only.type) ? only : undefined;
}

function findParameters(
  node: SyntaxNode,
  name: SyntaxNode,
  value: SyntaxNode | undefined,
): SyntaxNode | undefined {
  if (value !== undefined) return findField(value, 'parameters') ?? findField(value, 'parameter');
  for (let at: SyntaxNode | undefined = node; at !== undefined; ) {
    const found = findField(at, 'parameters');
    if (found !== undefined) return found;
    const next: SyntaxNode | undefined = findField(at, 'declarator');
    at = next !== undefined && next.start <= name.start && name.end <= next.end ? next : undefined;
  }
  return undefined;
}
