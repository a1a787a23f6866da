/**
 * What a value without a type is, by how code uses it: `a.trim()` is said of a string, `a.push()` of a
 * list, `a * 2` of a number. What says nothing stays a guess.
 *
 * The tables hold what JavaScript and Python call such things; both are asked of either.
 */
import {
  BOOLEAN,
  type Field,
  INTEGER,
  listOf,
  NUMBER,
  type Shape,
  STRING,
  UNKNOWN,
  unite,
} from '../calls/index.ts';

/** A value inside of values inside of values is guessed. */
const MAX_DEPTH = 3;
const MAX_FIELDS = 12;

/** `name` may be any expression of names and points, e.g. `item.price`. */
export function inferShape(name: string, code: string, depth = 0): Shape {
  const at = escapeName(name);
  const has = (pattern: string) => new RegExp(pattern).test(code);
  const member = (names: string) => has(`${at}\\??\\.(?:${names})\\b`);
  if (depth > MAX_DEPTH) return UNKNOWN;
  if (has(`${at}(?:\\?\\.)?\\(`) || has(`\\b(?:map|filter|reduce)\\(${at}\\s*,`)) {
    const returns = PREDICATE.test(name) ? BOOLEAN : UNKNOWN;
    const isLate = has(`\\bawait\\s+${at}\\(|${at}\\([^()]*\\)\\.then\\(`);
    return { kind: 'function', returns, arity: countArguments(at, code), isLate };
  }
  if (member(STRING_ONLY)) return STRING;
  if (member(MAP_ONLY))
    return { kind: 'map', key: STRING, of: inferElement(name, code, depth), isObject: false };
  if (member(SET_ONLY)) return { kind: 'set', of: UNKNOWN };
  if (member(DICTIONARY_ONLY) || has(`\\bObject\\.(?:keys|entries|values)\\(\\s*${at}\\s*\\)`)) {
    return { kind: 'map', key: STRING, of: UNKNOWN, isObject: true };
  }
  if (
    member(LIST_ONLY) ||
    has(`\\b(?:sum|sorted|enumerate|reversed|zip|min|max)\\(\\s*${at}\\s*[,)]`)
  ) {
    return listOf(inferElement(name, code, depth));
  }
  if (has(`\\bfor\\b[^\\n]*?\\b(?:of|in)\\s+${at}(?![\\w$.(\\[])`) || has(`\\[\\.\\.\\.${at}\\]`)) {
    return listOf(inferElement(name, code, depth));
  }
  const fields = listFields(at, code, name, depth);
  if (fields.length > 0) return { kind: 'record', fields };
  return inferPlain(name, code, has, depth);
}

/** A number, a string, or what has a length and places. */
function inferPlain(
  name: string,
  code: string,
  has: (pattern: string) => boolean,
  depth: number,
): Shape {
  const at = escapeName(name);
  const isCounted = has(`(?:${at}\\??\\.length\\b|\\blen\\(\\s*${at}\\s*\\))`);
  const isIndexed = has(`${at}\\[`);
  if (isCounted || isIndexed) {
    const texts = has(`${at}\\[[^\\]\\n]+\\]\\s*(?:===?|!==?|in)\\s*["']`);
    if (texts) return STRING;
    const element = depth < MAX_DEPTH ? inferElement(name, code, depth) : INTEGER;
    if (element.kind !== 'unknown') return listOf(element);
    return unite([STRING, listOf(element)]);
  }
  if (
    has(
      `\\[\\s*${at}\\s*\\]|\\brange\\([^)\\n]*${at}|[%&|^]\\s*${at}(?!\\w)|${at}\\s*(?:%(?!\\()|//|<<|>>|&(?!&)|\\^)`,
    )
  ) {
    return INTEGER;
  }
  if (
    has(
      `${at}\\s*[*/-]|[*/-]\\s*${at}(?![\\w$])|\\bMath\\.\\w+\\([^)\\n]*${at}|\\babs\\(\\s*${at}|${at}\\s*(?:[<>]=?|[+*/-]=)\\s*-?\\d|-?\\d\\s*[<>]=?\\s*${at}|(?:\\+\\+|--)${at}|${at}(?:\\+\\+|--)|${at}\\s*\\+\\s*\\d|\\.toFixed\\b`,
    )
  ) {
    return NUMBER;
  }
  const told = [
    ...code.matchAll(
      new RegExp(`${at}\\s*(?:[!=]==?)\\s*(["'])((?:(?!\\1)[^\\n\\\\]){0,60})\\1`, 'g'),
    ),
  ];
  if (told.length > 0) return STRING;
  if (
    has(
      `(?:\\.(?:includes|startsWith|endsWith|indexOf|split|join|replace)\\(|["'\`]\\s*\\+)\\s*${at}(?![\\w$])`,
    )
  ) {
    return STRING;
  }
  if (has(`${at}\\s*(?:[<>]=?|\\+)|[<>]=?\\s*${at}(?![\\w$])`)) return NUMBER;
  if (
    PREDICATE.test(name) ||
    has(`(?:\\bif\\s*\\(?\\s*(?:not\\s+|!)?|\\?\\s*|&&\\s*|\\|\\|\\s*)${at}\\s*(?:\\)|:|\\?)`)
  ) {
    return unite([BOOLEAN, UNKNOWN]);
  }
  return UNKNOWN;
}

