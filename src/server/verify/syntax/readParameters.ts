/** How many arguments a function takes, by its list of parameters in a syntax tree. */
import { isComment, readText, type SyntaxNode, type SyntaxTree } from './syntaxTree.ts';

export interface ParameterRange {
  readonly least: number;
  readonly most: number;
}

/** The range; null where it cannot be read. */
export function readParameters(tree: SyntaxTree, list: SyntaxNode): ParameterRange | null {
  // An arrow function may have one parameter without a list.
  if (list.type === 'identifier') return { least: 1, most: 1 };
  let least = 0;
  let most = 0;
  for (const item of list.children) {
    if (item.type === 'ERROR' || item.isMissing) return null;
    if (item.type === 'keyword_separator' || item.type === '*') return { least: 0, most };
    if (item.type === 'params') return { least, most: Number.POSITIVE_INFINITY };
    if ((!item.isNamed && item.type !== '...') || isComment(item)) continue;
    const text = readText(tree, item);
    if (UNCOUNTED.test(item.type) || IMPLIED.test(text)) continue;
    if (isRest(item, text)) most = Number.POSITIVE_INFINITY;
    else {
      const count = Math.max(1, item.children.filter(({ field }) => field === 'name').length);
      most += count;
      if (!isOptional(item)) least += count;
    }
  }
  return { least, most };
}

/** What no caller gives by its place. */
const UNCOUNTED =
  /self|receiver|separator|dictionary_splat|hash_splat|block_parameter|attribute|decorator/;
/** What a language hands over by itself, and C's word for nothing. */
const IMPLIED = /^(?:self|cls|this\b.*|void|\*\*\w+.*)$/s;

function isRest(item: SyntaxNode, text: string): boolean {
  const types = [item.type, ...item.children.map(({ type }) => type)];
  return (
    types.some(type => /rest|spread|splat|variadic/.test(type)) || /^(?:\.\.\.|params\b)/.test(text)
  );
}

function isOptional({ type, children }: SyntaxNode): boolean {
  if (/default|optional|assignment_pattern|keyword_parameter/.test(type)) return true;
  return children.some(
    child =>
      child.type === '=' || /default|equals_value/.test(child.type) || child.field === 'value',
  );
}
