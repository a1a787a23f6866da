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
  const value: Value = { name, at, code, depth, has: pattern => new RegExp(pattern).test(code) };
  if (depth > MAX_DEPTH) return UNKNOWN;
  const known = inferFunction(value) ?? inferByMembers(value);
  if (known !== null) return known;
  const fields = listFields(at, code, name, depth);
  if (fields.length > 0) return { kind: 'record', fields };
  return inferByPlaces(value) ?? inferByOperators(value);
}

interface Value {
  readonly name: string;
  /** It, in a pattern. */
  readonly at: string;
  readonly code: string;
  readonly depth: number;
  /** Whether the code has such a place. */
  readonly has: (pattern: string) => boolean;
}

function inferFunction({ name, at, code, has }: Value): Shape | null {
  if (!has(`${at}(?:\\?\\.)?\\(`) && !has(`\\b(?:map|filter|reduce)\\(${at}\\s*,`)) return null;
  const returns = PREDICATE.test(name) ? BOOLEAN : UNKNOWN;
  const isLate = has(`\\bawait\\s+${at}\\(|${at}\\([^()]*\\)\\.then\\(`);
  return { kind: 'function', returns, arity: countArguments(at, code), isLate };
}

/** What only a string, a map, a set, a dictionary or a list has, or is asked for. */
function inferByMembers({ name, at, code, depth, has }: Value): Shape | null {
  const member = (names: string) => has(`${at}\\??\\.(?:${names})\\b`);
  if (member(STRING_ONLY)) return STRING;
  if (member(MAP_ONLY))
    return { kind: 'map', key: STRING, of: inferElement(name, code, depth), isObject: false };
  if (member(SET_ONLY)) return { kind: 'set', of: UNKNOWN };
  if (member(DICTIONARY_ONLY) || has(`\\bObject\\.(?:keys|entries|values)\\(\\s*${at}\\s*\\)`)) {
    return { kind: 'map', key: STRING, of: UNKNOWN, isObject: true };
  }
  const isList =
    member(LIST_ONLY) ||
    has(`\\b(?:sum|sorted|enumerate|reversed|zip|min|max)\\(\\s*${at}\\s*[,)]`) ||
    has(`\\bfor\\b[^\\n]*?\\b(?:of|in)\\s+${at}(?![\\w$.(\\[])`) ||
    has(`\\[\\.\\.\\.${at}\\]`);
  return isList ? listOf(inferElement(name, code, depth)) : null;
}

/** What has a length and places. */
function inferByPlaces({ name, at, code, depth, has }: Value): Shape | null {
  const isCounted = has(`(?:${at}\\??\\.length\\b|\\blen\\(\\s*${at}\\s*\\))`);
  if (!isCounted && !has(`${at}\\[`)) return null;
  if (has(`${at}\\[[^\\]\\n]+\\]\\s*(?:===?|!==?|in)\\s*["']`)) return STRING;
  const element = depth < MAX_DEPTH ? inferElement(name, code, depth) : INTEGER;
  if (element.kind !== 'unknown') return listOf(element);
  return unite([STRING, listOf(element)]);
}

/** A number, a string or a condition, by what stands beside it. */
function inferByOperators({ name, at, has }: Value): Shape {
  if (has(INTEGER_PLACES(at))) return INTEGER;
  if (has(NUMBER_PLACES(at))) return NUMBER;
  if (has(STRING_PLACES(at))) return STRING;
  if (has(`${at}\\s*(?:[<>]=?|\\+)|[<>]=?\\s*${at}(?![\\w$])`)) return NUMBER;
  return PREDICATE.test(name) || has(CONDITION_PLACES(at)) ? unite([BOOLEAN, UNKNOWN]) : UNKNOWN;
}

const placeIn = (at: string, pattern: string) => pattern.replaceAll('@', () => at);
const asPlaces = (at: string, patterns: readonly string[]) =>
  patterns.map(pattern => placeIn(at, pattern)).join('|');

/** Places where only such a value makes sense; `@` stands for it. */
const INTEGER_PLACES = (at: string) =>
  asPlaces(at, [
    '\\[\\s*@\\s*\\]',
    '\\brange\\([^)\\n]*@',
    '[%&|^]\\s*@(?!\\w)',
    '@\\s*(?:%(?!\\()|//|<<|>>|&(?!&)|\\^)',
  ]);
const NUMBER_PLACES = (at: string) =>
  asPlaces(at, [
    '@\\s*[*/-]',
    '[*/-]\\s*@(?![\\w$])',
    '\\bMath\\.\\w+\\([^)\\n]*@',
    '\\babs\\(\\s*@',
    '@\\s*(?:[<>]=?|[+*/-]=)\\s*-?\\d',
    '-?\\d\\s*[<>]=?\\s*@',
    '(?:\\+\\+|--)@',
    '@(?:\\+\\+|--)',
    '@\\s*\\+\\s*\\d',
    '\\.toFixed\\b',
  ]);
const STRING_PLACES = (at: string) =>
  asPlaces(at, [
    `@\\s*(?:[!=]==?)\\s*(["'])((?:(?!\\1)[^\\n\\\\]){0,60})\\1`,
    `(?:\\.(?:includes|startsWith|endsWith|indexOf|split|join|replace)\\(|["'\`]\\s*\\+)\\s*@(?![\\w$])`,
  ]);
const CONDITION_PLACES = (at: string) =>
  asPlaces(at, ['(?:\\bif\\s*\\(?\\s*(?:not\\s+|!)?|\\?\\s*|&&\\s*|\\|\\|\\s*)@\\s*(?:\\)|:|\\?)']);

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
  const [taken] = findAll(TAKEN_APART, at, code);
  if (taken) return recordOf(taken[1] ?? taken[2] ?? '', code, depth);
  const names = MEMBER_NAMES.flatMap(place => findAll(place, at, code)).map(
    ([, found = '']) => found,
  );
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

/** Where `pattern` is found with `at` in place of its `@`; each begins a line where it wants to. */
function findAll(pattern: string, at: string, code: string): readonly RegExpMatchArray[] {
  return [...code.matchAll(new RegExp(placeIn(at, pattern), 'gm'))];
}

/** Members that are taken apart at once. */
const TAKEN_APART =
  '\\bfor\\s*\\(?\\s*(?:const|let|var)\\s*(?:\\{([^{}]*)\\})\\s+of\\s+@|@\\s*\\.(?:map|filter|forEach)\\(\\s*\\(\\s*\\{([^{}]*)\\}';

/** Where a member of a list gets a name. */
const MEMBER_NAMES = [
  '\\bfor\\s*\\(?\\s*(?:const|let|var)?\\s*([A-Za-z_$][\\w$]*)\\s+(?:of|in)\\s+@(?![\\w$])',
  '\\bfor\\s+\\w+\\s*,\\s*([A-Za-z_]\\w*)\\s+in\\s+enumerate\\(\\s*@',
  '@(?:\\s*\\??\\.\\w+\\([^()]*\\))*\\s*\\??\\.(?:map|filter|forEach|some|every|find|findIndex|flatMap|findLast)\\(\\s*(?:async\\s*)?(?:function\\s*)?\\(?\\s*([A-Za-z_$][\\w$]*)',
  '@\\s*\\.reduce\\(\\s*\\(?\\s*\\w+\\s*,\\s*([A-Za-z_$][\\w$]*)',
  '\\b(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)\\s*=\\s*@\\[',
  '^\\s*([A-Za-z_]\\w*)\\s*=\\s*@\\[',
];

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
