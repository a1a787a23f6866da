/**
 * Reads a type as TypeScript, JSDoc and Python write it. The three are close enough for one reader:
 * `Array<number>`, `number[]`, `list[int]`, `Optional[str]`, `{a: string, b?: number}`, `"x" | "y"`.
 *
 * What it does not know is `unknown`: values for it are guessed.
 */
import {
  BOOLEAN,
  type Field,
  INTEGER,
  listOf,
  NULL,
  NUMBER,
  type Shape,
  STRING,
  UNKNOWN,
  unite,
} from '../calls/index.ts';

/** The shape of a name that the code itself defines; null for any other. */
export type FindName = (name: string, depth: number) => Shape | null;

/** Types that are nested deeper, or refer to themselves, end in a guess. */
const MAX_DEPTH = 6;
const MAX_TOKENS = 400;

export function parseType(text: string, findName: FindName, depth = 0): Shape {
  const tokens = text.match(TOKEN) ?? [];
  if (depth > MAX_DEPTH || tokens.length === 0 || tokens.length > MAX_TOKENS) return UNKNOWN;
  const reader: Reader = { tokens, at: 0, findName, depth };
  const shape = readUnion(reader);
  return reader.at === tokens.length ? shape : UNKNOWN;
}

const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|=>|\.\.\.|-?\d+(?:\.\d+)?|[A-Za-z_$][\w$.]*|[^\s]/g;

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  readonly findName: FindName;
  readonly depth: number;
}

function peek({ tokens, at }: Reader): string {
  return tokens[at] ?? '';
}

function take(reader: Reader, token: string): boolean {
  if (peek(reader) !== token) return false;
  reader.at += 1;
  return true;
}

function readUnion(reader: Reader): Shape {
  take(reader, '|');
  const any = [readSuffixed(reader)];
  while (take(reader, '|')) any.push(readSuffixed(reader));
  if (peek(reader) !== '&') return unite(any);
  const parts = [...any];
  while (take(reader, '&')) parts.push(readSuffixed(reader));
  return parts.every(part => part.kind === 'record')
    ? { kind: 'record', fields: parts.flatMap(part => part.fields) }
    : UNKNOWN;
}

function readSuffixed(reader: Reader): Shape {
  if (take(reader, '?')) return unite([readSuffixed(reader), NULL]);
  if (take(reader, '!') || take(reader, 'readonly') || take(reader, '...')) {
    return readSuffixed(reader);
  }
  let shape = readPrimary(reader);
  while (peek(reader) === '[' && reader.tokens[reader.at + 1] === ']') {
    reader.at += 2;
    shape = listOf(shape);
  }
  // JSDoc marks what may be left out so.
  if (take(reader, '=')) return unite([shape, { kind: 'undefined' }]);
  return shape;
}

