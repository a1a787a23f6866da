/**
 * Code with one small fault each: another comparison, another sign, a number off by one, a condition that
 * is always true. What tells code from its mutants looks at what the code does.
 */
import { findLanguage, type LogicWords } from '../../../core/languages/index.ts';
import { findField, readText, type SyntaxNode, type SyntaxTree } from '../syntax/index.ts';

export interface Mutant {
  readonly code: string;
  /** What was changed, for a reader. */
  readonly what: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Spread evenly over the code, so that each part of it is touched. */
export function makeMutants(tree: SyntaxTree, language: string, most: number): readonly Mutant[] {
  const words = findLanguage(language)?.logic;
  if (words === undefined) return [];
  const edits = listRunning(tree.root).flatMap(node => listEdits(tree, node, words));
  const count = Math.min(most, edits.length);
  const chosen = Array.from(
    { length: count },
    (_, at) => edits[Math.floor((at * edits.length) / count)],
  );
  return chosen.flatMap(edit => (edit === undefined ? [] : [applyEdit(tree, edit)]));
}

function applyEdit({ code, leadChars }: SyntaxTree, { start, end, text }: Edit): Mutant {
  const from = code.lastIndexOf('\n', start - 1) + 1;
  const to = code.indexOf('\n', end) < 0 ? code.length : code.indexOf('\n', end);
  const line = `${code.slice(from, start)}${text}${code.slice(end, to)}`.trim();
  return {
    code: `${code.slice(leadChars, start)}${text}${code.slice(end)}`,
    what: `\`${code.slice(from, to).trim()}\` as \`${line}\``,
  };
}

/** All nodes but those of types and imports. */
function listRunning(root: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (IDLE.test(node.type)) continue;
    found.push(node);
    open.push(...node.children.toReversed());
  }
  return found;
}

/** Each operator and the one that stands for it. */
const SWAPS: ReadonlyMap<string, string> = new Map(
  (
    '< <=,<= <,> >=,>= >,=== !==,!== ===,== !=,!= ==,+ -,- +,* +,/ *,% *,** *,// *,&& ||,|| &&,?? &&,' +
    'and or,or and,+= -=,-= +=,*= +=,/= *=,//= *=,%= +=,++ --,-- ++,& |,| &,^ &,<< >>,>> <<,&= |=,|= &='
  )
    .split(',')
    .map(pair => pair.split(' ') as [string, string]),
);

const OPERATES =
  /^(?:binary_expression|binary_operator|comparison_operator|boolean_operator|augmented_assignment|augmented_assignment_expression|update_expression)$/;
/** What is not run, or is no behaviour. */
const IDLE =
  /^(?:type_annotation|type_arguments|type_parameters|type_alias_declaration|interface_declaration|type|import_statement|import_from_statement|comment)$/;

function listEdits(tree: SyntaxTree, node: SyntaxNode, words: LogicWords): readonly Edit[] {
  const replace = ({ start, end }: SyntaxNode, text: string): Edit => ({ start, end, text });
  const text = readText(tree, node);
  if (OPERATES.test(node.type)) {
    return node.children.flatMap(child => {
      const swap = child.isNamed ? undefined : SWAPS.get(child.type);
      return swap === undefined ? [] : [replace(child, swap)];
    });
  }
  if (/^(?:number|integer|float)$/.test(node.type) && /^\d+(?:\.\d+)?$/.test(text)) {
    return [replace(node, String(Number(text) + 1))];
  }
  if (/^(?:true|True)$/.test(node.type + text) || text === 'true' || text === 'True') {
    return node.children.length === 0 ? [replace(node, text === 'true' ? 'false' : 'False')] : [];
  }
  if (text === 'false' || text === 'False')
    return [replace(node, text === 'false' ? 'true' : 'True')];
  if (
    node.type === 'if_statement' ||
    node.type === 'while_statement' ||
    node.type === 'ternary_expression'
  ) {
    const condition = findField(node, 'condition');
    return condition === undefined
      ? []
      : [replace(condition, words.negate(readText(tree, condition)))];
  }
  if (node.type === 'return_statement') {
    const value = node.children.find(child => child.isNamed);
    return value === undefined ? [] : [replace(value, words.nothing)];
  }
  const [done] = node.type === 'expression_statement' ? node.children : [];
  // What is only done and gives nothing is left out.
  if (done !== undefined && /^(?:call|call_expression)$/.test(done.type)) {
    return [replace(done, words.nothing)];
  }
  if (node.type === 'string' && /^["'].+["']$/.test(text) && text.length < MAX_STRING) {
    return [replace(node, `${text[0] === '"' ? '"' : "'"}${text[0] === '"' ? '"' : "'"}`)];
  }
  return [];
}

const MAX_STRING = 60;
