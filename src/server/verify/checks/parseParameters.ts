/** How many arguments a function takes, read from what stands behind its name. */

export interface ParameterRange {
  readonly least: number;
  readonly most: number;
}

/** A list of parameters that is longer cannot be read. */
export const MAX_LIST_CHARS = 2_000;

/** The range; null where it cannot be read. */
export function parseParameters(text: string): ParameterRange | null {
  const rest = stripComments(text.slice(0, MAX_LIST_CHARS));
  const opening = /^\s*(?:async\s*)?(?:function\s*\*?\s*[\w$]*\s*)?(?:<[^>(]*>)?\s*\(/.exec(rest);
  const lambda = /^\s*lambda\s+([^:\n]*):/.exec(rest)?.[1];
  if (lambda !== undefined) return computeRange(splitList(`${lambda})`));
  if (opening !== null) return computeRange(splitList(rest.slice(opening[0].length)));
  return /^\s*(?:async\s+)?[\w$]+\s*=>/.test(rest) ? { least: 1, most: 1 } : null;
}

/** Comments stand between parameters, with commas and brackets of their own. */
function stripComments(text: string): string {
  const parts =
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=[\s,(])#(?![\w]+[ \t]*[,)=;])[^\n]*/g;
  return text.replace(parts, (_, quoted: string | undefined) => quoted ?? '');
}

/**
 * The items up to the closing parenthesis, split at commas that stand in no bracket or string. Type
 * arguments are taken out first, for their commas: `Map<string, number>`.
 */
function splitList(text: string): readonly string[] | null {
  const items: string[][] = [[]];
  let depth = 0;
  let quote = '';
  const plain = text.replace(/(?<=\w)<[\w\s,.|[\]<>']*>(?!=)/g, '');
  for (const letter of plain) {
    if (quote === '' && depth === 0 && letter === ')') {
      return items.map(item => item.join('').trim()).filter(Boolean);
    }
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0 && quote === '') items.push([]);
    else items.at(-1)?.push(letter);
  }
  return null;
}

function computeRange(items: readonly string[] | null): ParameterRange | null {
  if (items === null) return null;
  const own = items.filter(item => !/^(self|cls|this\b.*|\*|\/|\*\*\w+.*)$/.test(item));
  const rest = own.some(item => /^(\.\.\.|\*\w)/.test(item));
  const named = own.filter(item => !/^(\.\.\.|\*\w)/.test(item));
  const isKeywordOnly = items.indexOf('*') >= 0;
  const needed = named.filter(item => !/=|\?\s*(:|$)/.test(item.replace(/=>/g, '')));
  const most = rest ? Number.POSITIVE_INFINITY : named.length;
  return isKeywordOnly ? { least: 0, most } : { least: needed.length, most };
}
