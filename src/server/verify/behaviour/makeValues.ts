/**
 * Values of a shape, by fast-check: small ones, edges, and what the code itself compares with and its
 * neighbours. The same seed makes the same values.
 */
import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  double,
  integer,
  oneof,
  tuple,
} from 'fast-check';
import type { Shape, Value } from '../calls/index.ts';

/** What the code itself says of numbers and words. */
export interface Hints {
  readonly numbers: readonly number[];
  readonly words: readonly string[];
}

/** Longest list, most entries; and most pieces of a string. */
const MAX_ITEMS = 5;
const MAX_PIECES = 6;

export function arbitraryOf(shape: Shape, hints: Hints): Arbitrary<Value> {
  switch (shape.kind) {
    case 'integer':
      return arbitraryInteger(hints);
    case 'number':
      return oneof(
        { weight: 3, arbitrary: arbitraryInteger(hints) },
        { weight: 2, arbitrary: arbitraryFraction(hints, false) },
      );
    case 'float':
      return arbitraryFraction(hints, true);
    case 'string':
      return arbitraryText(hints);
    case 'boolean':
      return boolean().map(value => ({ kind: 'boolean', value }));
    case 'null':
    case 'undefined':
      return constant({ kind: shape.kind });
    case 'date':
      return integer({ min: 0, max: 20_000 }).map(day => ({
        kind: 'date',
        ms: day * 86_400_000 + (day % 24) * 3_600_000,
      }));
    case 'unknown':
      return arbitraryInteger(hints);
    case 'literal':
      return constant(shape.value);
    case 'union':
      return oneof(...shape.any.map(one => arbitraryOf(one, hints)));
    default:
      return arbitraryCompound(shape, hints);
  }
}

type Compound = Extract<
  Shape,
  { kind: 'list' | 'set' | 'tuple' | 'record' | 'map' | 'function' | 'instance' }
>;

function arbitraryCompound(shape: Compound, hints: Hints): Arbitrary<Value> {
  switch (shape.kind) {
    case 'list':
      return array(arbitraryOf(shape.of, hints), { maxLength: MAX_ITEMS }).map(items => ({
        kind: 'list',
        items,
      }));
    case 'set':
      return array(arbitraryOf(shape.of, hints), { maxLength: MAX_ITEMS }).map(items => ({
        kind: 'set',
        items: keepDistinct(items),
      }));
    case 'tuple':
      return tuple(...shape.items.map(one => arbitraryOf(one, hints))).map(items => ({
        kind: 'tuple',
        items,
      }));
    case 'record':
      return arbitraryRecord(shape, hints);
    case 'map': {
      const key =
        shape.isObject && shape.key.kind !== 'integer'
          ? arbitraryKey(hints)
          : arbitraryOf(shape.key, hints);
      return array(tuple(key, arbitraryOf(shape.of, hints)), { maxLength: MAX_ITEMS }).map(
        entries => ({
          ...{ kind: 'map', isObject: shape.isObject, entries: keepDistinctKeys(entries) },
        }),
      );
    }
    case 'function': {
      const gives = array(arbitraryOf(shape.returns, hints), { minLength: 3, maxLength: 5 });
      return gives.map(values => ({
        kind: 'function',
        gives: values,
        arity: Math.max(1, shape.arity),
        isLate: shape.isLate,
      }));
    }
    case 'instance':
      return tuple(...shape.given.map(one => arbitraryOf(one, hints))).map(given => ({
        kind: 'instance',
        name: shape.name,
        given,
      }));
  }
}

function arbitraryRecord(
  { fields }: Extract<Shape, { kind: 'record' }>,
  hints: Hints,
): Arbitrary<Value> {
  const parts = fields.map(({ name, shape, isOptional }) => {
    const given = arbitraryOf(shape, hints).map(value => [
      [{ kind: 'string', value: name } as const, value] as const,
    ]);
    return isOptional
      ? oneof({ weight: 3, arbitrary: given }, { weight: 1, arbitrary: constant([]) })
      : given;
  });
  return tuple(...parts).map(entries => ({ kind: 'map', isObject: true, entries: entries.flat() }));
}

function arbitraryInteger({ numbers }: Hints): Arbitrary<Value> {
  const whole = numbers
    .filter(Number.isInteger)
    .flatMap(each => [each - 1, each, each + 1, each * 2]);
  const near = whole.length > 0 ? [{ weight: 3, arbitrary: constantFrom(...whole) }] : [];
  const wide = constantFrom(1_000, 1_001, 12_345, 65_536, 999_999, 1_234_567);
  return oneof(
    { weight: 6, arbitrary: integer({ min: -3, max: 12 }) },
    { weight: 3, arbitrary: integer({ min: -60, max: 150 }) },
    { weight: 1, arbitrary: wide },
    ...near,
  ).map(value => ({ kind: 'number', value }));
}

