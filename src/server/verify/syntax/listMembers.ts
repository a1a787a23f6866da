/**
 * What code defines that others may use: its types with their members, and its functions, but nothing
 * inside of a function. Plain values are none; they come and go with how code is written.
 */
import { findNames } from './listDefinitions.ts';
import { findField, readText, type SyntaxNode, type SyntaxTree } from './syntaxTree.ts';

export interface Member {
  readonly name: string;
  readonly start: number;
}

/** The members in the order of the code. */
export function listMembers(tree: SyntaxTree): readonly Member[] {
  const members: Member[] = [];
  const open: SyntaxNode[] = [tree.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (members.length >= MAX_MEMBERS) break;
    if (!isValue(node)) {
      for (const name of findNames(node)) {
        const text = readText(tree, name).replace(/^[$@:'"#]+|['"]$/g, '');
        members.push({ name: text, start: name.start - tree.leadChars });
      }
    }
    if (FUNCTION.test(node.type)) continue;
    open.push(...node.children.toReversed());
  }
  return members;
}

/** Code that defines more is generated. */
const MAX_MEMBERS = 5_000;

const FUNCTION =
  /^(?:.*function.*|.*lambda.*|.*closure.*|method|singleton_method|method_(?:definition|declaration)|constructor_declaration|func_literal|accessor_declaration|macro_definition)$/;
const HOLDS_VALUE =
  /assignment|^(?:variable_declarator|init_declarator|let_declaration|const_item|static_item|var_spec|const_spec|short_var_declaration|named_expression|.*import.*|use_.*|export_specifier|preproc_.*)$/;

/** Something that holds a value, and no function. */
function isValue(node: SyntaxNode): boolean {
  if (!HOLDS_VALUE.test(node.type)) return false;
  const value = findField(node, 'value') ?? findField(node, 'right');
  return value === undefined || !FUNCTION.test(value.type);
}
