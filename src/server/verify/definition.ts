/**
 * Where and how code defines a name, without a parser: in many languages, at any depth. It would
 * rather see a definition too many than miss one.
 */

interface Definition {
  /** How many arguments a caller may give; null where that cannot be read. */
  readonly parameters: ParameterRange | null;
}

interface ParameterRange {
  readonly least: number;
  readonly most: number;
}

/** The definition of a name; null where the code has none. The last one counts, as it does at run time. */
export function definition(code: string, name: string): Definition | null {
  const word = name.replace(/\$/g, '\\$');
  const pattern = new RegExp(`(?<![\\w$])(?:${WAYS.map(way => way(word)).join('|')})`, 'gm');
  const found = [...code.matchAll(pattern)].at(-1);
  if (found === undefined) return null;
  return { parameters: parameters(code.slice(found.index + found[0].length), found[0]) };
}

const WAYS: readonly ((word: string) => string)[] = [
  word => `(?:function\\s*\\*?|def|fn|fun|func(?:\\s*\\([^)]*\\))?|sub)\\s+${word}(?![\\w$])`,
  word => `(?:class|interface|type|enum|struct|trait|object|record)\\s+${word}(?![\\w$])`,
  word => `(?:const|let|var|val)\\s+${word}\\s*(?::[^=\\n]+)?=\\s*`,
  word => `(?:exports|module\\.exports|this|prototype)\\.${word}\\s*=\\s*`,
  word => `^[ \\t]*${word}\\s*(?::[^=\\n]+)?=(?!=)\\s*`,
  word => `${word}\\s*:\\s*(?=(?:async\\s+)?(?:function\\b|\\([^()]*\\)\\s*=>))`,
  word => `^[ \\t]*(?:[\\w<>,[\\]*&:]+\\s+)*[*&]*${word}(?=\\s*\\([^;]*\\)\\s*(?::[^{;=]+)?\\{)`,
];

/** `rest` begins after the name; a class takes its constructor's parameters, which are not read. */
function parameters(rest: string, head: string): ParameterRange | null {
  if (/(?:class|interface|type|enum|struct|trait|object|record)\s+\S+$/.test(head)) return null;
  const opening = /^\s*(?:async\s*)?(?:function\s*\*?\s*[\w$]*\s*)?(?:<[^>]*>)?\s*\(/.exec(rest);
  const lambda = /^\s*lambda\s+([^:]*):/.exec(rest)?.[1];
  if (lambda !== undefined) return ranged(splitList(`${lambda})`));
  if (opening !== null) {
    const list = splitList(rest.slice(opening[0].length));
    return list === null ? null : ranged(list);
  }
  return /^\s*(?:async\s+)?[\w$]+\s*=>/.test(rest) ? { least: 1, most: 1 } : null;
}

/**
 * The items up to the closing parenthesis, split at commas that stand in no bracket or string. Type
 * arguments are taken out first, for their commas: `Map<string, number>`.
 */
function splitList(text: string): readonly string[] | null {
  const items = [''];
  let depth = 0;
  let quote = '';
  const plain = text.slice(0, MAX_LIST_CHARS).replace(/(?<=\w)<[\w\s,.|[\]<>]*>(?!=)/g, '');
  for (const letter of plain) {
    if (quote === '' && depth === 0 && letter === ')')
      return items.map(i => i.trim()).filter(Boolean);
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0 && quote === '') items.push('');
    else items[items.length - 1] += letter;
  }
  return null;
}

const MAX_LIST_CHARS = 2_000;

function ranged(items: readonly string[] | null): ParameterRange | null {
  if (items === null) return null;
  const own = items.filter(item => !/^(self|cls|this\b.*|\*|\/|\*\*\w+.*)$/.test(item));
  const rest = own.some(item => /^(\.\.\.|\*\w)/.test(item));
  const named = own.filter(item => !/^(\.\.\.|\*\w)/.test(item));
  const isKeywordOnly = items.indexOf('*') >= 0;
  const needed = named.filter(item => !/=|\?\s*(:|$)/.test(item.replace(/=>/g, '')));
  const most = rest ? Number.POSITIVE_INFINITY : named.length;
  return isKeywordOnly ? { least: 0, most } : { least: needed.length, most };
}