function arbitraryFraction({ numbers }: Hints, isFloat: boolean): Arbitrary<Value> {
  const near = numbers.flatMap(each => [each, each - 0.01, each + 0.01, each / 2]);
  const known = near.length > 0 ? [{ weight: 3, arbitrary: constantFrom(...near) }] : [];
  return oneof(
    { weight: 4, arbitrary: integer({ min: -400, max: 4_000 }).map(each => each / 4) },
    { weight: 2, arbitrary: integer({ min: -3, max: 12 }) },
    {
      weight: 2,
      arbitrary: double({ min: 0, max: 1, noNaN: true }).map(each => Math.round(each * 100) / 100),
    },
    { weight: 1, arbitrary: constantFrom(999.95, 1e6, 1_234_567.891, 5e9, 2.5e12) },
    ...known,
  ).map(value => ({
    kind: 'number',
    value: value === 0 ? 0 : value,
    ...(isFloat && { isFloat: true }),
  }));
}

const PIECES = [
  ...[
    'a',
    'b',
    'c',
    'ab',
    'aba',
    'Hello',
    'WORLD',
    'x',
    'Z',
    ' ',
    '  ',
    '\t',
    '\n',
    '-',
    '_',
    ',',
    '.',
  ],
  ...['1', '42', '0', '-7', '3.5', 'é', 'ß', '!', '/', ':', 'foo', 'Bar baz', 'a1b2'],
];
const WHOLE = ['', 'a', 'abc', 'hello world', 'Level', '2024-02-29', 'a@b.co', 'true', '[]', '12'];

function arbitraryText({ words }: Hints): Arbitrary<Value> {
  const piece =
    words.length > 0
      ? oneof(
          { weight: 2, arbitrary: constantFrom(...words) },
          { weight: 3, arbitrary: constantFrom(...PIECES) },
        )
      : constantFrom(...PIECES);
  return oneof(
    { weight: 2, arbitrary: constantFrom(...WHOLE) },
    ...(words.length > 0 ? [{ weight: 2, arbitrary: constantFrom(...words) }] : []),
    {
      weight: 2,
      arbitrary: array(constantFrom('a', 'b', 'The', 'a1', ...words.slice(0, 6)), {
        minLength: 2,
        maxLength: 5,
      }).map(parts => parts.join(' ')),
    },
    {
      weight: 6,
      arbitrary: array(piece, { minLength: 1, maxLength: MAX_PIECES }).map(parts => parts.join('')),
    },
  ).map(value => ({ kind: 'string', value }));
}

function arbitraryKey({ words }: Hints): Arbitrary<Value> {
  const names = words.filter(word => /^[A-Za-z_]\w*$/.test(word));
  return constantFrom('a', 'b', 'c', 'id', 'name', ...names, ...names).map(value => ({
    kind: 'string',
    value,
  }));
}

function keepDistinct(items: readonly Value[]): readonly Value[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}

function keepDistinctKeys(entries: readonly (readonly [Value, Value])[]) {
  return [...new Map(entries.map(entry => [JSON.stringify(entry[0]), entry])).values()];
}

/** The values at the edges of a shape, simple ones first. */
export function listEdges(shape: Shape, hints: Hints): readonly Value[] {
  const number = (value: number): Value => ({ kind: 'number', value });
  switch (shape.kind) {
    case 'integer':
    case 'unknown':
      return [0, 1, -1, 2, ...nearBy(hints, Number.isInteger)].map(number);
    case 'number':
      return [0, 1, -1, 0.5, ...nearBy(hints, Number.isFinite)].map(number);
    case 'float':
      return [0, 1, -1, 0.5, ...nearBy(hints, Number.isFinite)].map(value => ({
        kind: 'number',
        value,
        isFloat: true,
      }));
    case 'string':
      return ['', 'a', 'Ab c', ...hints.words.slice(0, MAX_HINTS)].map(value => ({
        kind: 'string',
        value,
      }));
    case 'boolean':
      return [false, true].map(value => ({ kind: 'boolean', value }));
    case 'list': {
      const [first, second = first] = listEdges(shape.of, hints);
      if (first === undefined || second === undefined) return [{ kind: 'list', items: [] }];
      const lists = [[], [first], [first, first], [second, first], [first, second, first]];
      return lists.map(items => ({ kind: 'list', items }));
    }
    case 'map':
      return [{ kind: 'map', isObject: shape.isObject, entries: [] }];
    case 'union':
      return shape.any.flatMap(one => listEdges(one, hints).slice(0, MAX_HINTS));
    case 'null':
    case 'undefined':
      return [{ kind: shape.kind }];
    case 'literal':
      return [shape.value];
    default:
      return [];
  }
}

/** What is no number and yet of its type, and the zero below zero. */
export function listOddValues(shape: Shape): readonly Value[] {
  switch (shape.kind) {
    case 'number':
    case 'float':
      return [Number.NaN, -0].map(value => ({
        ...{ kind: 'number', value },
        ...(shape.kind === 'float' && { isFloat: true }),
      }));
    case 'list':
      return listOddValues(shape.of).map(odd => ({ kind: 'list', items: [odd, odd] }));
    default:
      return [];
  }
}

/** Most values of the code that stand among the edges. */
const MAX_HINTS = 8;

function nearBy({ numbers }: Hints, isFit: (value: number) => boolean): readonly number[] {
  return numbers
    .slice(0, MAX_HINTS)
    .flatMap(each => [each, each - 1, each + 1])
    .filter(isFit);
}