const PREDICATE = /(?:^|[.)])(?:is|has|should|can|predicate|test|keep|matches)(?:[A-Z_]\w*|$)/;

const STRING_ONLY =
  'toUpperCase|toLowerCase|trim|trimStart|trimEnd|charAt|charCodeAt|codePointAt|split|startsWith|endsWith|padStart|padEnd|replace|replaceAll|match|matchAll|substring|substr|repeat|normalize|localeCompare|upper|lower|strip|lstrip|rstrip|splitlines|startswith|endswith|isdigit|isalpha|isalnum|isspace|isupper|islower|title|capitalize|zfill|ljust|rjust|center|encode|casefold|partition|rpartition|removeprefix|removesuffix|swapcase|translate';
const LIST_ONLY =
  'map|filter|reduce|reduceRight|forEach|push|pop|shift|unshift|some|every|find|findIndex|findLast|flatMap|flat|sort|toSorted|reverse|toReversed|splice|fill|append|extend|insert|slice|concat|join|at|includes|indexOf';
const MAP_ONLY = 'get\\([^)]*\\)[\\s\\S]*?\\.set|set\\([^)]*,[^)]*\\)';
const SET_ONLY = 'union|intersection|difference|issubset|issuperset|symmetric_difference';
const DICTIONARY_ONLY = 'items|values|keys|setdefault|update|get';

/** What members of every value are no fields. */
const COMMON = new Set(
  `${STRING_ONLY}|${LIST_ONLY}|length|toString|toFixed|valueOf|hasOwnProperty|call|apply|bind|then|catch|finally|copy|count|index|add|has|delete|size|remove|clear|format|find|constructor|prototype|getTime|${DICTIONARY_ONLY}`.split(
    '|',
  ),
);

function listFields(at: string, code: string, name: string, depth: number): readonly Field[] {
  const names = new Set<string>();
  for (const [, field = ''] of code.matchAll(
    new RegExp(`${at}\\??\\.([A-Za-z_$][\\w$]*)(?!\\s*\\()`, 'g'),
  )) {
    if (!COMMON.has(field)) names.add(field);
  }
  for (const [, , field = ''] of code.matchAll(
    new RegExp(`${at}(?:\\[|\\.get\\()(["'])([\\w$ -]+)\\1`, 'g'),
  )) {
    names.add(field);
  }
  for (const [, list = ''] of code.matchAll(
    new RegExp(`\\{([^{}()]*)\\}\\s*=\\s*${at}(?![\\w$.(\\[])`, 'g'),
  )) {
    for (const part of list.split(',')) names.add(part.trim().split(/[\s:=]/)[0] ?? '');
  }
  names.delete('');
  return [...names].slice(0, MAX_FIELDS).map(field => ({
    name: field,
    shape: refineField(field, name, code, depth),
    isOptional: false,
  }));
}

function refineField(field: string, owner: string, code: string, depth: number): Shape {
  const direct = inferShape(`${owner}.${field}`, code, depth + 1);
  if (direct.kind !== 'unknown') return direct;
  // Taken apart, or read by its name in brackets.
  const quoted = code.replace(
    new RegExp(`${escapeName(owner)}\\[(["'])${field}\\1\\]`, 'g'),
    `${owner}.${field}`,
  );
  const again = quoted === code ? UNKNOWN : inferShape(`${owner}.${field}`, quoted, depth + 1);
  return again.kind === 'unknown' ? guessByName(field) : again;
}

