/** What a function takes, as far as its code tells, and the values that are made of it. */

/** A set of values. `number` may have a fraction, `integer` has none; `unknown` is only guessed. */
export type Shape =
  | { readonly kind: 'integer' | 'number' | 'float' | 'string' | 'boolean' | 'null' | 'undefined' }
  | { readonly kind: 'date' | 'unknown' }
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'list' | 'set'; readonly of: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'record'; readonly fields: readonly Field[] }
  /** `isObject`: keys are names, and the value is an object or a dictionary; else it is a `Map`. */
  | { readonly kind: 'map'; readonly key: Shape; readonly of: Shape; readonly isObject: boolean }
  | { readonly kind: 'union'; readonly any: readonly Shape[] }
  | {
      readonly kind: 'function';
      readonly returns: Shape;
      readonly arity: number;
      readonly isLate: boolean;
    }
  /** An object of a class that the code itself defines, made of its arguments. */
  | { readonly kind: 'instance'; readonly name: string; readonly given: readonly Shape[] };

export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly isOptional: boolean;
}

/** One value, in no language: each runner writes it in its own. */
export type Value =
  | { readonly kind: 'null' | 'undefined' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `isFloat`: a language that tells them apart writes it with a point. */
  | { readonly kind: 'number'; readonly value: number; readonly isFloat?: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'list' | 'set' | 'tuple'; readonly items: readonly Value[] }
  | {
      readonly kind: 'map';
      readonly isObject: boolean;
      readonly entries: readonly (readonly [Value, Value])[];
    }
  | { readonly kind: 'date'; readonly ms: number }
  /** `isLate`: by a promise. Gives one of these values, by what it is called with, and is remembered for its calls. */
  | {
      readonly kind: 'function';
      readonly gives: readonly Value[];
      readonly arity: number;
      readonly isLate: boolean;
    }
  | { readonly kind: 'instance'; readonly name: string; readonly given: readonly Value[] };

export const INTEGER: Shape = { kind: 'integer' };
export const NUMBER: Shape = { kind: 'number' };
export const STRING: Shape = { kind: 'string' };
export const BOOLEAN: Shape = { kind: 'boolean' };
export const UNKNOWN: Shape = { kind: 'unknown' };
export const NULL: Shape = { kind: 'null' };

export function listOf(of: Shape): Shape {
  return { kind: 'list', of };
}

export function unite(any: readonly Shape[]): Shape {
  const flat = any.flatMap(one => (one.kind === 'union' ? one.any : [one]));
  const seen = new Map(flat.map(one => [JSON.stringify(one), one]));
  const only = [...seen.values()];
  return only.length === 1 && only[0] !== undefined ? only[0] : { kind: 'union', any: only };
}

/** Whether any part of a shape is a guess. */
export function isGuessed(shape: Shape): boolean {
  switch (shape.kind) {
    case 'unknown':
      return true;
    case 'list':
    case 'set':
      return isGuessed(shape.of);
    case 'tuple':
      return shape.items.some(isGuessed);
    case 'record':
      return shape.fields.some(field => isGuessed(field.shape));
    case 'map':
      return isGuessed(shape.key) || isGuessed(shape.of);
    case 'union':
      return shape.any.some(isGuessed);
    case 'function':
      return isGuessed(shape.returns);
    case 'instance':
      return shape.given.some(isGuessed);
    default:
      return false;
  }
}