function readPrimary(reader: Reader): Shape {
  const token = peek(reader);
  if (token === '(') return readParenthesis(reader);
  if (token === '{') return readObject(reader);
  if (token === '[') {
    reader.at += 1;
    return { kind: 'tuple', items: readList(reader, ']') };
  }
  reader.at += 1;
  if (/^["']/.test(token)) {
    return { kind: 'literal', value: { kind: 'string', value: token.slice(1, -1) } };
  }
  if (/^-?\d/.test(token)) {
    return { kind: 'literal', value: { kind: 'number', value: Number(token) } };
  }
  return /^[A-Za-z_$]/.test(token) ? readNamed(reader, token) : UNKNOWN;
}

function readList(reader: Reader, closer: string): readonly Shape[] {
  const items: Shape[] = [];
  while (reader.at < reader.tokens.length && !take(reader, closer)) {
    // Members of tuples may bear names.
    if (/^[A-Za-z_$]/.test(peek(reader)) && reader.tokens[reader.at + 1] === ':') reader.at += 2;
    const from = reader.at;
    // `tuple[int, ...]`
    if (peek(reader) === '...' && reader.tokens[reader.at + 1] === closer) {
      reader.at += 1;
      items.push(UNKNOWN);
      continue;
    }
    items.push(readUnion(reader));
    take(reader, ',');
    if (reader.at === from) return items;
  }
  return items;
}

/** `(a: T) => R`, or a type in brackets. */
function readParenthesis(reader: Reader): Shape {
  const close = findClose(reader);
  if (reader.tokens[close + 1] === '=>') {
    const inside = reader.tokens.slice(reader.at + 1, close);
    const arity = inside.length === 0 ? 0 : countCommas(inside) + 1;
    reader.at = close + 2;
    const isLate = peek(reader) === 'Promise';
    return { kind: 'function', returns: readUnion(reader), arity, isLate };
  }
  reader.at += 1;
  const shape = readUnion(reader);
  take(reader, ')');
  return shape;
}

function findClose({ tokens, at }: Reader): number {
  let open = 0;
  for (let i = at; i < tokens.length; i += 1) {
    if (/^[([{<]$/.test(tokens[i] ?? '')) open += 1;
    if (/^[)\]}>]$/.test(tokens[i] ?? '')) open -= 1;
    if (open === 0) return i;
  }
  return tokens.length;
}

function countCommas(tokens: readonly string[]): number {
  let open = 0;
  let count = 0;
  for (const token of tokens) {
    if (/^[([{<]$/.test(token)) open += 1;
    if (/^[)\]}>]$/.test(token)) open -= 1;
    if (token === ',' && open === 0) count += 1;
  }
  return count;
}

function readObject(reader: Reader): Shape {
  const close = findClose(reader);
  reader.at += 1;
  const fields: Field[] = [];
  while (reader.at < close) {
    take(reader, 'readonly');
    if (peek(reader) === '[') return readIndexed(reader, close);
    const name = peek(reader).replace(/^["']|["']$/g, '');
    reader.at += 1;
    const isOptional = take(reader, '?');
    if (!take(reader, ':')) {
      // A method, or what JSDoc leaves open.
      reader.at = close + 1;
      return UNKNOWN;
    }
    fields.push({ name, shape: readUnion(reader), isOptional });
    while (take(reader, ',') || take(reader, ';'));
  }
  reader.at = close + 1;
  return { kind: 'record', fields };
}

/** `{ [key: string]: T }` */
function readIndexed(reader: Reader, close: number): Shape {
  reader.at = findClose(reader) + 1;
  const of = take(reader, ':') ? readUnion(reader) : UNKNOWN;
  reader.at = close + 1;
  return { kind: 'map', key: STRING, of, isObject: true };
}

function readNamed(reader: Reader, token: string): Shape {
  const opener = peek(reader);
  const isGeneric =
    opener === '<' || (opener === '[' && reader.tokens[reader.at + 1] !== ']') || opener === '.';
  let given: readonly Shape[] = [];
  if (isGeneric) {
    take(reader, '.');
    reader.at += 1;
    given = readList(reader, opener === '[' ? ']' : '>');
  }
  const name = token.replace(/^(?:typing|t|collections\.abc|datetime)\./, '');
  return nameShape(name, given, reader);
}

const PLAIN: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...['int', 'integer', 'Int'].map(name => [name, INTEGER] as const),
  ...['number', 'Number'].map(name => [name, NUMBER] as const),
  ...['float', 'Decimal'].map(name => [name, { kind: 'float' } as const] as const),
  ...['string', 'str', 'String'].map(name => [name, STRING] as const),
  ...['boolean', 'bool', 'Boolean'].map(name => [name, BOOLEAN] as const),
  ...['null', 'None', 'NoneType'].map(name => [name, NULL] as const),
  ...['undefined', 'void'].map(name => [name, { kind: 'undefined' } as const] as const),
  ...['true', 'True'].map(name => [name, literalOf(true)] as const),
  ...['false', 'False'].map(name => [name, literalOf(false)] as const),
  ['Date', { kind: 'date' }],
]);

function literalOf(value: boolean): Shape {
  return { kind: 'literal', value: { kind: 'boolean', value } };
}

const LISTS =
  /^(?:Array|ReadonlyArray|list|List|Iterable|Sequence|Collection|MutableSequence|Reversible)$/;
const SETS = /^(?:Set|ReadonlySet|set|frozenset|FrozenSet|AbstractSet|MutableSet)$/;
const DICTIONARIES =
  /^(?:dict|Dict|Mapping|MutableMapping|Record|Object|OrderedDict|DefaultDict|defaultdict)$/;
const WRAPPERS =
  /^(?:Readonly|Required|NonNullable|Final|ClassVar|Annotated|Promise|Awaitable|Coroutine)$/;

function nameShape(name: string, given: readonly Shape[], reader: Reader): Shape {
  const plain = PLAIN.get(name);
  if (plain !== undefined) return plain;
  const own = reader.findName(name, reader.depth + 1);
  if (own !== null) return own;
  const [first = UNKNOWN, second = UNKNOWN] = given;
  if (LISTS.test(name)) return listOf(first);
  if (SETS.test(name)) return { kind: 'set', of: first };
  if (/^(?:Map|ReadonlyMap)$/.test(name)) {
    return { kind: 'map', key: first, of: second, isObject: false };
  }
  if (DICTIONARIES.test(name)) return { kind: 'map', key: first, of: second, isObject: true };
  if (/^(?:tuple|Tuple)$/.test(name)) {
    return given.length === 2 && second.kind === 'unknown'
      ? listOf(first)
      : { kind: 'tuple', items: given };
  }
  if (name === 'Optional') return unite([first, NULL]);
  if (name === 'Union' || name === 'Literal') return given.length > 0 ? unite(given) : UNKNOWN;
  if (WRAPPERS.test(name)) return first;
  if (name === 'Partial' && first.kind === 'record') {
    return { kind: 'record', fields: first.fields.map(field => ({ ...field, isOptional: true })) };
  }
  if (name === 'Callable') {
    const arity = first.kind === 'tuple' ? first.items.length : 1;
    return { kind: 'function', returns: second, arity, isLate: false };
  }
  if (name === 'Function') return { kind: 'function', returns: UNKNOWN, arity: 1, isLate: false };
  return UNKNOWN;
}
