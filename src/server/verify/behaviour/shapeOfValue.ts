/** What kind of value one is, so that others like it can be made. */
import { INTEGER, listOf, type Shape, UNKNOWN, unite, type Value } from '../calls/index.ts';

export function shapeOfValue(value: Value): Shape {
  switch (value.kind) {
    case 'number':
      return Number.isInteger(value.value) && !value.isFloat ? INTEGER : { kind: 'number' };
    case 'list':
      return listOf(value.items.length === 0 ? UNKNOWN : unite(value.items.map(shapeOfValue)));
    case 'set':
      return {
        kind: 'set',
        of: value.items.length === 0 ? UNKNOWN : unite(value.items.map(shapeOfValue)),
      };
    case 'tuple':
      return { kind: 'tuple', items: value.items.map(shapeOfValue) };
    case 'map':
      return shapeOfMap(value);
    case 'date':
    case 'string':
    case 'boolean':
    case 'null':
    case 'undefined':
      return { kind: value.kind };
    default:
      return UNKNOWN;
  }
}

function shapeOfMap({ entries, isObject }: Extract<Value, { kind: 'map' }>): Shape {
  const fields = entries.flatMap(([key, of]) =>
    key.kind === 'string' ? [{ name: key.value, shape: shapeOfValue(of), isOptional: false }] : [],
  );
  if (isObject && fields.length === entries.length && fields.length > 0)
    return { kind: 'record', fields };
  const [first] = entries;
  if (first === undefined) return UNKNOWN;
  return { kind: 'map', key: shapeOfValue(first[0]), of: shapeOfValue(first[1]), isObject };
}