/** Names tell little, yet more than nothing. */
function guessByName(name: string): Shape {
  if (/(?:name|text|title|key|label|word|email|path|url|str|message|kind|type)s?$/i.test(name))
    return STRING;
  if (
    /(?:count|size|length|total|price|amount|age|index|num|number|qty|quantity|score|value|year|id|x|y|n|max|min|limit)$/i.test(
      name,
    )
  ) {
    return NUMBER;
  }
  if (PREDICATE.test(name) || /(?:active|enabled|done|visible|paid|ok)$/i.test(name))
    return BOOLEAN;
  return UNKNOWN;
}

/** What a list holds, by the names that its members get in loops and callbacks. */
function inferElement(name: string, code: string, depth: number): Shape {
  const at = escapeName(name);
  const names = [
    ...code.matchAll(
      new RegExp(
        `\\bfor\\s*\\(?\\s*(?:const|let|var)?\\s*([A-Za-z_$][\\w$]*)\\s+(?:of|in)\\s+${at}(?![\\w$])`,
        'g',
      ),
    ),
    ...code.matchAll(
      new RegExp(`\\bfor\\s+\\w+\\s*,\\s*([A-Za-z_]\\w*)\\s+in\\s+enumerate\\(\\s*${at}`, 'g'),
    ),
    ...code.matchAll(
      new RegExp(
        `${at}(?:\\s*\\??\\.\\w+\\([^()]*\\))*\\s*\\??\\.(?:map|filter|forEach|some|every|find|findIndex|flatMap|findLast)\\(\\s*(?:async\\s*)?(?:function\\s*)?\\(?\\s*([A-Za-z_$][\\w$]*)`,
        'g',
      ),
    ),
    ...code.matchAll(
      new RegExp(`${at}\\s*\\.reduce\\(\\s*\\(?\\s*\\w+\\s*,\\s*([A-Za-z_$][\\w$]*)`, 'g'),
    ),
    ...code.matchAll(
      new RegExp(`\\b(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)\\s*=\\s*${at}\\[`, 'g'),
    ),
    ...code.matchAll(new RegExp(`^\\s*([A-Za-z_]\\w*)\\s*=\\s*${at}\\[`, 'gm')),
  ].map(([, found = '']) => found);
  const taken = code.match(
    new RegExp(
      `\\bfor\\s*\\(?\\s*(?:const|let|var)\\s*(?:\\{([^{}]*)\\})\\s+of\\s+${at}|${at}\\s*\\.(?:map|filter|forEach)\\(\\s*\\(\\s*\\{([^{}]*)\\}`,
    ),
  );
  if (taken !== null) return recordOf(taken[1] ?? taken[2] ?? '', code, depth);
  for (const found of new Set(names)) {
    if (found === name) continue;
    const shape = inferShape(found, code, depth + 1);
    if (shape.kind !== 'unknown') return shape;
  }
  const indexed = inferShape(
    `${name}[i]`,
    code.replace(new RegExp(`${at}\\[[^\\]\\n]*\\]`, 'g'), `${name}[i]`),
    depth + 2,
  );
  if (indexed.kind !== 'unknown') return indexed;
  if (new RegExp(`\\bsum\\(\\s*${at}|\\bMath\\.(?:max|min)\\(\\s*\\.\\.\\.${at}`).test(code))
    return NUMBER;
  if (new RegExp(`["']\\.join\\(\\s*${at}\\s*\\)`).test(code)) return STRING;
  return UNKNOWN;
}

/** Fields that a pattern takes out. */
export function recordOf(list: string, code: string, depth: number): Shape {
  const fields = list.split(',').flatMap(part => {
    const [, name = '', local = ''] = /^\s*([\w$]+)\s*(?::\s*([\w$]+))?/.exec(part) ?? [];
    if (name === '' || part.includes('...')) return [];
    const shape = inferShape(local || name, code, depth + 1);
    return [
      {
        name,
        shape: shape.kind === 'unknown' ? guessByName(name) : shape,
        isOptional: part.includes('='),
      },
    ];
  });
  return fields.length === 0 ? UNKNOWN : { kind: 'record', fields };
}

function countArguments(at: string, code: string): number {
  const given = new RegExp(`${at}(?:\\?\\.)?\\(([^()]*)\\)`).exec(code)?.[1]?.trim();
  return given === undefined || given === '' ? 1 : given.split(',').length;
}

function escapeName(name: string): string {
  return `(?<![\\w$.])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w$])`;
}
